using System.Data.Common;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform;

/// <summary>The database itself keeps what is never changed: every table of the list, against every statement.</summary>
public sealed class AppendOnlyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Truncate_OfAnyTable_IsRefused()
    {
        await using var vault = await TestVault.CreateAsync(Database.Postgres);
        await using var db = await vault.DatabaseAsync();
        await db.Database.OpenConnectionAsync(Ct);
        foreach (var table in AppendOnlyTables.All)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"TRUNCATE \"{table}\" CASCADE";
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => command.ExecuteNonQueryAsync(Ct));
            Assert.Contains("is append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>SQLite knows no TRUNCATE; a trigger for each row is there for either statement.</summary>
    [Fact]
    public async Task EveryTable_HasItsTriggers_InSqlite()
    {
        await using var vault = await TestVault.CreateAsync(Database.Sqlite);
        await using var db = await vault.DatabaseAsync();
        var triggers = await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync(Ct);

        Assert.Empty(AppendOnlyTables.All.Select(t => $"{t}_no_delete").Except(triggers));
        Assert.Empty(AppendOnlyTables.Whole.Append(AppendOnlyTables.Details).Select(t => $"{t}_no_update").Except(triggers));
    }
}
