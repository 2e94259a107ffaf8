using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Registers.Nonconformities;

namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>The criteria of one leaf that do not rest on records: who leads, what is documented, findings, audit.</summary>
internal sealed class ClauseJudge(CoverageFacts facts)
{
    /// <summary>Internal audits reach every clause within a year (内审控制程序), so the programme is the last twelve months.</summary>
    private const int ProgrammeMonths = 12;
    private const int ProgrammeWarningDays = 30;

    private readonly Dictionary<string, ClauseFacts> clauses = facts.Clauses.ToDictionary(c => c.Number);
    private readonly Dictionary<string, Named> departments = facts.Departments.ToDictionary(d => d.Code);
    private readonly Dictionary<string, int> records = facts.Records.GroupBy(r => r.Key.Form).ToDictionary(g => g.Key, g => g.Sum(r => r.Value.Count));

    public CriterionResult Lead(ClauseFacts clause) => clause.Leads.Count switch
    {
        0 => One(Criterion.Lead, CriterionOutcome.Weak, new Reason("coverage.lead-none")),
        1 => One(Criterion.Lead, CriterionOutcome.Met, new Reason("coverage.lead-one", Name(clause.Leads[0]))),
        var several => One(Criterion.Lead, CriterionOutcome.Weak, new Reason("coverage.lead-several", several, clause.Leads.Select(Name).ToList())),
    };

    public static CriterionResult Document(ClauseFacts clause)
    {
        var inForce = clause.Documents.Where(d => d.InForce).ToList();
        if (inForce.Count > 0)
            return One(Criterion.Document, CriterionOutcome.Met, new Reason("coverage.document-some", inForce.Where(d => d.IsOpen).Select(d => d.Name).ToList(), inForce.Count));
        var waiting = clause.Documents.Where(d => d.IsOpen).Select(d => d.Name).ToList();
        return One(Criterion.Document, Absent(clause), waiting.Count > 0 ? new Reason("coverage.document-waiting", [waiting]) : new Reason("coverage.document-none"));
    }

    /// <summary>For 7.5.4 the whole list of the standard, for other clauses what each asks for by name.</summary>
    public CriterionResult RequiredInformation(ClauseFacts clause)
    {
        var needed = Coverage.RequiredInformation.Of(clause.Number).ToList();
        if (needed.Count == 0)
            return One(Criterion.RequiredInformation, CriterionOutcome.Met, new Reason("coverage.required-none"));
        var judged = needed.Select(n => (n.Item, Result: Required(n, clause))).ToList();
        return judged.TrueForAll(j => j.Result.Outcome == CriterionOutcome.Met)
            ? One(Criterion.RequiredInformation, CriterionOutcome.Met, new Reason("coverage.required-there", judged.Select(j => j.Item).ToList()))
            : new(Criterion.RequiredInformation, judged.Max(j => j.Result.Outcome), [.. judged.OrderByDescending(j => j.Result.Outcome).Select(j => j.Result.Reason).OfType<Reason>()]);
    }

    public CriterionResult Findings(ClauseFacts clause)
    {
        if (facts.OpenUnder(clause.Number) is not { } open)
            return One(Criterion.Findings, CriterionOutcome.NotAssessed, new Reason("coverage.finding-unassessed"));
        if (open.Count == 0)
            return One(Criterion.Findings, CriterionOutcome.Met, new Reason("coverage.finding-none"));
        var reasons = open.GroupBy(f => f.Grade).Select(g => new Reason("coverage.finding-open", g.Key, g.Count(), g.Select(f => new Named(f.Number, f.Number)).ToList())).ToList();
        return new(Criterion.Findings, open[0].Grade == FindingGrade.Observation ? CriterionOutcome.Met : CriterionOutcome.Open, reasons);
    }

    public CriterionResult Audit(ClauseFacts clause)
    {
        if (facts.Audits is null)
            return One(Criterion.Audit, CriterionOutcome.NotAssessed, new Reason("coverage.audit-unassessed"));
        if (facts.LastAudit(clause.Number) is not { } last)
            return One(Criterion.Audit, CriterionOutcome.Weak, new Reason("coverage.audit-none"));
        var until = last.AddMonths(ProgrammeMonths);
        return until < facts.AsOf ? One(Criterion.Audit, CriterionOutcome.Weak, new Reason("coverage.audit-late", last, until))
            : until.AddDays(-ProgrammeWarningDays) < facts.AsOf ? One(Criterion.Audit, CriterionOutcome.Soon, new Reason("coverage.audit-soon", last, until))
            : One(Criterion.Audit, CriterionOutcome.Met, new Reason("coverage.audit-in-time", last));
    }

    /// <summary>Where the standard itself wants it, a missing document is missing; elsewhere the evidence is weak.</summary>
    private static CriterionOutcome Absent(ClauseFacts clause) =>
        clause.Documented == DocumentedNeed.Practice ? CriterionOutcome.Weak : CriterionOutcome.Missing;

    private (CriterionOutcome Outcome, Reason? Reason) Required(RequiredInformation needed, ClauseFacts asking)
    {
        var clause = clauses.GetValueOrDefault(needed.Clause, asking);
        if (clause.Documents.Any(needed.IsAnsweredBy))
            return (CriterionOutcome.Met, null);
        var form = clause.Forms.FirstOrDefault(f => f.IsInForce && needed.IsKeptBy(f));
        if (form is null)
            return (Absent(asking), new Reason("coverage.required-missing", needed.Item));
        if (!facts.KeepsRecords)
            return (CriterionOutcome.NotAssessed, new Reason("coverage.required-unassessed", needed.Item, form.Name));
        return records.GetValueOrDefault(form.Number) > 0 ? (CriterionOutcome.Met, null) : (Absent(asking), new Reason("coverage.required-record-missing", needed.Item, form.Name));
    }

    private Named Name(string department) => departments.GetValueOrDefault(department, new Named(department, department));

    private static CriterionResult One(Criterion criterion, CriterionOutcome outcome, Reason reason) => new(criterion, outcome, [reason]);
}
