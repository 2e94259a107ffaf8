using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>The records of a form in a department as of a day.</summary>
/// <param name="Days">First days of the months with records; for forms looked at by the week the days themselves.</param>
internal sealed record FormRecords(string Form, string Department, int Records, DateOnly Newest, IReadOnlyList<DateOnly> Days);

/// <summary>Which forms are looked at how closely, and since when.</summary>
internal sealed record RecordsWanted(DateOnly From, IReadOnlyCollection<string> ByMonth, IReadOnlyCollection<string> ByDay);

/// <summary>Sums over the daily counts, for the clause matrix (decisions 8 and 13). A fixed number of queries, however many records there are.</summary>
internal static class RecordsByForm
{
    public static async Task<List<FormRecords>> AsOfAsync(VaultDbContext db, DateOnly day, bool includeLater, RecordsWanted wanted, CancellationToken ct)
    {
        var counts = db.Set<RecordCount>().AsNoTracking().Where(c => c.EventDay <= day && c.Records > 0);
        if (!includeLater)
            counts = counts.Where(c => c.EnteredDay <= day);
        var sums = await counts.GroupBy(c => new { c.FormId, c.Department })
            .Select(g => new { g.Key.FormId, g.Key.Department, Records = g.Sum(c => c.Records), Newest = g.Max(c => c.EventDay) }).ToListAsync(ct);
        if (sums.Count == 0)
            return [];
        var numbers = await db.Set<Form>().AsNoTracking().Select(f => new { f.Id, f.Number }).ToDictionaryAsync(f => f.Id, f => f.Number, ct);
        var recent = counts.Where(c => c.EventDay >= wanted.From);
        var (byMonth, byDay) = (Ids(wanted.ByMonth), Ids(wanted.ByDay));
        var months = await recent.Where(c => byMonth.Contains(c.FormId))
            .GroupBy(c => new { c.FormId, c.Department, c.EventDay.Year, c.EventDay.Month }).Select(g => g.Key).ToListAsync(ct);
        var days = await recent.Where(c => byDay.Contains(c.FormId))
            .Select(c => new { c.FormId, c.Department, c.EventDay }).Distinct().ToListAsync(ct);
        var known = months.Select(m => (m.FormId, m.Department, Day: new DateOnly(m.Year, m.Month, 1)))
            .Concat(days.Select(d => (d.FormId, d.Department, Day: d.EventDay))).ToLookup(k => (k.FormId, k.Department), k => k.Day);
        return sums.ConvertAll(s => new FormRecords(numbers[s.FormId], s.Department, s.Records, s.Newest, [.. known[(s.FormId, s.Department)].Order()]));

        Guid[] Ids(IReadOnlyCollection<string> named) => [.. numbers.Where(n => named.Contains(n.Value)).Select(n => n.Key)];
    }
}
