using ComplianceVault.Content.Rendition.Pages;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>What <see cref="PdfStamper"/> puts on the pages of a PDF; what is empty is not drawn.</summary>
public sealed record PdfStamp
{
    /// <summary>Seals of the cover, beside each other from the right.</summary>
    public IReadOnlyList<Seal> Seals { get; init; } = [];

    public bool SealsOnEveryPage { get; init; }

    /// <summary>One quiet line on each page: number, edition, 分发号, holder; or whose uncontrolled copy it is.</summary>
    public string Line { get; init; } = "";

    /// <summary>The line stands on the cover as well.</summary>
    public bool LineOnCover { get; init; }

    /// <summary>A word across every page, pale enough to read the text under it.</summary>
    public string Watermark { get; init; } = "";

    public StampQr? Qr { get; init; }

    /// <summary>What stands in cells of the cover (编制, 审核, 批准, 分发号); a cell that is not found or not free stays as it is.</summary>
    public IReadOnlyList<CoverEntry> CoverEntries { get; init; } = [];

    /// <summary>Pages after the last one: the 签署页.</summary>
    public PageDocument? Appendix { get; init; }

    /// <summary>Needed to open the file (AES-256); empty: nobody is asked.</summary>
    public string Password { get; init; } = "";

    /// <summary>Nothing is drawn on the pages after the first, which then need not be looked at.</summary>
    internal bool IsOnCoverOnly => Watermark.Length == 0 && Line.Length == 0 && !(SealsOnEveryPage && Seals.Count > 0);
}

/// <summary>The address in a QR code, and the few words under it.</summary>
public sealed record StampQr(string Address, string Caption);

/// <summary>An entry for a cell of the cover: the cell's label as printed (编制), the name or value, the day it was signed where it was.</summary>
public sealed record CoverEntry(string Label, string Value, string Day = "");
