using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Disposal;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>Makes the place ready before anything else runs: directories, schema, what an upgrade must have kept, and nothing that was disposed of.</summary>
public sealed class VaultStart(
    IDbContextFactory<VaultDbContext> databases, IDatabaseBackup backup, VaultPaths paths, ReplayDisposals disposals, UpgradeCheck check, TimeProvider clock)
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);

    public async Task PrepareAsync(CancellationToken ct)
    {
        paths.Create();
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (check.IsOpen || (await db.Database.GetPendingMigrationsAsync(ct)).Any())
                await UpgradeAsync(db, ct);
        }

        var replayed = await disposals.RunAsync(ct);
        if (!replayed.Succeeded)
            throw new InvalidOperationException($"disposals could not be replayed: {replayed.Error}");
    }

    private async Task UpgradeAsync(VaultDbContext db, CancellationToken ct)
    {
        await using var alone = await AloneAsync(ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) // another process may have been faster
        {
            if (await CopyBeforeUpgradeAsync(db, ct) is { } copy)
                await check.BeginAsync(db, copy, ct);
            await ForgetLockOfTheDeadAsync(db, ct);
            await db.Database.MigrateAsync(ct);
        }

        await check.VerifyAsync(ct);
    }

    /// <summary>One process on this data directory changes the schema; the system frees the file when the process ends, however it ends.</summary>
    private async Task<FileStream> AloneAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(paths.Data, "upgrade.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (!ct.IsCancellationRequested)
            {
                await Task.Delay(Round, clock, ct);
            }
        }
    }

    /// <summary>
    /// In SQLite the lock of a migration is a row; a process killed in the middle leaves it behind, and every later start would wait for ever.
    /// PostgreSQL frees its lock with the connection. A file whose making was broken off has no write-ahead log yet.
    /// </summary>
    private static async Task ForgetLockOfTheDeadAsync(VaultDbContext db, CancellationToken ct)
    {
        if (db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
    }

    /// <summary>An upgrade changes the schema of a database in use: a copy of it as it was is kept beside the backups (decision 42).</summary>
    private async Task<string?> CopyBeforeUpgradeAsync(VaultDbContext db, CancellationToken ct)
    {
        if (!(await db.Database.GetAppliedMigrationsAsync(ct)).Any())
            return null;
        var copy = Path.Combine(paths.Backups, $"before-upgrade-{clock.UtcNow():yyyyMMdd-HHmmss}-{backup.FileName}");
        var copied = await backup.CopyAsync(copy, ct);
        if (!copied.Succeeded)
            throw new InvalidOperationException($"the database could not be copied before the upgrade: {copied.Error}");
        return copy;
    }
}
