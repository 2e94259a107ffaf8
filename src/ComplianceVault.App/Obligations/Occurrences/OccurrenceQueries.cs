using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations.Occurrences;

/// <summary>How a time of a duty stands on a day.</summary>
public enum OccurrenceState
{
    /// <summary>已完成</summary>
    Done,

    /// <summary>逾期完成: its evidence is of a day after the due day.</summary>
    DoneLate,

    /// <summary>已超期</summary>
    Overdue,

    /// <summary>即将到期</summary>
    Soon,

    /// <summary>未到期</summary>
    Planned,
}

/// <summary>A time of a duty. <paramref name="Proposed"/>: a record that could fulfil it, for who may confirm it: the newest of the period, or else the newest.</summary>
public sealed record OccurrenceRow(
    Guid Id, string Code, string TitleZh, string? TitleEn, Cadence Cadence, string Department, DateOnly PeriodFrom, DateOnly DueOn, OccurrenceState State, RelatedRecord? Record,
    DateOnly? FulfilledOn, string? ConfirmedByName, RelatedRecord? Proposed, IReadOnlyList<DutyForm> Evidence);

/// <summary>Which times are wanted: of a department, or of what answers to the person; open only, or all that fall due in a year.</summary>
public sealed record OccurrenceFilter(string? Department = null, bool Mine = false, int? Year = null, string? Clause = null);

