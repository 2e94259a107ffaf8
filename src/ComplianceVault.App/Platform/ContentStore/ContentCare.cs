using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.ContentStore;

/// <summary>A feature tells which stored files its rows refer to; what nobody refers to is an orphan.</summary>
public interface IContentReferences
{
    IQueryable<string> Hashes(VaultDbContext db);
}

/// <summary>What a check of the store found.</summary>
public sealed record ContentCheck(int Files, IReadOnlyList<string> Damaged, IReadOnlyList<string> Missing);

/// <summary>Sweeps orphans and checks every referred file against its hash, on schedule (R30, R36).</summary>
public sealed class ContentCare(
    IDbContextFactory<VaultDbContext> databases, StoredFiles store, IEnumerable<IContentReferences> features, VaultPaths paths, TimeProvider clock)
{
    /// <summary>A file is stored before the row that refers to it is committed; younger files are left alone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>Removes what nothing refers to; returns how many. While a backup runs it removes nothing: the backup's rows may be older.</summary>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        using var lease = ContentLease.TryOwn(paths);
        if (lease is null)
            return 0;
        var before = clock.UtcNow() - Grace;
        store.DeleteIncomingBefore(before);
        var old = store.All().Where(h => store.WrittenAt(h) < before).ToList();
        var referred = await ReferredAsync(ct);
        var swept = 0;
        foreach (var orphan in old.Where(h => !referred.Contains(h)))
        {
            if (store.WrittenAt(orphan) >= before)
                continue; // came in again meanwhile, and its row may just be committed
            store.Delete(orphan);
            swept++;
        }

        return swept;
    }

    public async Task<ContentCheck> CheckAsync(IProgress<(int Done, int Of)>? progress, CancellationToken ct)
    {
        var referred = await ReferredAsync(ct);
        var (damaged, missing, done) = (new List<string>(), new List<string>(), 0);
        foreach (var hash in referred)
        {
            if (!store.Has(hash))
                missing.Add(hash);
            else if (await store.OpenAsync(hash, ct) is var opened && opened.Succeeded)
                await opened.Value.DisposeAsync();
            else
                damaged.Add(hash);
            progress?.Report((++done, referred.Count));
        }

        return new(referred.Count, damaged, missing);
    }

    /// <summary>Every hash that a row refers to.</summary>
    public async Task<HashSet<string>> ReferredAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var hashes = new HashSet<string>();
        foreach (var feature in features)
            hashes.UnionWith(await feature.Hashes(db).Distinct().ToListAsync(ct));
        return hashes;
    }
}
