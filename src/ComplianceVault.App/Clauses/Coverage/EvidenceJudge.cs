using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>One form or duty of a department as judged; <see cref="Reason"/> is null where nothing has to be said.</summary>
internal sealed record EvidenceItem(string Department, CriterionOutcome Outcome, Reason? Reason, int Due = 0);

/// <summary>The freshness of records and the duties that fell due, by form and department (decision 40).</summary>
internal sealed class EvidenceJudge(CoverageFacts facts)
{
    private const int MonthsBack = 12;
    private readonly Dictionary<string, Named> departments = facts.Departments.ToDictionary(d => d.Code);

    /// <summary>Freshness of a form by the counted duties of a clause that ask for it: for each department the worst of its duties.</summary>
    public IReadOnlyList<(EvidenceItem Item, Freshness Freshness)> Records(FormFact form, IEnumerable<DutyFact> counted) =>
    [
        .. counted.Where(d => d.Evidence.Contains(form.Number)).SelectMany(duty => Owing(duty).Select(department => (duty, department)))
            .Select(x => (x.department, Judged: Record(form, x.duty, x.department)))
            .GroupBy(x => x.department).Select(g => g.MaxBy(x => (x.Judged.Item.Outcome, x.Judged.Freshness)).Judged),
    ];

    /// <summary>What of a duty fell due in the last twelve months and was not done, by department.</summary>
    public IEnumerable<EvidenceItem> Duty(DutyFact duty) => Owing(duty).Select(department => Due(duty, department));

    /// <summary>The records of any of the forms in a department: a record of any evidence form fulfils a duty.</summary>
    private bool Done(DutyFact duty, string department, DutyPeriod period) =>
        duty.Evidence.Any(form => facts.Records.TryGetValue((form, Keeper(form, department)), out var records) && records.Has(period.From, period.To));

    private string Keeper(string form, string department) => facts.Keepers.GetValueOrDefault(form, department);

    private string[] Owing(DutyFact duty) => duty.Department is { } one ? [one] : [.. departments.Keys];

    private Named Name(string department) => departments.GetValueOrDefault(department, new Named(department, department));

    private (EvidenceItem Item, Freshness Freshness) Record(FormFact form, DutyFact duty, string department)
    {
        var has = facts.Records.TryGetValue((form.Number, Keeper(form.Number, department)), out var records);
        if (duty.Cadence == Cadence.PerAgreement)
            return Told(CriterionOutcome.Weak, Freshness.Undetermined, new Reason("coverage.record-undetermined", form.Name, duty.Title));
        if (!has)
        {
            var began = duty.Cadence.FirstDue(duty.CountedSince, duty.WithinDays) >= facts.AsOf;
            return Told(began ? CriterionOutcome.Weak : CriterionOutcome.Missing, Freshness.None, new Reason("coverage.record-none", form.Name, Name(department), duty.Title, duty.Cadence));
        }

        var until = duty.Cadence.FreshUntil(records!.Newest, duty.WithinDays);
        if (until < facts.AsOf)
            return Told(CriterionOutcome.Weak, Freshness.Overdue, new Reason("coverage.record-overdue", form.Name, Name(department), records.Newest, until, duty.Cadence));
        return until.AddDays(-duty.Cadence.WarningDays(duty.WithinDays)) < facts.AsOf && !DoneNow(duty, department)
            ? Told(CriterionOutcome.Soon, Freshness.DueSoon, new Reason("coverage.record-soon", form.Name, Name(department), records.Newest, until))
            : Told(CriterionOutcome.Met, Freshness.InDate, null);

        (EvidenceItem, Freshness) Told(CriterionOutcome outcome, Freshness freshness, Reason? reason) => (new(department, outcome, reason), freshness);
    }

    /// <summary>The running period already has its record: nothing is due soon.</summary>
    private bool DoneNow(DutyFact duty, string department) =>
        duty.Cadence.HasPeriods() && duty.Cadence < Cadence.Semiannual && Done(duty, department, duty.Cadence.PeriodOf(facts.AsOf));

    private EvidenceItem Due(DutyFact duty, string department)
    {
        if (facts.Occurrences.TryGetValue((duty.Id, department), out var planned))
            return Planned(duty, department, planned);

        if (!duty.Cadence.HasPeriods())
            return new(department, CriterionOutcome.Met, null);
        var open = duty.Cadence.Ended(duty.CountedSince, facts.AsOf, facts.AsOf.AddMonths(-MonthsBack)).Where(p => !Done(duty, department, p)).ToList();
        if (open.Count > 0)
            return Overdue(duty, department, open.Count, open[0].To);
        var running = duty.Cadence.PeriodOf(facts.AsOf);
        var soon = running.From >= duty.CountedSince && running.To.AddDays(-duty.Cadence.WarningDays(duty.WithinDays)) < facts.AsOf && !Done(duty, department, running);
        return soon
            ? new(department, CriterionOutcome.Soon, new Reason("coverage.duty-soon", duty.Title, Name(department), running.To))
            : new(department, CriterionOutcome.Met, null);
    }

    private EvidenceItem Planned(DutyFact duty, string department, OccurrenceSummary planned)
    {
        var before = planned.PlannedFrom is { } from && duty.Cadence.HasPeriods()
            ? duty.Cadence.Ended(duty.CountedSince, from < facts.AsOf ? from : facts.AsOf, facts.AsOf.AddMonths(-MonthsBack)).Where(p => !Done(duty, department, p)).ToList()
            : [];
        if (planned.Open + before.Count > 0)
            return Overdue(duty, department, planned.Open + before.Count, before.Count > 0 ? before[0].To : planned.EarliestDue ?? facts.AsOf);
        return planned.Next is { } next && next.AddDays(-duty.Cadence.WarningDays(duty.WithinDays)) < facts.AsOf
            ? new(department, CriterionOutcome.Soon, new Reason("coverage.duty-soon", duty.Title, Name(department), next))
            : new(department, CriterionOutcome.Met, null);
    }

    private EvidenceItem Overdue(DutyFact duty, string department, int times, DateOnly earliest) =>
        new(department, CriterionOutcome.Weak, new Reason("coverage.duty-overdue", duty.Title, Name(department), times, earliest), times);
}
