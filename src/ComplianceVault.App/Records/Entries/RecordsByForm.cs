using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>The records of a form in a department as of a day; the days with records are kept as far back as was asked.</summary>
internal sealed record FormRecords(string Form, string Department, int Records, DateOnly Newest, IReadOnlyList<DateOnly> Days);

/// <summary>Sums over the daily counts, for the clause matrix (decisions 8 and 13). Two queries, however many records there are.</summary>
internal static class RecordsByForm
{
    /// <param name="daysOf">Numbers of the forms of which single days matter.</param>
    public static async Task<List<FormRecords>> AsOfAsync(VaultDbContext db, DateOnly day, bool includeLater, IReadOnlyCollection<string> daysOf, DateOnly daysFrom, CancellationToken ct)
    {
        var counts = db.Set<RecordCount>().AsNoTracking().Where(c => c.EventDay <= day);
        if (!includeLater)
            counts = counts.Where(c => c.EnteredDay <= day);
        var sums = await counts.Where(c => c.Records > 0).GroupBy(c => new { c.FormId, c.Department })
            .Select(g => new { g.Key.FormId, g.Key.Department, Records = g.Sum(c => c.Records), Newest = g.Max(c => c.EventDay) }).ToListAsync(ct);
        if (sums.Count == 0)
            return [];
        var numbers = await db.Set<Form>().AsNoTracking().Select(f => new { f.Id, f.Number }).ToDictionaryAsync(f => f.Id, f => f.Number, ct);
        var wanted = numbers.Where(n => daysOf.Contains(n.Value)).Select(n => n.Key).ToList();
        var days = (await counts.Where(c => c.Records > 0 && c.EventDay >= daysFrom && wanted.Contains(c.FormId))
                .Select(c => new { c.FormId, c.Department, c.EventDay }).ToListAsync(ct))
            .ToLookup(c => (c.FormId, c.Department), c => c.EventDay);
        return sums.ConvertAll(s => new FormRecords(numbers[s.FormId], s.Department, s.Records, s.Newest, [.. days[(s.FormId, s.Department)].Distinct().Order()]));
    }
}
