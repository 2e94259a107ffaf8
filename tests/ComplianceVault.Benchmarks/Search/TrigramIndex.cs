using Microsoft.Data.Sqlite;

namespace ComplianceVault.Benchmarks.Search;

/// <summary>SQLite FTS5 with the trigram tokenizer, OR of the question's trigrams, best ten with highlights.</summary>
internal sealed class TrigramIndex : IDisposable
{
    private readonly SqliteConnection connection;

    public TrigramIndex(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
    }

    public void Fill(IEnumerable<string> texts)
    {
        Execute("PRAGMA journal_mode=OFF");
        Execute("PRAGMA synchronous=OFF");
        Execute("CREATE VIRTUAL TABLE sections USING fts5(text, tokenize='trigram')");
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO sections(text) VALUES ($text)";
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        foreach (var one in texts)
        {
            text.Value = one;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Only questions with at least one trigram can be asked.</summary>
    public static string? Match(string question)
    {
        var trigrams = question.Split(' ', '，', '？', '《', '》').Where(part => part.Length >= 3)
            .SelectMany(part => Enumerable.Range(0, part.Length - 2).Select(at => $"\"{part.AsSpan(at, 3)}\"")).Distinct().ToArray();
        return trigrams.Length == 0 ? null : string.Join(" OR ", trigrams);
    }

    public int Search(string match)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT rowid, highlight(sections, 0, '<mark>', '</mark>') FROM sections WHERE sections MATCH $match ORDER BY rank LIMIT 10";
        select.Parameters.AddWithValue("$match", match);
        using var rows = select.ExecuteReader();
        var read = 0;
        while (rows.Read())
        {
            read += rows.GetString(1).Length;
        }

        return read;
    }

    public void Dispose() => connection.Dispose();

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
