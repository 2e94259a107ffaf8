using System.CommandLine;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault init</c>: founds a company's own vault in an empty place, as the set-up page does.</summary>
internal static class InitVerb
{
    /// <summary>What was founded.</summary>
    internal sealed record Founded(
        string Company, string System, IReadOnlyList<OwnDepartment> Departments, IReadOnlyDictionary<string, string?> Map, string? InsteadOfRepresentative,
        IReadOnlyDictionary<string, string> Numbers, string? EditionScheme, IReadOnlyList<SamplePart> Taken, string Admin, IReadOnlyList<PackPartReport> Parts);

    public static Command Create()
    {
        var init = new Command("init", Say($"建立本公司体系：在空目录中建立本公司的文件库", $"found a company's own system in an empty place"));
        foreach (var option in InitAnswers.Options())
            init.Add(option);
        return init.Does(RunAsync, Print);
    }

    private static async Task<Result<Founded>> RunAsync(VerbRun run)
    {
        var answers = await InitAnswers.ReadAsync(run);
        if (!answers.Succeeded)
            return answers.Error;
        var password = await PasswordAsync(answers.Value, run.Token);
        if (!password.Succeeded)
            return password.Error;
        var setUp = run.Host.Get<SetUpVault>();
        var pack = await setUp.VocabularyAsync(run.Token);
        if (!pack.Succeeded)
            return pack.Error;
        var plan = InitAnswers.Plan(answers.Value, pack.Value);
        if (!plan.Succeeded)
            return plan.Error;
        // Whoever may write the data directory may found the vault in it: the code is this process's own.
        var request = new SetUpRequest(run.Host.Get<SetUpCode>().Text, plan.Value, answers.Value.Admin ?? "", password.Value, answers.Value.AdminRoles);
        if (setUp.Faults(request, pack.Value) is [var fault, ..])
            return fault.Error;
        await run.Host.Get<VaultStart>().PrepareAsync(run.Token);
        var founded = await setUp.ExecuteAsync(request, VaultHost.Session, new LoadProgress(), run.Token);
        return founded.Succeeded ? Report(request, founded.Value) : founded.Error;
    }

    private static async Task<Result<string>> PasswordAsync(InitFile answers, CancellationToken ct)
    {
        if (answers.PasswordFile is not { } file)
            return Error.Invalid("init.password-file");
        if (!File.Exists(file))
            return Error.NotFound("backup.password-file", file);
        using var lines = new StreamReader(file);
        return await lines.ReadLineAsync(ct) ?? "";
    }

    private static Founded Report(SetUpRequest request, FoundedVault founded)
    {
        var plan = founded.Plan;
        return new(
            plan.Company, plan.System, plan.Departments, plan.Map, plan.InsteadOfRepresentative, plan.Numbers, plan.EditionScheme, plan.Parts, request.Name.Trim(), founded.Parts);
    }

    private static void Print(Founded done, TextWriter to)
    {
        to.WriteLine(Say($"{done.Company} · {done.System}", $"{done.Company} · {done.System}"));
        foreach (var department in done.Departments)
            to.WriteLine($"    {department.Code}  {department.Name}");
        foreach (var (from, _) in done.Map.Where(m => m.Value is null))
            to.WriteLine(Say($"样例部门 {from} 没有对应部门：其表单停用，其定期工作不带入，其条款没有主责部门", $"nobody does the work of {from}: its forms are not in use, its duties are left out, its clauses have no lead"));
        if (done.InsteadOfRepresentative is { } role)
            to.WriteLine(Say($"不设管理者代表：职责和权限归 {role}；一、二阶文件由部门负责人审核，编制、审核、批准仍须由不同的人担任", $"no management representative: {role} takes the work and the permissions; heads of departments review; author, reviewer and approver are still different people"));
        foreach (var part in done.Taken)
            to.WriteLine(Say($"取用 {VaultWords.Of(part)}", $"took {VaultWords.Of(part)}"));
        foreach (var part in done.Parts.Where(p => p.Added > 0))
            to.WriteLine($"{part.Added,7}  {part.Part}");
        to.WriteLine(Say($"系统管理员 {done.Admin} 可以登录。", $"Administrator {done.Admin} may sign in."));
    }
}
