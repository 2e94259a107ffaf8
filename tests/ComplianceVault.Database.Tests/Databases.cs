using ComplianceVault.Postgres;
using ComplianceVault.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ComplianceVault.Database.Tests;

/// <summary>The databases on which every test of this project runs.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>Gives a test a fresh real database of either kind.</summary>
internal static class Databases
{
    /// <summary>Connection string of a server where the tests may create databases; the test command sets it.</summary>
    private const string ServerVariable = "CVAULT_TEST_POSTGRES";

    /// <summary>From 15 on a server copies a template page by page through its log, which takes five times as long as copying its files.</summary>
    private static readonly Lazy<string> Strategy = new(() =>
    {
        using var server = Open();
        return server.PostgreSqlVersion.Major >= 15 ? "STRATEGY file_copy" : "";
    });

    /// <summary><paramref name="template"/>: connection of the database on a server that the new one begins as a copy of. Gives the connection of the new one.</summary>
    public static string? Add(IServiceCollection services, Database database, string directory, string? template = null)
    {
        if (database == Database.Sqlite)
        {
            services.AddSqliteVault(Path.Combine(directory, "vault.db"));
            return null;
        }

        var connection = NewPostgres(template);
        services.AddPostgresVault(connection);
        return connection;
    }

    /// <summary>Closes what is open to a database on a server: each test has a database and so a pool of its own.</summary>
    public static void Close(string? connection)
    {
        if (connection is null)
            return;
        using var one = new NpgsqlConnection(connection);
        NpgsqlConnection.ClearPool(one);
    }

    public static void Drop(string? connection)
    {
        if (connection is not null)
            Execute($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
    }

    private static string NewPostgres(string? template)
    {
        var server = Environment.GetEnvironmentVariable(ServerVariable);
        if (string.IsNullOrEmpty(server))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"no PostgreSQL: {ServerVariable} is not set");
            Assert.Fail($"{ServerVariable} must be set in CI");
        }

        var name = $"cvault_{Guid.CreateVersion7():N}";
        Execute(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {new NpgsqlConnectionStringBuilder(template).Database} {Strategy.Value}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = true, MaxPoolSize = 20 }.ToString();
    }

    private static void Execute(string statement)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable(ServerVariable));
        connection.Open();
        return connection;
    }
}
