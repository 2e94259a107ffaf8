using ComplianceVault.App.Clauses;
using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.Tests.Clauses.Coverage;

/// <summary>Facts of one day about one clause, 8.2.6, that is sound in every respect unless a test says otherwise.</summary>
internal static class Given
{
    public const string Clause = "8.2.6";
    public const string Form = "X-P07-R02";

    /// <summary>A Friday in the middle of the last quarter.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 27);

    public static DateOnly Long { get; } = new(2025, 1, 1);

    public static ClauseFacts Leaf(string number = Clause, string? parent = null) => new()
    {
        Number = number,
        Title = new Named(number, $"条款{number}"),
        Parent = parent,
        Documented = DocumentedNeed.Demanded,
        Leads = ["tech"],
        Documents = [new DocumentFact(Guid.CreateVersion7(), "X-P07", "某规程", Guid.CreateVersion7(), "A")],
        Forms = [new FormFact(Form, new Named(Form, "某清单"), IsInForce: true)],
    };

    public static ClauseFacts Heading(string number, string? parent = null) =>
        new() { Number = number, Title = new Named(number, $"标题{number}"), Parent = parent, Row = ClauseKind.Group };

    public static DutyFact Duty(Cadence cadence = Cadence.Monthly, bool proposal = false, string? department = "tech", DateOnly? since = null, int? within = null, params string[] evidence) =>
        new(Guid.CreateVersion7(), "OBL-001", new Named("OBL-001", "某项工作"), cadence, proposal, within, department, since ?? Long, [Clause], evidence.Length == 0 ? [Form] : evidence);

    public static RecordSummary Records(params DateOnly[] days) => new(days.Length, days.Max(), [.. days.Order()]);

    /// <summary>A record in each of the last 24 months.</summary>
    public static RecordSummary Monthly() => Records([.. Enumerable.Range(0, 24).Select(m => new DateOnly(Today.Year, Today.Month, 3).AddMonths(-m))]);

    public static CoverageFacts Sound(params ClauseFacts[] clauses) => new()
    {
        AsOf = Today,
        Clauses = clauses.Length == 0 ? [Leaf()] : clauses,
        Departments = [new Named("mgmt", "管理层"), new Named("tech", "技术部")],
        Duties = [Duty()],
        Records = new Dictionary<(string, string), RecordSummary> { [(Form, "tech")] = Monthly() },
        KeepsRecords = true,
        Findings = new Dictionary<string, IReadOnlyList<FindingFact>>(),
        Audits = new[] { Clause, "8.2.5", "6.3", "7.4", "7.5.4" }.ToDictionary(c => c, _ => Today.AddMonths(-2)),
    };

    public static CoverageRow Judged(this CoverageFacts facts, string clause = Clause) => CoverageEngine.Judge(facts).Rows.Single(r => r.Clause.Number == clause);

    public static CoverageFacts Where(this CoverageFacts facts, Func<ClauseFacts, ClauseFacts> change) => facts with { Clauses = [.. facts.Clauses.Select(change)] };

    public static CoverageFacts With(this CoverageFacts facts, DutyFact duty, params DateOnly[] records) => facts with
    {
        Duties = [duty],
        Records = records.Length == 0 ? new Dictionary<(string, string), RecordSummary>() : new Dictionary<(string, string), RecordSummary> { [(Form, "tech")] = Records(records) },
    };

    public static string Said(this CoverageRow row) => string.Join('\n', row.Reasons.Select(r => r.Say(System.Globalization.CultureInfo.GetCultureInfo("zh-CN"))));

    public static CriterionOutcome Of(this CoverageRow row, Criterion criterion) => row.Criteria.Single(c => c.Criterion == criterion).Outcome;
}
