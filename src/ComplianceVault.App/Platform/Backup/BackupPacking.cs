using System.Security.Cryptography;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Packing;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>A package that was written, read back and found whole.</summary>
internal sealed record Packed(BackupFacts Facts, TrailVerification Trail, int Damaged, long Bytes, string Sha256);

/// <summary>
/// Writes a package and reads it back. First the database is copied, then the copy is opened: it says which stored files belong to it and
/// whether its trail holds. Stored files never change, so those that come later do not matter; those that are there are kept from the orphan
/// sweep. After writing, every hash is recomputed from the package, the one of the very copy that was opened among them.
/// </summary>
public sealed class BackupPacking(
    IDatabaseBackup database, IEnumerable<IContentReferences> features, StoredFiles store, TrailWitness witness, VaultPaths paths, TimeProvider clock)
{
    internal async Task<Result<Packed>> PackAsync(
        WorkingFolder working, string file, string? password, IProgress<(int Done, int Of)>? progress, CancellationToken ct)
    {
        var lease = await ContentLease.ShareAsync(paths, ct);
        if (!lease.Succeeded)
            return lease.Error;
        using var _ = lease.Value;
        await witness.WriteAsync(ct);
        CopyIfThere(paths.WitnessFile, working.File(BackupLayout.Witness)); // before the database: the copy must hold all it saw
        var copy = working.File(database.FileName);
        var copied = await database.CopyAsync(copy, ct);
        if (!copied.Succeeded)
            return copied.Error;
        var looked = await LookAsync(working, copy, ct);
        if (!looked.Succeeded)
            return looked.Error;
        var (facts, trail, hashes) = looked.Value;
        var damaged = await WriteAsync(working, file, copy, facts, hashes, password, progress, ct);
        return await ReadBackAsync(file, password, new(facts, trail, damaged, 0, ""), ct);
    }

    private async Task<Result<(BackupFacts, TrailVerification, List<string>)>> LookAsync(WorkingFolder working, string copy, CancellationToken ct)
    {
        var opened = await database.OpenAsync(copy, ct);
        if (!opened.Succeeded)
            return opened.Error;
        await using var source = opened.Value;
        await using var db = source.CreateDbContext();
        var hashes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var feature in features)
            hashes.UnionWith(await feature.Hashes(db).Distinct().ToListAsync(ct));
        var place = new VaultPaths(working.Path, working.Path);
        var trail = await new TrailVerifier(source, new TrailWitness(source, place, clock)).VerifyAsync(ct);
        return (await BackupFacts.ReadAsync(db, database.Provider, hashes.Count, ct), trail, hashes.ToList());
    }

    /// <summary>Returns how many stored files could not be packed because they are missing or no longer give their hash.</summary>
    private async Task<int> WriteAsync(
        WorkingFolder working, string file, string copy, BackupFacts facts, List<string> hashes, string? password, IProgress<(int, int)>? progress,
        CancellationToken ct)
    {
        await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using var package = new PackageWriter(target, BackupLayout.Kind, clock.GetUtcNow(), facts.ToProperties(), password);
        await AddAsync(package, BackupLayout.Database + database.FileName, copy, ct);
        var (done, damaged) = (0, 0);
        foreach (var hash in hashes)
        {
            var content = await store.OpenAsync(hash, ct);
            if (content.Succeeded)
            {
                await using (content.Value)
                    await package.AddAsync($"{BackupLayout.Content}{hash[..2]}/{hash}", content.Value, ct);
            }
            else
            {
                damaged++;
            }

            progress?.Report((++done, hashes.Count));
        }

        foreach (var key in Directory.Exists(paths.Keys) ? Directory.GetFiles(paths.Keys) : [])
            await AddAsync(package, BackupLayout.Keys + Path.GetFileName(key), key, ct);
        await AddAsync(package, BackupLayout.Witness, working.File(BackupLayout.Witness), ct);
        await AddAsync(package, BackupLayout.Journal, paths.DisposalJournal, ct); // last: a disposal of this very minute is in it
        await package.FinishAsync(ct);
        target.Flush(flushToDisk: true);
        return damaged;
    }

    private static async Task<Result<Packed>> ReadBackAsync(string file, string? password, Packed packed, CancellationToken ct)
    {
        await using var written = File.OpenRead(file);
        var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, ct));
        written.Position = 0;
        var opened = await PackageReader.OpenAsync(written, password, ct);
        if (!opened.Succeeded)
            return opened.Error;
        using var package = opened.Value;
        var check = await package.VerifyAsync(ct);
        return check.IsIntact
            ? packed with { Bytes = written.Length, Sha256 = sha }
            : Error.Unavailable("backup.not-readable", check.Mismatch ?? check.Missing.Concat(check.Extra).First());
    }

    private static async Task AddAsync(PackageWriter package, string name, string file, CancellationToken ct)
    {
        if (!File.Exists(file))
            return;
        await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await package.AddAsync(name, content, ct);
    }

    private static void CopyIfThere(string from, string to)
    {
        if (File.Exists(from))
            File.Copy(from, to);
    }
}
