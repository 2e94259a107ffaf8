using System.Globalization;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ComplianceVault.Postgres;

/// <summary>
/// Copies the database with <c>pg_dump</c> in its custom format, which reads one state while others write. A copy is opened by restoring it into
/// a database of its own on the same server, for which the role needs CREATEDB (<c>backup.scratch-database</c> otherwise).
/// </summary>
internal sealed class PostgresBackup(string connectionString, string tools) : IDatabaseBackup
{
    private const string ScratchPrefix = "cvault_copy_";
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);
    private readonly PostgresTool tool = new(tools);

    public string Provider => "postgres";

    public string FileName => "vault.dump";

    private NpgsqlConnectionStringBuilder Live => new(connectionString);

    /// <summary>Not compressed by the tool: the package does that.</summary>
    public Task<Result> CopyAsync(string file, CancellationToken ct) =>
        tool.RunAsync("pg_dump", Live, ["--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--file", file], ct);

    public async Task<Result<DatabaseCopy>> OpenAsync(string file, CancellationToken ct)
    {
        var scratch = new NpgsqlConnectionStringBuilder(connectionString) { Database = $"{ScratchPrefix}{Guid.CreateVersion7():N}", Pooling = false };
        try
        {
            await DropStaleAsync(ct);
            await RunAsync($"CREATE DATABASE {scratch.Database} TEMPLATE template0 ENCODING 'UTF8'", ct);
        }
        catch (NpgsqlException e)
        {
            return Error.Unavailable("backup.scratch-database", e.Message);
        }

        var restored = await FillAsync(scratch, file, ct);
        if (restored.Succeeded)
            return new DatabaseCopy((DbContextOptions<VaultDbContext>)PostgresVault.Use(new DbContextOptionsBuilder<VaultDbContext>(), scratch.ToString()).Options, DropAsync);
        await DropAsync();
        return restored.Error;

        Task DropAsync() => RunAsync($"DROP DATABASE IF EXISTS {scratch.Database} WITH (FORCE)", CancellationToken.None);
    }

    public async Task<Result<bool>> IsEmptyAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT NOT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema())";
            return (bool)(await command.ExecuteScalarAsync(ct))!;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return true; // the database itself is not there yet
        }
        catch (NpgsqlException e)
        {
            return Error.Unavailable("backup.database", e.Message);
        }
    }

    public async Task<Result> RestoreAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await RunAsync($"CREATE DATABASE \"{Live.Database!.Replace("\"", "\"\"", StringComparison.Ordinal)}\" TEMPLATE template0 ENCODING 'UTF8'", ct);
        }

        return await FillAsync(Live, file, ct);
    }

    private Task<Result> FillAsync(NpgsqlConnectionStringBuilder into, string file, CancellationToken ct) =>
        tool.RunAsync("pg_restore", into, ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", file], ct);

    /// <summary>Copies that a killed process left; their names say when they were made.</summary>
    private async Task DropStaleAsync(CancellationToken ct)
    {
        var before = TimeProvider.System.GetUtcNow() - Stale;
        foreach (var name in await ScratchNamesAsync(ct))
        {
            var id = name[ScratchPrefix.Length..];
            if (id.Length == 32 && long.TryParse(id.AsSpan(0, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var made)
                && DateTimeOffset.FromUnixTimeMilliseconds(made) < before)
                await RunAsync($"DROP DATABASE IF EXISTS {name}", ct);
        }
    }

    private async Task<List<string>> ScratchNamesAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT datname FROM pg_database WHERE datname ~ ('^' || $1 || '[0-9a-f]{32}$')", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = ScratchPrefix });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await reader.ReadAsync(ct))
            names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>Databases are made and removed from the server's maintenance database, which is always there.</summary>
    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }
}
