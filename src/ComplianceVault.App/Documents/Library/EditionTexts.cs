using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using Microsoft.Extensions.Caching.Memory;

namespace ComplianceVault.App.Documents.Library;

/// <summary>The stored texts of editions: read once from the file, kept in the content store beside it, the last few also in memory.</summary>
public sealed class EditionTexts(StoredFiles files) : IDisposable
{
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 64 });

    public async Task<Result<string>> PutAsync(DocumentText text, CancellationToken ct)
    {
        using var json = new MemoryStream();
        await DocumentTextJson.WriteAsync(text, json, ct);
        json.Position = 0;
        var stored = await files.PutAsync(json, long.MaxValue, ct);
        return stored.Succeeded ? stored.Value.Hash : stored.Error;
    }

    /// <summary>Refuses with <c>documents.destroyed</c> for an edition whose text is gone.</summary>
    public async Task<Result<DocumentText>> GetAsync(string hash, CancellationToken ct)
    {
        if (hash.Length == 0)
            return Error.NotFound("documents.destroyed");
        if (cache.TryGetValue(hash, out DocumentText? text))
            return text!;
        var opened = await files.OpenAsync(hash, ct);
        if (!opened.Succeeded)
            return opened.Error;
        await using var json = opened.Value;
        var read = await DocumentTextJson.ReadAsync(json, ct);
        if (read.Succeeded)
            cache.Set(hash, read.Value, new MemoryCacheEntryOptions { Size = 1 });
        return read;
    }

    /// <summary>A text that was destroyed does not stay in memory.</summary>
    internal void Forget(string hash) => cache.Remove(hash);

    public void Dispose() => cache.Dispose();
}
