using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Deciding;

/// <summary>Running numbers of a year: ZF-2026-001. The constraint on the column decides between two who count at once.</summary>
internal static class YearlyNumbers
{
    /// <summary>One above the highest of the year.</summary>
    public static async Task<string> NextAsync(IQueryable<string> taken, string prefix, DateOnly today, CancellationToken ct)
    {
        var start = $"{prefix}-{today.Year}-";
        var numbers = await taken.Where(n => n.StartsWith(start)).ToListAsync(ct);
        var highest = numbers.Select(n => int.TryParse(n.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : 0).DefaultIfEmpty().Max();
        return string.Create(CultureInfo.InvariantCulture, $"{start}{highest + 1:000}");
    }
}
