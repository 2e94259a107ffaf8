namespace ComplianceVault.App.Platform;

/// <summary>Where the vault lies on disk. Everything but the index is in the data directory; the index can be thrown away.</summary>
public sealed class VaultPaths(string data, string indexes, string backups = "")
{
    public string Data { get; } = Path.GetFullPath(data);

    public string Indexes { get; } = Path.GetFullPath(indexes);

    public string Database => Path.Combine(Data, "vault.db");

    public string Content => Path.Combine(Data, "content");

    /// <summary>Where backups are written; better on another disk or a mounted share.</summary>
    public string Backups { get; } = Path.GetFullPath(backups.Length > 0 ? backups : Path.Combine(data, "backups"));

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
