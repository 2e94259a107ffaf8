using ComplianceVault.App.Obligations;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Registers.Audits;
using ComplianceVault.App.Registers.Nonconformities;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>Gathers the facts of a day from each feature's aggregates: a fixed handful of queries, however large the vault.</summary>
internal sealed class CoverageReading(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>So far back single days with records are looked at: the year judged, and the year-long period that ended in it.</summary>
    private const int MonthsOfDays = 24;

    public async Task<CoverageFacts> FactsAsync(Actor actor, DateOnly day, bool includeLater, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var duties = await DutiesByClause.AsOfAsync(db, day, ct);
        var records = await RecordsByForm.AsOfAsync(db, day, includeLater, Wanted(duties, day), ct);
        var occurrences = await DutiesByClause.OccurrencesAsync(db, day, includeLater, ct);
        return new CoverageFacts
        {
            AsOf = day,
            IncludesLater = includeLater,
            Clauses = await ClausesAsOf.ReadAsync(db, actor, day, time.EndOf(day), includeLater, ct),
            Audits = await AuditsByClause.AsOfAsync(db, day, time, ct),
            Findings = await FindingsAsync(db, actor, day, ct),
            Departments = await DepartmentsAsync(db, day, ct),
            Duties = duties.ConvertAll(Fact),
            Records = records.ToDictionary(r => (r.Form, r.Department), r => new RecordSummary(r.Records, r.Newest, r.Days)),
            Keepers = await db.Set<Form>().AsNoTracking().Where(f => f.Department != null).ToDictionaryAsync(f => f.Number, f => f.Department!, ct),
            Occurrences = occurrences.FindAll(o => o.Told > 0).ToDictionary(o => (o.Duty, o.Department), o => new OccurrenceSummary(o.Open, o.Earliest, o.PlannedFrom, o.Next)),
            KeepsRecords = records.Count > 0,
        };
    }

    /// <summary>Of each form the records that this person may read, as far as they count that day.</summary>
    public async Task<IReadOnlyDictionary<string, KeptRecords>> GrantedAsync(Actor actor, DateOnly day, bool includeLater, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await RecordRights.Readable(db, actor).Where(r => r.CountedOn != null && r.HappenedOn <= day && (includeLater || r.CountedOn <= day))
            .Join(db.Set<Form>(), r => r.FormId, f => f.Id, (r, f) => new { f.Number, r.HappenedOn })
            .GroupBy(r => r.Number).Select(g => new { g.Key, Count = g.Count(), Newest = g.Max(r => r.HappenedOn) })
            .ToDictionaryAsync(g => g.Key, g => new KeptRecords(g.Count, g.Newest), ct);
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<FindingFact>>?> FindingsAsync(VaultDbContext db, Actor actor, DateOnly day, CancellationToken ct)
    {
        if (await FindingsByClause.AsOfAsync(db, day, ct) is not { } open)
            return null;
        var ids = open.SelectMany(f => f.Select(x => x.RecordId)).Distinct().ToList();
        var readable = (await RecordRights.Readable(db, actor).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct)).ToHashSet();
        return open.ToDictionary(f => f.Key, f => (IReadOnlyList<FindingFact>)[.. f.Select(x => new FindingFact(x.Number, x.Grade, readable.Contains(x.RecordId) ? x.RecordId : null))], StringComparer.Ordinal);
    }

    /// <summary>Those that are open, and those closed since that had a part in a clause that day.</summary>
    private static Task<List<Named>> DepartmentsAsync(VaultDbContext db, DateOnly day, CancellationToken ct)
    {
        var answering = db.Set<ClauseDuty>().On(day).Select(d => d.Department);
        return db.Set<Department>().AsNoTracking().Where(d => d.Active || answering.Contains(d.Code)).OrderBy(d => d.Ordinal).Select(d => new Named(d.Code, d.NameZh, d.NameEn)).ToListAsync(ct);
    }

    /// <summary>The first day of which the vault knows anything; null in an empty one.</summary>
    public async Task<DateOnly?> FirstDayAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<ClauseDuty>().MinAsync(d => (DateOnly?)d.From, ct);
    }

    /// <summary>Every cadence but the weekly one goes by whole months.</summary>
    private static RecordsWanted Wanted(List<DutyAsOf> duties, DateOnly day)
    {
        var counted = duties.FindAll(d => !d.Terms.IsProposal);
        var weekly = counted.Where(d => d.Terms.Cadence == Cadence.Weekly).SelectMany(d => d.Evidence).ToHashSet();
        return new(day.AddMonths(-MonthsOfDays), counted.SelectMany(d => d.Evidence).Except(weekly).ToHashSet(), weekly);
    }

    private static DutyFact Fact(DutyAsOf duty) => new(
        duty.Terms.ObligationId, duty.Code, new Named(duty.Code, duty.Terms.TitleZh, duty.Terms.TitleEn), duty.Terms.Cadence, duty.Terms.IsProposal,
        duty.Terms.WithinDays, duty.Terms.Department, duty.CountedSince, duty.Clauses, duty.Evidence);
}

/// <summary>How many records of a form somebody may read, and the day of the event of the newest.</summary>
internal sealed record KeptRecords(int Count, DateOnly? Newest);
