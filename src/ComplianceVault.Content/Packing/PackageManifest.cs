namespace ComplianceVault.Content.Packing;

/// <summary>What a package holds; stored as <c>manifest.json</c>, the last entry of the zip.</summary>
public sealed record PackageManifest
{
    /// <summary>The shape of this manifest; a reader refuses a higher one with <c>content.package-version</c>.</summary>
    public const int CurrentVersion = 1;

    public int FormatVersion { get; init; } = CurrentVersion;

    /// <summary>What the package is for: <c>backup</c>, <c>evidence</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Free facts of the producer: trail head, scope, program version.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<PackageEntry> Entries { get; init; } = [];
}

/// <summary>One file of a package: relative path with <c>/</c>, length in bytes, SHA-256 of the unpacked bytes as 64 lower-case hex digits.</summary>
public sealed record PackageEntry(string Path, long Bytes, string Sha256);

/// <summary>The outcome of a verification: the first entry whose bytes differ (or cannot be unpacked), entries that are not there, and entries nobody listed.</summary>
public sealed record PackageCheck(string? Mismatch, IReadOnlyList<string> Missing, IReadOnlyList<string> Extra)
{
    public bool IsIntact => Mismatch is null && Missing.Count == 0 && Extra.Count == 0;
}
