using ComplianceVault.Database.Tests.Platform.Backup;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform;

/// <summary>What makes an acknowledged act outlive a power cut, read from the connections on which the program works; after a restore too.</summary>
public sealed class SqlitePragmaTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connections_UseTheWriteAheadLog_ForeignKeys_AndFlushEveryCommit()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 1);
        await CheckAsync(vault);

        var made = await BackupTests.MakeAsync(vault);
        await using var clean = TestVault.CreateEmpty(Database.Sqlite, Shelf.Add);
        Assert.True((await BackupTests.RestoreAsync(clean, made.File)).Succeeded);
        await CheckAsync(clean);
    }

    private static async Task CheckAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        await db.Database.OpenConnectionAsync(Ct);
        Assert.Equal("wal", await ReadAsync(db, "journal_mode"));
        Assert.Equal(1L, await ReadAsync(db, "foreign_keys"));
        Assert.Equal(2L, await ReadAsync(db, "synchronous")); // FULL
    }

    private static async Task<object?> ReadAsync(DbContext db, string pragma)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return await command.ExecuteScalarAsync(Ct);
    }
}
