using System.IO.Compression;
using System.Text;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>
/// Several editions' PDFs in one file, each as <see cref="DownloadPdf"/> hands it out: marked as uncontrolled, with its own entry in the trail. What could not be handed out stands
/// in a text beside them, with why.
/// </summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class DownloadPdfs(DownloadPdf one)
{
    /// <summary>As many as a page of the list has.</summary>
    public const int Most = 50;

    private const int BufferSize = 128 * 1024;

    /// <summary>Refusals: <c>documents.too-many</c> (<see cref="Most"/>); the first refusal where nothing at all can be handed out.</summary>
    public async Task<Result<OpenedFile>> ExecuteAsync(Actor actor, IReadOnlyCollection<Guid> editions, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (editions.Count is 0 or > Most)
            return Error.Invalid("documents.too-many", Most);
        var target = new FileStream(
            Path.Combine(Path.GetTempPath(), $"cvault-pdfs-{Guid.CreateVersion7():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);
        try
        {
            var refused = await FillAsync(actor, editions.Distinct(), target, ct);
            if (refused.Count == editions.Distinct().Count())
            {
                await target.DisposeAsync();
                return refused[0];
            }

            target.Position = 0;
            return new OpenedFile(target, "documents.zip", "application/zip", target.Length);
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    private async Task<List<Error>> FillAsync(Actor actor, IEnumerable<Guid> editions, FileStream target, CancellationToken ct)
    {
        var refused = new List<Error>();
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        foreach (var edition in editions)
        {
            var file = await one.ExecuteAsync(actor, edition, ct);
            if (!file.Succeeded)
            {
                refused.Add(file.Error);
                continue;
            }

            await using var content = file.Value.Content;
            await using var entry = await zip.CreateEntry(file.Value.FileName, CompressionLevel.NoCompression).OpenAsync(ct);
            await content.CopyToAsync(entry, ct);
        }

        if (refused.Count > 0)
        {
            await using var entry = await zip.CreateEntry(PaperWords.Of("not-handed-out"), CompressionLevel.NoCompression).OpenAsync(ct);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', refused.Select(r => VaultWords.Of(r)))), ct);
        }

        return refused;
    }
}
