using System.Globalization;

namespace ComplianceVault.Search.Indexing;

/// <summary>
/// The directory of an index: generations beside each other, a file <c>current</c> that names the one in use, and a lock that the
/// writing process holds (the operating system frees it when the process dies, however it dies).
/// </summary>
internal sealed class IndexDirectory : IDisposable
{
    private const string CurrentFile = "current";
    private const string LockFile = "writer.lock";
    private const string GenerationPrefix = "g-";
    private readonly FileStream? held;

    private IndexDirectory(string root, FileStream? held) => (Root, this.held) = (root, held);

    public string Root { get; }

    public bool CanWrite => held is not null;

    /// <summary>Null when another process writes there.</summary>
    public static IndexDirectory? OpenForWriting(string root)
    {
        Directory.CreateDirectory(root);
        try
        {
            return new IndexDirectory(root, new FileStream(Path.Combine(root, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static IndexDirectory OpenForReading(string root) => new(root, null);

    /// <summary>The path of the generation in use, or null.</summary>
    public string? Current()
    {
        var file = Path.Combine(Root, CurrentFile);
        if (!File.Exists(file))
        {
            return null;
        }

        var path = Path.Combine(Root, File.ReadAllText(file).Trim());
        return Directory.Exists(path) ? path : null;
    }

    public string NextGeneration()
    {
        var last = Generations().Select(path => int.TryParse(Path.GetFileName(path).AsSpan(GenerationPrefix.Length), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty(0).Max();
        return Path.Combine(Root, $"{GenerationPrefix}{last + 1:D6}");
    }

    /// <summary>Names the generation in use; a crash leaves the old name or the new one.</summary>
    public void Use(string generation)
    {
        var temporary = Path.Combine(Root, CurrentFile + ".new");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(generation)));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(Root, CurrentFile), overwrite: true);
    }

    /// <summary>Removes every generation but the one in use: what an interrupted rebuild left.</summary>
    public void Sweep()
    {
        var current = Current();
        foreach (var path in Generations().Where(path => path != current))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    public void Dispose() => held?.Dispose();

    private string[] Generations() => Directory.GetDirectories(Root, GenerationPrefix + "*");
}
