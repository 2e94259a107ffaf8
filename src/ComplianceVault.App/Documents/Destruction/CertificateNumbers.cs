using System.Globalization;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>
/// Numbers of certificates: XHZS-2026-001. They are counted over what is disposed of and not by <c>RunningNumbers</c>, because a restored backup knows older counts
/// while its journal brings the later certificates back (decision 5).
/// </summary>
internal static class CertificateNumbers
{
    private const string Prefix = "XHZS";

    /// <summary>One above the highest of the year. The constraint on the column decides between two who count at once.</summary>
    public static async Task<string> NextAsync(Act act, DateOnly today)
    {
        var start = $"{Prefix}-{today.Year}-";
        var used = act.Db.Set<DestructionList>().Where(l => l.Certificate != null).Select(l => l.Certificate!).Concat(act.Db.Set<DisposedObject>().Select(d => d.Certificate));
        var numbers = await used.Where(n => n.StartsWith(start)).Distinct().ToListAsync(act.Token);
        var highest = numbers.Select(n => int.TryParse(n.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : 0).DefaultIfEmpty().Max();
        return string.Create(CultureInfo.InvariantCulture, $"{start}{highest + 1:000}");
    }
}
