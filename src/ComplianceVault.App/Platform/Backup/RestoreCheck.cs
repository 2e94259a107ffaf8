using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>What a restored vault was found to be, against what its package says (R34).</summary>
/// <param name="Entries">Trail entries read.</param>
/// <param name="Damaged">Stored files that rows refer to and that are missing or do not give their hash.</param>
public sealed record RestoreFindings(long Entries, long? TrailBrokenAt, int ContentFiles, int Damaged, bool CountsEqual)
{
    public bool Holds => TrailBrokenAt is null && Damaged == 0 && CountsEqual;
}

/// <summary>Verifies a restored database and content store, wherever they lie.</summary>
internal static class RestoreCheck
{
    /// <summary>Counts the tables the package names; before any migration, which may change them.</summary>
    public static async Task<bool> CountsEqualAsync(IDbContextFactory<VaultDbContext> databases, BackupFacts facts, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var counted = await BackupFacts.CountAsync(db, facts.Rows.Keys, ct);
        return facts.Rows.All(r => counted[r.Key] == r.Value);
    }

    public static async Task<RestoreFindings> RunAsync(
        IDbContextFactory<VaultDbContext> databases, VaultPaths place, IEnumerable<IContentReferences> features, bool countsEqual, TimeProvider clock,
        CancellationToken ct)
    {
        var trail = await new TrailVerifier(databases, new TrailWitness(databases, place, clock)).VerifyAsync(ct);
        var content = await new ContentCare(databases, new StoredFiles(place, clock), features, place, clock).CheckAsync(null, ct);
        return new(trail.Entries, trail.BrokenSeq, content.Files, content.Damaged.Count + content.Missing.Count, countsEqual);
    }
}
