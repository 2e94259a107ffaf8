using System.Text;
using System.Text.Json;
using ComplianceVault.App.Platform.Trail;

namespace ComplianceVault.App.Platform.Disposal;

/// <summary>One carried-out disposal: what, under which certificate, when, and which stored files were its own.</summary>
/// <param name="Content">SHA-256 of the files, lower-case hex.</param>
public sealed record DisposalLine(DateTime At, string Kind, Guid Id, string Certificate, IReadOnlyList<string> Content);

/// <summary>
/// The disposal journal (decision 5): a file beside the content store, one JSON object a line, only ever appended to and part of every backup.
/// The database is the truth of a running vault; the journal outlives it, so that a restored older backup learns what was disposed of since.
/// </summary>
public sealed class DisposalJournal(VaultPaths paths)
{
    public async Task AppendAsync(IReadOnlyCollection<DisposalLine> lines, CancellationToken ct)
    {
        if (lines.Count == 0)
            return;
        await using var file = new FileStream(paths.DisposalJournal, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var text = string.Concat(lines.Select(l => JsonSerializer.Serialize(l, TrailWriter.Json) + "\n"));
        await file.WriteAsync(Encoding.UTF8.GetBytes(await EndsTornAsync(file, ct) ? "\n" + text : text), ct);
        file.Flush(flushToDisk: true);
    }

    public IReadOnlyList<DisposalLine> Read() => Read(paths.DisposalJournal);

    /// <summary>
    /// The lines of any journal file; a missing file is an empty journal. A line torn by a crash is left out: the start of the vault writes it
    /// again from the database.
    /// </summary>
    public static IReadOnlyList<DisposalLine> Read(string file) => File.Exists(file) ? [.. File.ReadLines(file).Select(Parse).OfType<DisposalLine>()] : [];

    private static DisposalLine? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<DisposalLine>(line, TrailWriter.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Leaves the file at its end.</summary>
    private static async Task<bool> EndsTornAsync(FileStream file, CancellationToken ct)
    {
        if (file.Length == 0)
            return false;
        file.Seek(-1, SeekOrigin.End);
        var last = new byte[1];
        await file.ReadExactlyAsync(last, ct);
        return last[0] != (byte)'\n';
    }
}
