using Microsoft.Extensions.Caching.Memory;

namespace ComplianceVault.App.Platform.Data;

/// <summary>
/// Where compiled queries are kept. EF's own memory has room for 1,024; the program asks more different questions than that, and each that fell out would be compiled again.
/// </summary>
public static class QueryMemory
{
    private const int EntrySize = 10; // as EF counts a compiled query
    private const int Most = 20_000;

    /// <summary>One for each provider and process: a compiled query belongs to its provider.</summary>
    public static IMemoryCache Create() => new MemoryCache(new MemoryCacheOptions { SizeLimit = Most * EntrySize });
}
