using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>The records of a form in a department as of a day.</summary>
/// <param name="Days">First days of the months with records; for forms looked at by the week the days themselves.</param>
internal sealed record FormRecords(string Form, string Department, int Records, DateOnly Newest, IReadOnlyList<DateOnly> Days);

/// <summary>Which forms are looked at how closely, and since when.</summary>
internal sealed record RecordsWanted(DateOnly From, IReadOnlyCollection<string> ByMonth, IReadOnlyCollection<string> ByDay);

/// <summary>
/// Sums over the counts of records, for the clause matrix (decisions 8 and 13): whole months before the month of the day, and the days of that month. A fixed number of
/// queries, however many records there are.
/// </summary>
internal static class RecordsByForm
{
    public static async Task<List<FormRecords>> AsOfAsync(VaultDbContext db, DateOnly day, bool includeLater, RecordsWanted wanted, CancellationToken ct)
    {
        var whole = await Whole(db, day, includeLater).GroupBy(m => new { m.FormId, m.Department })
            .Select(g => new Sum(g.Key.FormId, g.Key.Department, g.Sum(m => m.Records), g.Max(m => m.Newest))).ToListAsync(ct);
        var rest = await Rest(db, day, includeLater).GroupBy(c => new { c.FormId, c.Department, c.EventDay })
            .Select(g => new Sum(g.Key.FormId, g.Key.Department, g.Sum(c => c.Records), g.Key.EventDay)).ToListAsync(ct);
        if (whole.Count + rest.Count == 0)
            return [];
        var numbers = await db.Set<Form>().AsNoTracking().Select(f => new { f.Id, f.Number }).ToDictionaryAsync(f => f.Id, f => f.Number, ct);
        var (byMonth, byDay) = (Ids(wanted.ByMonth), Ids(wanted.ByDay));
        var from = RecordMonth.Of(wanted.From);
        var months = await Whole(db, day, includeLater).Where(m => m.EventMonth >= from && byMonth.Contains(m.FormId))
            .Select(m => new Known(m.FormId, m.Department, m.EventMonth)).Distinct().ToListAsync(ct);
        var days = await Counted(db, day, includeLater).Where(c => c.EventDay >= wanted.From && byDay.Contains(c.FormId))
            .Select(c => new Known(c.FormId, c.Department, c.EventDay)).Distinct().ToListAsync(ct);
        var late = rest.Where(r => byMonth.Contains(r.FormId) && r.Newest >= from).Select(r => new Known(r.FormId, r.Department, RecordMonth.Of(r.Newest)));
        var known = months.Concat(late).Concat(days).ToLookup(k => (k.FormId, k.Department), k => k.Day);
        return [.. whole.Concat(rest).GroupBy(s => (s.FormId, s.Department)).Select(g => new FormRecords(
            numbers[g.Key.FormId], g.Key.Department, g.Sum(s => s.Records), g.Max(s => s.Newest), [.. known[g.Key].Distinct().Order()]))];

        Guid[] Ids(IReadOnlyCollection<string> named) => [.. numbers.Where(n => named.Contains(n.Value)).Select(n => n.Key)];
    }

    /// <summary>What happened, and unless later entries count was entered, in the months before the day's.</summary>
    private static IQueryable<RecordMonth> Whole(VaultDbContext db, DateOnly day, bool includeLater)
    {
        var month = RecordMonth.Of(day);
        var before = db.Set<RecordMonth>().AsNoTracking().Where(m => m.EventMonth < month && m.Records > 0);
        return includeLater ? before : before.Where(m => m.EnteredMonth < month);
    }

    /// <summary>What of the day's month <see cref="Whole"/> does not hold: nothing is entered before it happened.</summary>
    private static IQueryable<RecordCount> Rest(VaultDbContext db, DateOnly day, bool includeLater)
    {
        var month = RecordMonth.Of(day);
        var running = Counted(db, day, includeLater).Where(c => c.EnteredDay >= month);
        return includeLater ? running.Where(c => c.EventDay >= month) : running;
    }

    private static IQueryable<RecordCount> Counted(VaultDbContext db, DateOnly day, bool includeLater)
    {
        var counts = db.Set<RecordCount>().AsNoTracking().Where(c => c.EventDay <= day && c.Records > 0);
        return includeLater ? counts : counts.Where(c => c.EnteredDay <= day);
    }

    private sealed record Sum(Guid FormId, string Department, int Records, DateOnly Newest);

    private sealed record Known(Guid FormId, string Department, DateOnly Day);
}
