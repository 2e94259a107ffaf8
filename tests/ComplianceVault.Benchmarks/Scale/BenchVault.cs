using ComplianceVault.App;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Postgres;
using ComplianceVault.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>A sample vault without documents, in a directory of its own that goes with it.</summary>
internal sealed class BenchVault : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private BenchVault(ServiceProvider services, string root) => (this.services, Root) = (services, root);

    public string Root { get; }

    public static async Task<BenchVault> SqliteAsync(CancellationToken ct, SeedChoice? choice = null) => await FilledAsync(await EmptySqliteAsync(ct), choice, ct);

    /// <summary>On a new database of the server, dropped by whoever set the server up.</summary>
    public static async Task<BenchVault> PostgresAsync(string server, CancellationToken ct, SeedChoice? choice = null) => await FilledAsync(await EmptyPostgresAsync(server, ct), choice, ct);

    /// <summary>With a schema and nothing in it.</summary>
    public static Task<BenchVault> EmptySqliteAsync(CancellationToken ct) => MakeAsync((parts, root) => parts.AddSqliteVault(Path.Combine(root, "data", "vault.db")), ct);

    public static async Task<BenchVault> EmptyPostgresAsync(string server, CancellationToken ct)
    {
        var name = $"cvault_bench_{Guid.CreateVersion7():N}";
        await using (var connection = new NpgsqlConnection(server))
        {
            await connection.OpenAsync(ct);
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }

        return await MakeAsync((parts, _) => parts.AddPostgresVault(new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString()), ct);
    }

    public async Task LoadAsync(SeedChoice choice, CancellationToken ct)
    {
        if (await Get<SeedLoader>().LoadAsync(choice, ct) is { Succeeded: false } refused)
            throw new InvalidOperationException(refused.Error.ToString());
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<VaultDbContext> DatabaseAsync(CancellationToken ct) => Get<IDbContextFactory<VaultDbContext>>().CreateDbContextAsync(ct);

    public async Task<Actor> PersonAsync(string name, CancellationToken ct) =>
        await Get<ActorDirectory>().FindByNameAsync(name, new ActSession("bench", ActSource.Page), ct) ?? throw new InvalidOperationException($"{name} may not act");

    /// <summary>Lets go of the files; the directory stays for another process.</summary>
    public async Task CloseAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Root, recursive: true);
    }

    private static async Task<BenchVault> FilledAsync(BenchVault vault, SeedChoice? choice, CancellationToken ct)
    {
        await vault.LoadAsync(choice ?? SeedChoice.SampleForOwnFiles, ct);
        return vault;
    }

    private static async Task<BenchVault> MakeAsync(Action<IServiceCollection, string> database, CancellationToken ct)
    {
        var root = Directory.CreateTempSubdirectory("cvault-bench-").FullName;
        var parts = new ServiceCollection();
        parts.AddLogging();
        parts.AddVault(new VaultOptions { Data = Path.Combine(root, "data"), Indexes = Path.Combine(root, "indexes"), SeedDocs = Path.GetFullPath("seed-docs") });
        database(parts, root);
        var vault = new BenchVault(parts.BuildServiceProvider(), root);
        await vault.Get<VaultStart>().PrepareAsync(ct);
        return vault;
    }
}