/// <summary>定期工作: what is owed when by whom, as of today or a past day.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class OccurrenceQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>Rows on one page of what is open; a year's plan has as many as it has.</summary>
    public const int MostOpen = 200;

    private const int MostOfYear = 4000;

    /// <summary>What is open and in sight, what is due first; with a year, all that falls due in it.</summary>
    public async Task<Result<IReadOnlyList<OccurrenceRow>>> ListAsync(Actor actor, OccurrenceFilter filter, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (actor.IsExternal || filter.Year > time.Today.Year + 1 || filter.Year < 1) // no plan reaches further
            return Result.Of<IReadOnlyList<OccurrenceRow>>([]);
        await using var db = await databases.CreateDbContextAsync(ct);
        var today = time.Today;
        var wanted = db.Set<Occurrence>().AsNoTracking();
        wanted = filter.Year is { } year ? wanted.Where(o => o.DueOn >= new DateOnly(year, 1, 1) && o.DueOn <= new DateOnly(year, 12, 31)) : wanted.Where(o => o.FulfilledOn == null && o.ShowFrom <= today);
        if (filter.Department is { } department)
            wanted = wanted.Where(o => o.Department == department);
        if (filter.Clause is { } clause)
            wanted = wanted.Where(o => db.Set<ObligationClause>().Any(c => c.ObligationId == o.ObligationId && c.To == null && (c.Clause == clause || c.Clause.StartsWith(clause + "."))));
        var offices = actor.Offices.ToArray();
        if (filter.Mine)
            wanted = wanted.Where(o => o.Office != null && offices.Contains(o.Office));
        var found = await wanted.OrderBy(o => o.DueOn).ThenBy(o => o.Id).Take(filter.Year is null ? MostOpen : MostOfYear).ToListAsync(ct);
        var rows = await RowsAsync(db, actor, found, today, proposals: filter.Year is null, ct);
        if (filter.Year is { } plan)
            rows.AddRange(await YearPlan.AheadAsync(db, new(plan, 1, 1), new(plan, 12, 31), d => Matches(d, actor, filter), today, ct));
        return Result.Of<IReadOnlyList<OccurrenceRow>>(rows);
    }

    /// <summary>
    /// What is to stand in a person's calendar: what the own departments and offices owe, up to a year from today.
    /// </summary>
    public async Task<Result<IReadOnlyList<OccurrenceRow>>> CalendarAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (actor.IsExternal)
            return Result.Of<IReadOnlyList<OccurrenceRow>>([]);
        await using var db = await databases.CreateDbContextAsync(ct);
        var (today, until, departments, offices) = (time.Today, time.Today.AddYears(1), actor.Departments.ToArray(), actor.Offices.ToArray());
        var open = await db.Set<Occurrence>().AsNoTracking()
            .Where(o => o.FulfilledOn == null && o.DueOn <= until && (departments.Contains(o.Department) || (o.Office != null && offices.Contains(o.Office)))).ToListAsync(ct);
        var rows = await RowsAsync(db, actor, open, today, proposals: false, ct);
        rows.AddRange(await YearPlan.AheadAsync(db, today, until, d => actor.Departments.Contains(d.Department) || actor.Offices.Contains(d.Office), today, ct));
        return Result.Of<IReadOnlyList<OccurrenceRow>>([.. rows.OrderBy(o => o.DueOn).ThenBy(o => o.Code, StringComparer.Ordinal)]);
    }

    /// <summary>Everything that was owed in the twelve months up to a day, as it stood on that day.</summary>
    public async Task<Result<IReadOnlyList<OccurrenceRow>>> AsOfAsync(Actor actor, DateOnly? asOf, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var day = asOf ?? time.Today;
        var from = day.AddMonths(-12);
        var found = await db.Set<Occurrence>().AsNoTracking().Where(o => o.PeriodFrom <= day && o.DueOn >= from).OrderBy(o => o.DueOn).ThenBy(o => o.Id).ToListAsync(ct);
        foreach (var later in found.Where(o => o.LinkedOn > day))
            (later.FulfilledOn, later.RecordId, later.ConfirmedByName) = (null, null, null);
        return Result.Of<IReadOnlyList<OccurrenceRow>>(await RowsAsync(db, actor, found, day, proposals: false, ct));
    }

    private static async Task<List<OccurrenceRow>> RowsAsync(VaultDbContext db, Actor actor, List<Occurrence> found, DateOnly day, bool proposals, CancellationToken ct)
    {
        var duties = (await DutiesByClause.AsOfAsync(db, day, ct)).ToDictionary(d => d.Terms.ObligationId);
        var ids = found.Select(o => o.RecordId).OfType<Guid>().Distinct().ToArray();
        var records = ids.Length == 0 ? [] : await RecordRights.Readable(db, actor).Where(r => ids.Contains(r.Id)).Select(r => new RelatedRecord(r.Id, r.Number ?? "", r.Title, "")).ToDictionaryAsync(r => r.Id, ct);
        var forms = await FormRights.Readable(db, actor).Select(f => new DutyForm(f.Number, f.TitleZh, f.TitleEn)).ToDictionaryAsync(f => f.Number, ct);
        var proposed = proposals ? await ProposedAsync(db, actor, [.. found.Where(o => MayConfirm(actor, o)).Select(o => o.Id)], day, ct) : [];
        var rows = new List<OccurrenceRow>();
        foreach (var one in found.Where(o => duties.ContainsKey(o.ObligationId)))
        {
            var duty = duties[one.ObligationId];
            rows.Add(new(
                one.Id, duty.Code, duty.Terms.TitleZh, duty.Terms.TitleEn, duty.Terms.Cadence, one.Department, one.PeriodFrom, one.DueOn, StateOf(one, duty.Terms, day),
                one.RecordId is { } id ? records.GetValueOrDefault(id) : null, one.FulfilledOn, one.ConfirmedByName, proposed.GetValueOrDefault(one.Id),
                [.. duty.Evidence.Select(n => forms.GetValueOrDefault(n) ?? new DutyForm(n, null, null))]));
        }

        return rows;
    }

    private static bool Matches(PlannedDuty duty, Actor actor, OccurrenceFilter filter) =>
        (filter.Department is null || filter.Department == duty.Department) && (!filter.Mine || actor.Offices.Contains(duty.Office))
        && (filter.Clause is not { } clause || duty.Duty.Clauses.Any(c => c == clause || c.StartsWith(clause + ".", StringComparison.Ordinal)));

    private static OccurrenceState StateOf(Occurrence one, ObligationTerms terms, DateOnly day) =>
        one.FulfilledOn is { } done ? done > one.DueOn ? OccurrenceState.DoneLate : OccurrenceState.Done
        : one.DueOn < day ? OccurrenceState.Overdue
        : one.DueOn.AddDays(-terms.Cadence.WarningDays(terms.WithinDays)) < day ? OccurrenceState.Soon : OccurrenceState.Planned;

    private static bool MayConfirm(Actor actor, Occurrence one) => one.FulfilledOn is null && ConfirmOccurrences.MayConfirm(actor, one.Office, one.Department);

    /// <summary>For each the newest of the period; else the newest after it.</summary>
    private static async Task<Dictionary<Guid, RelatedRecord>> ProposedAsync(VaultDbContext db, Actor actor, Guid[] occurrences, DateOnly today, CancellationToken ct) =>
        (await Evidence.For(db, actor, db.Set<Occurrence>().Where(o => occurrences.Contains(o.Id)), today).GroupBy(p => p.OccurrenceId)
            .Select(g => g.OrderByDescending(p => p.InTime).ThenByDescending(p => p.HappenedOn).ThenBy(p => p.RecordId).First()).ToListAsync(ct))
        .ToDictionary(p => p.OccurrenceId, p => new RelatedRecord(p.RecordId, p.Number, p.Title, ""));
}
