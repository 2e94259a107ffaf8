using System.Globalization;
using ComplianceVault.App.Platform;

namespace ComplianceVault.App.Documents.Import;

/// <summary>
/// Remembers, outside the memory of this process, which files are being read: one that ends the program leaves its mark, and is not read for
/// ever at each start. A mark is a small file that holds how often the reading began without coming to an end.
/// </summary>
public sealed class ReadingMarks(VaultPaths paths)
{
    private string Root => Path.Combine(paths.Data, "reading");

    /// <summary>How often the reading of the file was broken off together with the program.</summary>
    public int Of(Guid itemId) =>
        File.Exists(PathOf(itemId)) && int.TryParse(File.ReadAllText(PathOf(itemId)), CultureInfo.InvariantCulture, out var times) ? times : 0;

    /// <summary>Marks the file until the reading ends, however it ends but with the process.</summary>
    public IDisposable Begin(Guid itemId)
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(PathOf(itemId), (Of(itemId) + 1).ToString(CultureInfo.InvariantCulture));
        return new Mark(PathOf(itemId));
    }

    private string PathOf(Guid itemId) => Path.Combine(Root, itemId.ToString("N"));

    private sealed class Mark(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}
