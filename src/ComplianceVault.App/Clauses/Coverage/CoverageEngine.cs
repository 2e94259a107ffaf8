namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>
/// Facts of a day in, verdicts out; it reads nothing else and remembers nothing (decision 39). Leaves carry requirements, each is judged by every criterion
/// and takes the worst; a row above takes its worst leaf.
/// </summary>
public sealed class CoverageEngine
{
    private readonly CoverageFacts facts;
    private readonly ClauseJudge clauses;
    private readonly EvidenceJudge evidence;
    private readonly ILookup<string, DutyFact> duties;
    private readonly ILookup<string, (string Department, RecordSummary Records)> records;

    private CoverageEngine(CoverageFacts facts)
    {
        this.facts = facts;
        clauses = new ClauseJudge(facts);
        evidence = new EvidenceJudge(facts);
        duties = facts.Duties.SelectMany(d => d.Clauses.Select(c => (Clause: c, Duty: d))).ToLookup(x => x.Clause, x => x.Duty);
        records = facts.Records.ToLookup(r => r.Key.Form, r => (r.Key.Department, r.Value));
    }

    public static CoverageMatrix Judge(CoverageFacts facts)
    {
        var engine = new CoverageEngine(facts);
        var children = facts.Clauses.Where(c => c.Parent is not null).ToLookup(c => c.Parent!, c => c.Number);
        var leaves = facts.Clauses.Where(c => !children.Contains(c.Number)).ToDictionary(c => c.Number, engine.Leaf);
        return new(facts.AsOf, facts.IncludesLater, facts.Departments,
            [.. facts.Clauses.Select(c => leaves.GetValueOrDefault(c.Number) ?? engine.Above(c, [.. Below(children, c.Number).Select(n => leaves[n])]))]);
    }

    private static IEnumerable<string> Below(ILookup<string, string> children, string number) =>
        children[number].SelectMany(c => children.Contains(c) ? Below(children, c) : [c]);

    private CoverageRow Leaf(ClauseFacts clause)
    {
        var owed = duties[clause.Number].ToList();
        var counted = owed.FindAll(d => !d.IsProposal);
        var forms = clause.Forms.Select(f => (Form: f, Judged: evidence.Records(f, counted))).ToList();
        var due = counted.SelectMany(evidence.Duty).ToList();
        var items = forms.SelectMany(f => f.Judged.Select(j => j.Item)).ToList();
        List<CriterionResult> criteria =
        [
            clauses.Lead(clause), clauses.RequiredInformation(clause), ClauseJudge.Document(clause),
            Records(items), Duties(due, owed), clauses.Findings(clause), clauses.Audit(clause),
        ];
        var verdict = VerdictOf(criteria.Max(c => c.Outcome));
        return Counted(clause, [.. forms.Select(f => Evidence(f.Form, f.Judged.Select(j => (Freshness?)j.Freshness).Max()))]) with
        {
            IsLeaf = true,
            DutiesDue = due.Sum(d => d.Due),
            Findings = facts.OpenUnder(clause.Number),
            Verdict = verdict,
            Criteria = criteria,
            Cells = Cells(clause, verdict, Wanting(criteria), [.. items, .. due]),
            Reasons = Wanting(criteria),
        };
    }

    private CriterionResult Records(List<EvidenceItem> items) =>
        items.Count == 0 ? new(Criterion.Records, CriterionOutcome.Met, [new Reason("coverage.record-no-duty")])
        : !facts.KeepsRecords ? new(Criterion.Records, CriterionOutcome.NotAssessed, [new Reason("coverage.record-unassessed")])
        : Worst(Criterion.Records, items, new Reason("coverage.record-fresh"));

    private CriterionResult Duties(List<EvidenceItem> due, List<DutyFact> owed)
    {
        var proposed = owed.Where(d => d.IsProposal).Select(d => d.Title).ToList();
        Reason[] aside = proposed.Count == 0 ? [] : [new Reason("coverage.duty-proposed", [proposed])];
        if (due.Count == 0)
            return new(Criterion.Duties, CriterionOutcome.Met, [new Reason("coverage.duty-none"), .. aside]);
        if (!facts.KeepsRecords && facts.Occurrences.Count == 0)
            return new(Criterion.Duties, CriterionOutcome.NotAssessed, [new Reason("coverage.duty-unassessed"), .. aside]);
        var worst = Worst(Criterion.Duties, due, new Reason("coverage.duty-done"));
        return worst with { Reasons = [.. worst.Reasons, .. aside] };
    }

    private static CriterionResult Worst(Criterion criterion, List<EvidenceItem> items, Reason met)
    {
        var reasons = items.OrderByDescending(i => i.Outcome).Select(i => i.Reason).OfType<Reason>().ToList();
        return new(criterion, items.Max(i => i.Outcome), reasons.Count > 0 ? reasons : [met]);
    }

