using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Sqlite;

/// <summary>The embedded database: one file, write-ahead log, foreign keys, every commit flushed to disk.</summary>
public static class SqliteVault
{
    private static readonly IMemoryCache Queries = QueryMemory.Create();

    public static IServiceCollection AddSqliteVault(this IServiceCollection services, string file) =>
        services.AddSingleton<IDatabaseBackup>(new SqliteBackup(file)).AddDbContextFactory<VaultDbContext>(o => Use(o, file));

#pragma warning disable EF1001 // see LeanConnection
    internal static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string file, bool pooling = true) =>
        options
            .UseSqlite(
                new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30, Pooling = pooling }.ToString(),
                o => o.MigrationsAssembly(typeof(SqliteVault).Assembly.GetName().Name))
            .ReplaceService<ISqliteRelationalConnection, LeanConnection>()
            .AddInterceptors(new Pragmas())
            .UseMemoryCache(Queries);
#pragma warning restore EF1001

    /// <summary>EF creates the file in WAL mode; <c>synchronous</c> belongs to each connection.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=FULL";
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=FULL";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
