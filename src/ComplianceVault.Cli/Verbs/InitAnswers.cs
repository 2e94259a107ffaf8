using System.CommandLine;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary>The answers of <c>cvault init --from FILE</c>; each has a switch of the same name that stands before it.</summary>
internal sealed record InitFile
{
    public string? Company { get; init; }

    public string? System { get; init; }

    public List<DepartmentAnswer> Departments { get; init; } = [];

    public Dictionary<string, string> Map { get; init; } = [];

    public string? WithoutRepresentative { get; init; }

    public Dictionary<string, string> Numbers { get; init; } = [];

    public string? Editions { get; init; }

    public List<string> With { get; init; } = [];

    public string? Admin { get; init; }

    public List<string> AdminRoles { get; init; } = [];

    public string? PasswordFile { get; init; }
}

/// <summary>A department in the answer file.</summary>
internal sealed record DepartmentAnswer
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? NameEn { get; init; }
}

/// <summary>What <c>cvault init</c> is told, on the command line and in the answer file.</summary>
internal static class InitAnswers
{
    /// <summary>The own department of a sample department whose work nobody does.</summary>
    private const string Nobody = "none";

    private static readonly Option<string?> From = new("--from") { HelpName = "FILE" };
    private static readonly Option<string?> Company = new("--company") { HelpName = "NAME" };
    private static readonly Option<string?> SystemName = new("--system") { HelpName = "NAME" };
    private static readonly Option<string[]> Department = Many("--department", "CODE=NAME");
    private static readonly Option<string[]> Map = Many("--map", "SAMPLE=CODE");
    private static readonly Option<string?> WithoutRepresentative = new("--without-representative") { HelpName = "ROLE" };
    private static readonly Option<string[]> Number = Many("--number", "LEVEL=PATTERN");
    private static readonly Option<string?> Editions = new("--editions") { HelpName = "A|A/0|V1.0" };
    private static readonly Option<string[]> With = Many("--with", "PART");
    private static readonly Option<string?> Admin = new("--admin") { HelpName = "NAME" };
    private static readonly Option<string[]> AdminRole = Many("--admin-roles", "ROLE");
    private static readonly Option<string?> PasswordFile = new("--password-file") { HelpName = "FILE" };

    public static IEnumerable<Option> Options()
    {
        From.Description = Say($"答案文件（YAML，键与各选项相同；选项优先）", $"answer file (YAML, keys as the switches, which stand before it)");
        Company.Description = Say($"公司名称", $"name of the company");
        SystemName.Description = Say($"体系名称", $"name of the management system");
        Department.Description = Say($"部门，可多次", $"a department; again for each");
        Map.Description = Say($"样例的部门由哪个部门承担（none 为没有），可用逗号分隔", $"which department does the work of the sample's (none: nobody); commas or again");
        WithoutRepresentative.Description = Say($"不设管理者代表，其职责和权限归该角色", $"no management representative; this role takes the work and the permissions");
        Number.Description = Say($"某一层级的编号规则，如 二阶=QP-{{00}}", $"number pattern of a level, as 二阶=QP-{{00}}");
        Editions.Description = Say($"版次方案", $"edition scheme");
        With.Description = Say($"取用样例的部分：roles、clauses、forms、glossary、calendar（默认这五项），documents 为文件目录和底稿；none 为都不取用", $"what to take of the sample: roles, clauses, forms, glossary, calendar (the default), documents for the list of documents with texts to begin from; none for nothing");
        Admin.Description = Say($"第一位系统管理员的姓名（也是登录名）", $"name of the first administrator, to sign in with");
        AdminRole.Description = Say($"管理员同时担任的角色", $"roles that the administrator also takes");
        PasswordFile.Description = Say($"口令所在文件（首行）", $"file whose first line is the password");
        return [From, Company, SystemName, Department, Map, WithoutRepresentative, Number, Editions, With, Admin, AdminRole, PasswordFile];
    }

