using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Writing;

/// <summary>The Word file that lies beside a document source.</summary>
/// <param name="Path">Of the Word file.</param>
/// <param name="Outcome">Refused as in <see cref="DocumentSource.Parse"/>; then the file is left as it was.</param>
/// <param name="Changed">The source builds another file than the one that lies there.</param>
public sealed record BuiltFile(string Path, Result Outcome, bool Changed);

/// <summary>Keeps the Word files of a folder what its Markdown sources build: beside <c>NUMBER.md</c> its <c>NUMBER.docx</c>.</summary>
public static class WordFiles
{
    /// <summary>All sources of the folder, by name.</summary>
    public static IReadOnlyList<BuiltFile> Build(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(source => Build(source, write: true))];

    /// <summary>Builds the file of one source; with <paramref name="write"/> false nothing is written, only compared.</summary>
    public static BuiltFile Build(string source, bool write)
    {
        var path = System.IO.Path.ChangeExtension(source, ".docx");
        using var built = new MemoryStream();
        if (WordWriter.Write(File.ReadAllText(source), built) is { Succeeded: false } refused)
            return new(path, refused, Changed: false);
        var content = built.ToArray();
        var changed = !File.Exists(path) || !content.AsSpan().SequenceEqual(File.ReadAllBytes(path));
        if (write && changed)
            File.WriteAllBytes(path, content);
        return new(path, Result.Success, changed);
    }
}
