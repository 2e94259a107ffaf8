using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ComplianceVault.Sqlite;

/// <summary>For <c>dotnet ef migrations add NAME --project src/ComplianceVault.Sqlite</c>.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<VaultDbContext>
{
    public VaultDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<VaultDbContext>)SqliteVault.Use(new DbContextOptionsBuilder<VaultDbContext>(), "design-time.db").Options);
}
