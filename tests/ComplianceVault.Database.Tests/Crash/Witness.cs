using Microsoft.Data.Sqlite;

namespace ComplianceVault.Database.Tests.Crash;

/// <summary>
/// Looks into the database of a running program from outside, read only, again and again: what it sees was committed, so it must be there
/// after any crash.
/// </summary>
internal sealed class Witness(string database)
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(25);

    private const string Question = """
        SELECT 'trail', CAST("Seq" AS TEXT), "Hash" FROM "TrailEntry"
        UNION ALL SELECT 'item', "Id", "State" FROM "ImportItem"
        UNION ALL SELECT 'edition', "Id", "State" FROM "Edition"
        """;

    /// <summary>What was seen last: kind and key to content.</summary>
    public IReadOnlyDictionary<string, string> Seen { get; private set; } = new Dictionary<string, string>();

    public int Looks { get; private set; }

    public async Task WatchAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            Look();
            await Task.Delay(Round, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public static IReadOnlyDictionary<string, string> Read(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Question;
        using var rows = command.ExecuteReader();
        var seen = new Dictionary<string, string>();
        while (rows.Read())
            seen[$"{rows.GetString(0)} {rows.GetString(1)}"] = rows.GetString(2);
        return seen;
    }

    private void Look()
    {
        try
        {
            if (File.Exists(database))
                (Seen, Looks) = (Read(database), Looks + 1);
        }
        catch (SqliteException)
        {
            // No tables yet, or the program is just making them.
        }
    }

    /// <summary>A later look may show a row further on, never further back.</summary>
    public static bool IsAtLeast(string now, string before) => now == before || (Rank(now) is { } n && Rank(before) is { } b && n > b);

    private static int? Rank(string state) => state switch
    {
        "Received" or "Draft" => 0,
        "Proposed" => 1,
        "Accepted" or "Skipped" or "Effective" => 2,
        _ => null,
    };
}
