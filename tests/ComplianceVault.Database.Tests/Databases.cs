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

    public static void Add(IServiceCollection services, Database database, string directory)
    {
        if (database == Database.Sqlite)
            services.AddSqliteVault(Path.Combine(directory, "vault.db"));
        else
            services.AddPostgresVault(NewPostgres());
    }

    private static string NewPostgres()
    {
        var server = Environment.GetEnvironmentVariable(ServerVariable);
        if (string.IsNullOrEmpty(server))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"no PostgreSQL: {ServerVariable} is not set");
            Assert.Fail($"{ServerVariable} must be set in CI");
        }

        var name = $"cvault_{Guid.CreateVersion7():N}";
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = true, MaxPoolSize = 20 }.ToString();
    }
}
