using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Postgres;

/// <summary>The vault in a PostgreSQL database.</summary>
public static class PostgresVault
{
    private static readonly IMemoryCache Queries = QueryMemory.Create();

    public static IServiceCollection AddPostgresVault(this IServiceCollection services, string connectionString) =>
        services
            .AddSingleton<IDatabaseBackup>(s => new PostgresBackup(connectionString, s.GetRequiredService<VaultOptions>().PostgresTools))
            .AddDbContextFactory<VaultDbContext>(o => Use(o, connectionString));

    internal static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, o => o.MigrationsAssembly(typeof(PostgresVault).Assembly.GetName().Name)).UseMemoryCache(Queries);
}
