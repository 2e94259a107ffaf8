namespace ComplianceVault.App.Platform;

/// <summary>Where the vault lies on disk. Everything but the index is in the data directory; the index can be thrown away.</summary>
public sealed class VaultPaths(string data, string indexes)
{
    public string Data { get; } = Path.GetFullPath(data);

    public string Indexes { get; } = Path.GetFullPath(indexes);

    public string Database => Path.Combine(Data, "vault.db");

    public string Content => Path.Combine(Data, "content");

    public string Backups => Path.Combine(Data, "backups");

    /// <summary>Keys that protect cookies and tokens; part of every backup (R34).</summary>
    public string Keys => Path.Combine(Data, "keys");

    public string WitnessFile => Path.Combine(Data, "trail-witness.txt");

    /// <summary>What was disposed of, one line an object; a restored backup replays it (decision 5).</summary>
    public string DisposalJournal => Path.Combine(Data, "disposal-journal.txt");

    public void Create()
    {
        foreach (var directory in new[] { Data, Indexes, Content, Backups, Keys })
            Directory.CreateDirectory(directory);
    }
}
