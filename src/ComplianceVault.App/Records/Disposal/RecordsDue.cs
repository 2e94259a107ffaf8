using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>
/// The records of a class whose period has passed by a day. Periods that run from the closing are asked of the database as ranges of days; the others depend on what the
/// records name, so those that may be due are judged one by one.
/// </summary>
internal sealed class RecordsDue(CompanyTime time)
{
    /// <summary>Judged at a time; the others come when these are gone.</summary>
    private const int MostJudged = 2000;

    public async Task<IQueryable<Record>> OfClassAsync(VaultDbContext db, string code, DateOnly today, CancellationToken ct)
    {
        var rows = await db.Set<RetentionClass>().AsNoTracking().Where(c => c.Code == code).ToListAsync(ct);
        var records = db.Set<Record>().AsNoTracking().Where(r => db.Set<Form>().Any(f => f.Id == r.FormId && f.Retention == code) && (r.State == RecordState.Locked || r.State == RecordState.Voided));
        if (rows.TrueForAll(r => r.Starts is null or RetentionStart.RecordClosed))
            return RetentionHistory.DueStarts(rows, today).Select(range => ClosedIn(records, range.From, range.Before)).Aggregate(records.Where(_ => false), (all, some) => all.Concat(some));
        var ids = await records.Where(r => r.RetentionStartsOn != null || db.Set<RecordLink>().Any(l => l.RecordId == r.Id && l.ToOrdinal == null)).OrderBy(r => r.HappenedOn).Select(r => r.Id).Take(MostJudged).ToListAsync(ct);
        var due = (await RecordRule.JudgeAsync(db, ids, time, ct)).Values.Where(v => v.DueOn <= today).Select(v => v.Record.Id).ToArray();
        return records.Where(r => due.Contains(r.Id));
    }

    /// <summary>Nothing is closed before it happened, so the day of the event narrows it first.</summary>
    private IQueryable<Record> ClosedIn(IQueryable<Record> records, DateOnly from, DateOnly before)
    {
        var (begin, end) = (from == DateOnly.MinValue ? DateTime.UnixEpoch : time.StartOf(from)!.Value, time.StartOf(before)!.Value);
        return records.Where(r => r.HappenedOn < before && (
            (r.State == RecordState.Voided && r.VoidedAt >= begin && r.VoidedAt < end)
            || (r.State == RecordState.Locked && r.LockedAt < end && (
                (r.InForceFrom == null && r.LockedAt >= begin)
                || (r.InForceFrom != null && r.InForceTo < before && (r.InForceTo >= from || r.LockedAt >= begin))))));
    }
}
