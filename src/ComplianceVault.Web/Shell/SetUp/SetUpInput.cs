using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.Web.Shell.SetUp;

/// <summary>The steps of 建立本公司体系, in their order.</summary>
public enum SetUpStep
{
    Company,
    Departments,
    Roles,
    Numbers,
    Parts,
    Founder,
    Review,
}

/// <summary>A row of the departments; an empty one is passed over.</summary>
public sealed class DepartmentRow
{
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";
}

/// <summary>A word of the pack and the company's answer to it.</summary>
public sealed class AnswerRow
{
    public string Key { get; set; } = "";

    public string Value { get; set; } = "";
}

/// <summary>
/// All that the set-up form sends, whichever step is shown: the answers of the other steps lie hidden in the same form, so that nothing is kept on the server
/// before the vault is founded. Passwords are asked in the last step only and never sent back.
/// </summary>
public sealed class SetUpInput
{
    /// <summary>The answer to a department of the pack that nobody in the company stands for.</summary>
    public const string Nobody = "-";

    public SetUpStep Step { get; set; }

    /// <summary>The button: <c>next</c>, <c>back</c>, <c>row</c> or <c>found</c>.</summary>
    public string Go { get; set; } = "";

    public string Code { get; set; } = "";

    public string Company { get; set; } = "";

    public string System { get; set; } = "";

    public List<DepartmentRow> Departments { get; set; } = [];

    /// <summary>Empty: the company has a management representative; otherwise the role that stands for one.</summary>
    public string Instead { get; set; } = "";

    public List<AnswerRow> Numbers { get; set; } = [];

    public string Editions { get; set; } = "";

    public List<AnswerRow> Map { get; set; } = [];

    public bool WithRoles { get; set; }

    public bool WithClauses { get; set; }

    public bool WithForms { get; set; }

    public bool WithGlossary { get; set; }

    public bool WithCalendar { get; set; }

    /// <summary>Not proposed: a company that has procedures brings its own under these numbers.</summary>
    public bool WithDocuments { get; set; }

    public string Name { get; set; } = "";

    public bool IsController { get; set; }

    public bool IsRepresentative { get; set; }

    public string Password { get; set; } = "";

    public string Again { get; set; } = "";

    /// <summary>What is proposed at first: everything of the sample but its documents, its departments and numbers to be written over.</summary>
    public static SetUpInput Proposed(PackVocabulary pack) => new()
    {
        System = pack.System?.Zh ?? "",
        Departments = [.. pack.Departments.Select(d => new DepartmentRow { Code = d.Id, Name = d.Name.Zh })],
        Numbers = [.. pack.Levels.Select(l => new AnswerRow { Key = l.Level, Value = pack.NeutralPattern(l) })],
        Editions = pack.EditionScheme,
        Map = [.. pack.Departments.Select(d => new AnswerRow { Key = d.Id })],
        WithRoles = true,
        WithClauses = true,
        WithForms = true,
        WithGlossary = true,
        WithCalendar = true,
        IsController = true,
    };

    public CompanyPlan Plan(PackVocabulary pack)
    {
        var departments = Departments.Select(d => new OwnDepartment(d.Code.Trim(), d.Name.Trim())).Where(d => d.Code.Length + d.Name.Length > 0).ToList();
        var plan = new CompanyPlan
        {
            Company = Company.Trim(),
            System = System.Trim(),
            Departments = departments,
            Map = Map.Where(m => m.Value == Nobody || departments.Exists(d => d.Code == m.Value)).ToDictionary(m => m.Key, m => m.Value == Nobody ? null : m.Value),
            InsteadOfRepresentative = Instead.Length > 0 ? Instead : null,
            Numbers = Numbers.ToDictionary(n => n.Key, n => n.Value.Trim()),
            EditionScheme = Editions,
            Parts = [.. Parts()],
        };
        return plan.Completed(pack);
    }

    public SetUpRequest Request(PackVocabulary pack)
    {
        var plan = Plan(pack);
        var roles = FoundingRoles.Offered(plan).Where((_, i) => i == 0 ? IsController : IsRepresentative);
        return new(Code, plan, Name, Password, [.. roles]);
    }

    /// <summary>What goes without saying is shown as answered.</summary>
    public void Show(CompanyPlan plan) =>
        Map = [.. Map.Select(m => new AnswerRow { Key = m.Key, Value = plan.Map.TryGetValue(m.Key, out var own) ? own ?? Nobody : "" })];

    private IEnumerable<SamplePart> Parts()
    {
        if (WithRoles)
            yield return SamplePart.Roles;
        if (WithClauses)
            yield return SamplePart.Clauses;
        if (WithForms)
            yield return SamplePart.Forms;
        if (WithGlossary)
            yield return SamplePart.Glossary;
        if (WithCalendar)
            yield return SamplePart.Calendar;
        if (WithDocuments)
            yield return SamplePart.Documents;
    }
}
