using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
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
            Clauses = await ClausesAsync(db, actor, day, includeLater, ct),
            Departments = await db.Set<Department>().AsNoTracking().Where(d => d.Active).OrderBy(d => d.Ordinal).Select(d => new Named(d.Code, d.NameZh, d.NameEn)).ToListAsync(ct),
            Duties = duties.ConvertAll(Fact),
            Records = records.ToDictionary(r => (r.Form, r.Department), r => new RecordSummary(r.Records, r.Newest, r.Days)),
            Occurrences = occurrences.ToDictionary(o => (o.Duty, o.Department), o => new OccurrenceSummary(o.Open, o.Earliest)),
            KeepsRecords = records.Count > 0,
        };
    }

    /// <summary>The first day of which the vault knows anything; null in an empty one.</summary>
    public async Task<DateOnly?> FirstDayAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<ClauseDuty>().MinAsync(d => (DateOnly?)d.From, ct);
    }

    private async Task<List<ClauseFacts>> ClausesAsync(VaultDbContext db, Actor actor, DateOnly day, bool includeLater, CancellationToken ct)
    {
        var duties = (await db.Set<ClauseDuty>().AsNoTracking().Where(d => d.From <= day && (d.To == null || d.To > day)).ToListAsync(ct)).ToLookup(d => d.Clause);
        var owners = (await db.Set<ClauseOwner>().AsNoTracking().Where(o => o.From <= day && (o.To == null || o.To > day))
            .Join(db.Set<Role>(), o => o.RoleCode, r => r.Code, (o, r) => new { o.Clause, r.Code, r.NameZh, r.NameEn }).ToListAsync(ct)).ToLookup(o => o.Clause);
        var open = await DocumentsByClause.ReadableAsync(db, actor, ct);
        var documents = (await DocumentsByClause.AsOfAsync(db, day, includeLater ? null : time.StartOf(day.AddDays(1)), ct)).ToLookup(d => d.Clause);
        var forms = (await FormsByClause.AsOfAsync(db, day, ct)).ToLookup(f => f.Clause);
        var clauses = await db.Set<Clause>().AsNoTracking().OrderBy(c => c.Ordinal).ToListAsync(ct);
        return clauses.ConvertAll(c => new ClauseFacts
        {
            Number = c.Number,
            Title = new Named(c.Number, c.TitleZh, c.TitleEn),
            Parent = c.Parent,
            Row = c.Row,
            Documented = c.Documented,
            Leads = [.. duties[c.Number].Where(d => d.Duty == DutyKind.Lead).Select(d => d.Department)],
            Supporting = [.. duties[c.Number].Where(d => d.Duty == DutyKind.Supporting).Select(d => d.Department)],
            Owner = owners[c.Number].Select(o => new Named(o.Code, o.NameZh, o.NameEn)).FirstOrDefault(),
            Documents = [.. documents[c.Number].Select(d => new DocumentFact(d.Id, d.Number, d.Title, d.EditionId, d.Label, open.Contains(d.Id)))],
            Forms = [.. forms[c.Number].Select(f => new FormFact(f.Number, new Named(f.Number, f.TitleZh, f.TitleEn), f.IsActive))],
        });
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
