using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>
/// The records of a class whose period has passed by a day. Periods that run from the closing are asked of the database as ranges of days; the others depend on what the
/// records name, so those that may be due are reckoned one by one.
/// </summary>
internal sealed class RecordsDue
{
    private readonly VaultDbContext db;
    private readonly CompanyTime time;
    private readonly ILookup<string, RetentionClass> classes;
    private string[]? ended;

    private RecordsDue(VaultDbContext db, CompanyTime time, ILookup<string, RetentionClass> classes) => (this.db, this.time, this.classes) = (db, time, classes);

    /// <summary>The classes of records in force, by code.</summary>
    public IEnumerable<RetentionClass> Classes => classes.SelectMany(c => c).Where(c => c.To is null && c.Code != RetentionClass.Masters).OrderBy(c => c.Code, StringComparer.Ordinal);

    public static async Task<RecordsDue> LoadAsync(VaultDbContext db, CompanyTime time, CancellationToken ct) =>
        new(db, time, (await db.Set<RetentionClass>().AsNoTracking().ToListAsync(ct)).ToLookup(c => c.Code));

    public async Task<IQueryable<Record>> OfClassAsync(string code, DateOnly day, CancellationToken ct)
    {
        var rows = classes[code].ToList();
        var records = db.Set<Record>().AsNoTracking().Where(r => db.Set<Form>().Any(f => f.Id == r.FormId && f.Retention == code) && (r.State == RecordState.Locked || r.State == RecordState.Voided));
        var closed = RetentionHistory.DueStarts(rows, day).Select(range => ClosedIn(records, range.From, range.Before)).Aggregate(records.Where(_ => false), (all, some) => all.Concat(some));
        if (rows.TrueForAll(r => r.Term.RunsFromClosing))
            return closed;
        var begun = await Begun(records, ended ??= await RecordEnds.EndedAsync(db, time, ct)).ToListAsync(ct);
        var due = await RecordRule.DueAsync(db, rows, begun, day, time, ct);
        return closed.Where(r => !due.Contains(r.Id)).Concat(records.Where(r => due.Contains(r.Id)));
    }

    /// <summary>A person stated the day, or something that the record names has ended.</summary>
    private IQueryable<Record> Begun(IQueryable<Record> records, string[] ended) =>
        records.Where(r => r.RetentionStartsOn != null || db.Set<RecordLink>().Any(l => l.RecordId == r.Id && l.ToOrdinal == null && ended.Contains(l.TargetId.Substring(0, RecordEnds.IdLength))));

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
