using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.Content.Rendition.Stamping;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>
/// Stamps a stored PDF into a file of its own that goes when its stream is closed; what is stored stays unmarked (decision 37). A few at a time: a long
/// document is held in memory while it is stamped.
/// </summary>
public sealed class PdfMarking(StoredFiles store) : IDisposable
{
    private const int AtATime = 2;
    private const int BufferSize = 128 * 1024;
    private readonly SemaphoreSlim turn = new(AtATime);

    /// <summary>The stamped PDF from its first byte. Refuses as <see cref="PdfStamper"/> and <see cref="StoredFiles"/> do.</summary>
    public async Task<Result<Stream>> MarkAsync(string hash, PdfStamp stamp, CancellationToken ct)
    {
        var stamper = PdfStamper.Create();
        if (!stamper.Succeeded)
            return stamper.Error;
        await turn.WaitAsync(ct);
        try
        {
            var stored = await store.OpenAsync(hash, ct);
            if (!stored.Succeeded)
                return stored.Error;
            await using var source = stored.Value;
            return await StampAsync(stamper.Value, source, stamp, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private static async Task<Result<Stream>> StampAsync(PdfStamper stamper, Stream source, PdfStamp stamp, CancellationToken ct)
    {
        var target = new FileStream(
            Path.Combine(Path.GetTempPath(), $"cvault-copy-{Guid.CreateVersion7():N}.pdf"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);
        try
        {
            var stamped = await Task.Run(() => stamper.Stamp(source, target, stamp, ct), ct);
            if (stamped.Succeeded)
            {
                target.Position = 0;
                return target;
            }

            await target.DisposeAsync();
            return stamped.Error;
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }
}