    private static List<Reason> Wanting(List<CriterionResult> criteria)
    {
        var wanting = criteria.Where(c => c.Outcome != CriterionOutcome.Met).OrderByDescending(c => c.Outcome).SelectMany(c => c.Reasons).ToList();
        return wanting.Count > 0 ? wanting : [new Reason("coverage.all-met")];
    }

    private static Verdict VerdictOf(CriterionOutcome worst) => worst switch
    {
        CriterionOutcome.Met => Verdict.Sufficient,
        CriterionOutcome.Soon => Verdict.DueSoon,
        CriterionOutcome.NotAssessed or CriterionOutcome.Weak => Verdict.Insufficient,
        CriterionOutcome.Missing => Verdict.Missing,
        _ => Verdict.OpenNonconformity,
    };

    private FormEvidence Evidence(FormFact form, Freshness? freshness)
    {
        var kept = records[form.Number].ToList();
        return new(form, kept.Sum(k => k.Records.Count), kept.Max(k => (DateOnly?)k.Records.Newest), freshness);
    }

    private static CoverageRow Counted(ClauseFacts clause, IReadOnlyList<FormEvidence> forms) => new()
    {
        Clause = clause,
        IsLeaf = false,
        Documents = [.. clause.Documents.Where(d => d.InForce)],
        Forms = forms,
        Records = forms.Sum(f => f.Records),
        Newest = forms.Max(f => f.Newest),
        Freshness = forms.Max(f => f.Freshness),
        DutiesDue = 0,
        Reasons = [],
    };

    /// <summary>The leading department answers for the whole clause; another for its own records and duties.</summary>
    private Dictionary<string, DepartmentCell> Cells(ClauseFacts clause, Verdict verdict, IReadOnlyList<Reason> reasons, List<EvidenceItem> items)
    {
        var cells = new Dictionary<string, DepartmentCell>();
        foreach (var code in facts.Departments.Select(d => d.Code))
        {
            var own = items.FindAll(i => i.Department == code);
            DutyKind? duty = clause.Leads.Contains(code) ? DutyKind.Lead : clause.Supporting.Contains(code) ? DutyKind.Supporting : null;
            Verdict? judged = duty == DutyKind.Lead ? verdict
                : own.Count == 0 ? null
                : VerdictOf(facts.KeepsRecords || facts.Occurrences.Count > 0 ? own.Max(i => i.Outcome) : CriterionOutcome.NotAssessed);
            if (duty is not null || judged is not null)
                cells[code] = new(duty, judged, own.Sum(i => i.Due)) { Reasons = duty == DutyKind.Lead ? reasons : [.. own.OrderByDescending(i => i.Outcome).Select(i => i.Reason).OfType<Reason>()] };
        }

        return cells;
    }

    private CoverageRow Above(ClauseFacts clause, List<CoverageRow> leaves)
    {
        var worst = leaves.MaxBy(l => l.Verdict);
        var forms = leaves.SelectMany(l => l.Forms).GroupBy(f => f.Form.Number).Select(g => g.MaxBy(f => f.Freshness) ?? g.First()).ToList();
        return Counted(clause, forms) with
        {
            Documents = [.. leaves.SelectMany(l => l.Documents).DistinctBy(d => d.Id)],
            DutiesDue = leaves.Sum(l => l.DutiesDue),
            Findings = facts.Findings is null ? null : [.. leaves.SelectMany(l => l.Findings!).DistinctBy(f => f.Number).OrderByDescending(f => f.Grade)],
            Verdict = worst?.Verdict,
            WorstLeaf = worst?.Clause.Number,
            Cells = facts.Departments.Select(d => (d.Code, Cell: Above(d.Code, clause, leaves))).Where(c => c.Cell is not null).ToDictionary(c => c.Code, c => c.Cell!),
            Reasons = worst is null ? [] : [new Reason("coverage.worst-leaf", worst.Clause.Number, worst.Clause.Title, worst.Verdict!), .. worst.Reasons],
        };
    }

    private static DepartmentCell? Above(string department, ClauseFacts clause, List<CoverageRow> leaves)
    {
        var below = leaves.Select(l => l.Cells.GetValueOrDefault(department)).OfType<DepartmentCell>().ToList();
        var worst = leaves.Where(l => l.Cells.GetValueOrDefault(department)?.Verdict is not null).MaxBy(l => l.Cells[department].Verdict);
        DutyKind? duty = clause.Leads.Contains(department) ? DutyKind.Lead : clause.Supporting.Contains(department) ? DutyKind.Supporting : null;
        return below.Count == 0 && duty is null ? null : new(duty, below.Max(c => c.Verdict), below.Sum(c => c.DutiesDue))
        {
            Reasons = worst is null ? [] : [new Reason("coverage.worst-leaf", worst.Clause.Number, worst.Clause.Title, worst.Cells[department].Verdict!), .. worst.Cells[department].Reasons],
        };
    }
}
