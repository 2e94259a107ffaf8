using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>Makes the place ready before anything else runs: directories, schema.</summary>
public sealed class VaultStart(IDbContextFactory<VaultDbContext> databases, VaultPaths paths)
{
    public async Task PrepareAsync(CancellationToken ct)
    {
        paths.Create();
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
    }
}
