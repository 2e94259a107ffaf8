using ComplianceVault.App.Documents.Library;
using ComplianceVault.Content.Comparing;
using ComplianceVault.Kernel;
using Microsoft.Extensions.Caching.Memory;

namespace ComplianceVault.App.Documents.Comparing;

/// <summary>Differences of stored texts by their hashes; the last few stay in memory, since a page and the effect of a revision ask for the same one.</summary>
public sealed class Differences(EditionTexts texts) : IDisposable
{
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 16 });

    public void Dispose() => cache.Dispose();

    internal async Task<Result<DocumentDifference>> GetAsync(string olderTextHash, string newerTextHash, CancellationToken ct)
    {
        if (cache.TryGetValue((olderTextHash, newerTextHash), out DocumentDifference? known))
            return known!;
        var (older, newer) = (await texts.GetAsync(olderTextHash, ct), await texts.GetAsync(newerTextHash, ct));
        if (!older.Succeeded || !newer.Succeeded)
            return older.Error ?? newer.Error!;
        var difference = DocumentDifference.Of(older.Value, newer.Value, cancellationToken: ct);
        return cache.Set((olderTextHash, newerTextHash), difference, new MemoryCacheEntryOptions { Size = 1 });
    }
}