    /// <summary>The answer file with the switches laid over it.</summary>
    public static async Task<Result<InitFile>> ReadAsync(VerbRun run)
    {
        var read = run.Value(From) is { } path ? await FileAsync(path, run.Token) : new InitFile();
        if (!read.Succeeded)
            return read;
        var (file, with, roles) = (read.Value, Words(run, With), Words(run, AdminRole));
        if (Pairs(run, Department) is not { } departments || Pairs(run, Map) is not { } map || Pairs(run, Number) is not { } numbers)
            return Error.Invalid("init.pair");
        return file with
        {
            Company = run.Value(Company) ?? file.Company,
            System = run.Value(SystemName) ?? file.System,
            Departments = departments.Count > 0 ? [.. departments.Select(d => new DepartmentAnswer { Code = d.Key, Name = d.Value })] : file.Departments,
            Map = Over(file.Map, map),
            WithoutRepresentative = run.Value(WithoutRepresentative) ?? file.WithoutRepresentative,
            Numbers = Over(file.Numbers, numbers),
            Editions = run.Value(Editions) ?? file.Editions,
            With = with.Count > 0 ? with : file.With,
            Admin = run.Value(Admin) ?? file.Admin,
            AdminRoles = roles.Count > 0 ? roles : file.AdminRoles,
            PasswordFile = run.Value(PasswordFile) ?? file.PasswordFile,
        };
    }

    public static Result<CompanyPlan> Plan(InitFile file, PackVocabulary pack)
    {
        var parts = Parts(file.With);
        if (!parts.Succeeded)
            return parts.Error;
        var plan = new CompanyPlan
        {
            Company = file.Company?.Trim() ?? "",
            System = file.System?.Trim() ?? pack.System?.Zh ?? "",
            Departments = [.. file.Departments.Select(d => new OwnDepartment(d.Code, d.Name, d.NameEn))],
            Map = file.Map.ToDictionary(m => m.Key, m => m.Value == Nobody ? null : m.Value),
            InsteadOfRepresentative = file.WithoutRepresentative,
            Numbers = file.Numbers,
            EditionScheme = file.Editions is { } label ? EditionScheme.All.FirstOrDefault(s => s.Id == label || s.First.Printed == label)?.Id ?? label : null,
            Parts = parts.Value,
        };
        return plan.Completed(pack);
    }

    private static async Task<Result<InitFile>> FileAsync(string path, CancellationToken ct)
    {
        var full = Path.GetFullPath(path);
        return await new SeedFolder(new VaultOptions { SeedDocs = Path.GetDirectoryName(full)! }).ReadAsync<InitFile>(Path.GetFileName(full), ct);
    }

    private static Result<IReadOnlyList<SamplePart>> Parts(List<string> words)
    {
        if (words.Count == 0)
            return Result.Of<IReadOnlyList<SamplePart>>([.. Enum.GetValues<SamplePart>().Where(p => p != SamplePart.Documents)]); // a company that has documents imports its own
        if (words is [Nobody])
            return Result.Of<IReadOnlyList<SamplePart>>([]);
        var parts = words.Select(w => (Word: w, Known: Enum.TryParse<SamplePart>(w, ignoreCase: true, out var part), Part: part)).ToList();
        return parts.Find(p => !p.Known).Word is { } unknown ? Error.Invalid("init.part-unknown", unknown) : Result.Of<IReadOnlyList<SamplePart>>([.. parts.Select(p => p.Part)]);
    }

    private static Option<string[]> Many(string name, string help) => new(name) { HelpName = help, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };

    private static List<string> Words(VerbRun run, Option<string[]> option) =>
        [.. (run.Value(option) ?? []).SelectMany(v => v.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>The <c>KEY=VALUE</c> of a switch, in order; null when one is none.</summary>
    private static Dictionary<string, string>? Pairs(VerbRun run, Option<string[]> option)
    {
        var pairs = Words(run, option).ConvertAll(w => w.Split('=', 2, StringSplitOptions.TrimEntries));
        return pairs.Exists(p => p.Length < 2 || p[0].Length == 0) ? null : pairs.GroupBy(p => p[0]).ToDictionary(p => p.Key, p => p.Last()[1]);
    }

    private static Dictionary<string, string> Over(Dictionary<string, string> below, Dictionary<string, string> above)
    {
        var both = new Dictionary<string, string>(below);
        foreach (var (key, value) in above)
            both[key] = value;
        return both;
    }
}
