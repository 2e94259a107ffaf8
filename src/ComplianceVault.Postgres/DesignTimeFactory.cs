using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ComplianceVault.Postgres;

/// <summary>For <c>dotnet ef migrations add NAME --project src/ComplianceVault.Postgres</c>.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<VaultDbContext>
{
    public VaultDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<VaultDbContext>)PostgresVault.Use(new DbContextOptionsBuilder<VaultDbContext>(), "Host=design-time").Options);
}
