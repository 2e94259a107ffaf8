using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Disposal;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>Makes the place ready before anything else runs: directories, schema, and nothing that was disposed of.</summary>
public sealed class VaultStart(
    IDbContextFactory<VaultDbContext> databases, IDatabaseBackup backup, VaultPaths paths, ReplayDisposals disposals, TimeProvider clock)
{
    public async Task PrepareAsync(CancellationToken ct)
    {
        paths.Create();
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            await CopyBeforeUpgradeAsync(db, ct);
            await db.Database.MigrateAsync(ct);
        }

        var replayed = await disposals.RunAsync(ct);
        if (!replayed.Succeeded)
            throw new InvalidOperationException($"disposals could not be replayed: {replayed.Error}");
    }

    /// <summary>An upgrade changes the schema of a database in use: a copy of it as it was is kept beside the backups (decision 42).</summary>
    private async Task CopyBeforeUpgradeAsync(VaultDbContext db, CancellationToken ct)
    {
        var (done, open) = (await db.Database.GetAppliedMigrationsAsync(ct), await db.Database.GetPendingMigrationsAsync(ct));
        if (!done.Any() || !open.Any())
            return;
        var copied = await backup.CopyAsync(Path.Combine(paths.Backups, $"before-upgrade-{clock.UtcNow():yyyyMMdd-HHmmss}-{backup.FileName}"), ct);
        if (!copied.Succeeded)
            throw new InvalidOperationException($"the database could not be copied before the upgrade: {copied.Error}");
    }
}
