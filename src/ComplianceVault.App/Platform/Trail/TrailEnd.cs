using System.Globalization;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>
/// The end of the trail in words, for everything that leaves the vault (decision 4): whoever keeps an export holds a witness of the chain up to that entry. It says
/// nothing about what the entries hold, so nobody needs a permission for it.
/// </summary>
public sealed class TrailEnd(IDbContextFactory<VaultDbContext> databases)
{
    /// <summary><c>操作留痕 1234 9f86d0…</c>: number and hash of the last entry.</summary>
    public async Task<string> SayAsync(CancellationToken ct, CultureInfo? culture = null)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var head = await db.Set<TrailHead>().AsNoTracking().SingleAsync(ct);
        return VaultWords.Of("trail.end", [head.Seq, head.Hash], culture);
    }
}
