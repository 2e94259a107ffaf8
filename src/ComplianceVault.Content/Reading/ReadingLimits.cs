namespace ComplianceVault.Content.Reading;

/// <summary>Bounds within which any file is read or refused. They are settings; these are the defaults.</summary>
public sealed record ReadingLimits
{
    /// <summary>Largest file in bytes.</summary>
    public long FileBytes { get; init; } = 100L << 20;

    /// <summary>Largest sum of unpacked parts of a Word or Excel file in bytes.</summary>
    public long UnpackedBytes { get; init; } = 400L << 20;

    /// <summary>Largest ratio of unpacked to packed bytes of one part above 1 MiB.</summary>
    public int UnpackRatio { get; init; } = 200;

    /// <summary>Parts in a Word or Excel file.</summary>
    public int Parts { get; init; } = 10_000;

    /// <summary>Nested elements in XML.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>Elements in one XML part.</summary>
    public int Elements { get; init; } = 20_000_000;

    /// <summary>Elements in one paragraph or table of a Word file, which are held in memory together.</summary>
    public int BlockElements { get; init; } = 2_000_000;

    /// <summary>Cells of one worksheet, blank ones between filled ones included.</summary>
    public int Cells { get; init; } = 2_000_000;

    /// <summary>Pages of a PDF.</summary>
    public int Pages { get; init; } = 5_000;

    /// <summary>Characters of extracted text.</summary>
    public int Characters { get; init; } = 20_000_000;

    /// <summary>Longest time for one file.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);
}
