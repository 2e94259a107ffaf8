using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Disposal;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>Makes the place ready before anything else runs: directories, schema, and nothing that was disposed of.</summary>
public sealed class VaultStart(IDbContextFactory<VaultDbContext> databases, VaultPaths paths, ReplayDisposals disposals)
{
    public async Task PrepareAsync(CancellationToken ct)
    {
        paths.Create();
        await using (var db = await databases.CreateDbContextAsync(ct))
            await db.Database.MigrateAsync(ct);
        var replayed = await disposals.RunAsync(ct);
        if (!replayed.Succeeded)
            throw new InvalidOperationException($"disposals could not be replayed: {replayed.Error}");
    }
}
