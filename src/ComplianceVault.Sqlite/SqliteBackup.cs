using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Sqlite;

/// <summary>Copies the database file through SQLite's own online backup. Refuses with <c>backup.database</c> and what SQLite says.</summary>
internal sealed class SqliteBackup(string file) : IDatabaseBackup
{
    public string Provider => "sqlite";

    public string FileName => "vault.db";

    /// <summary>
    /// One step over the whole file: with the write-ahead log it reads one state while others write, where small steps would begin again at
    /// every write of another process. The copy keeps no log of its own beside it.
    /// </summary>
    public Task<Result> CopyAsync(string copy, CancellationToken ct) => Task.Run(() => Try(() =>
    {
        using var from = Open(file, SqliteOpenMode.ReadWrite);
        using var to = Open(copy, SqliteOpenMode.ReadWriteCreate);
        from.BackupDatabase(to);
        Run(to, "PRAGMA journal_mode=DELETE");
        return Result.Success;
    }), ct);

    public Task<Result<DatabaseCopy>> OpenAsync(string copy, CancellationToken ct) => Task.Run<Result<DatabaseCopy>>(() =>
    {
        var checkedCopy = Try(() =>
        {
            using var connection = Open(copy, SqliteOpenMode.ReadWrite);
            var said = Run(connection, "PRAGMA quick_check");
            return said == "ok" ? Result.Success : Error.Unavailable("backup.database", said);
        });
        if (!checkedCopy.Succeeded)
            return checkedCopy.Error;
        var options = SqliteVault.Use(new DbContextOptionsBuilder<VaultDbContext>(), copy, pooling: false);
        return new DatabaseCopy((DbContextOptions<VaultDbContext>)options.Options);
    }, ct);

    public Task<Result<bool>> IsEmptyAsync(CancellationToken ct) => Task.FromResult<Result<bool>>(!File.Exists(file));

    public Task<Result> RestoreAsync(string copy, CancellationToken ct) => Task.Run(() => Try(() =>
    {
        using (var connection = Open(copy, SqliteOpenMode.ReadWrite))
            Run(connection, "PRAGMA journal_mode=WAL");
        File.Delete(file + "-wal"); // left by another database of that name, they would be taken for this one's
        File.Delete(file + "-shm");
        File.Move(copy, file);
        return Result.Success;
    }), ct);

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }

    private static string Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString() ?? "";
    }

    private static Result Try(Func<Result> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            return Error.Unavailable("backup.database", e.Message);
        }
    }
}
