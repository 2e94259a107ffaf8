namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>Every text a stamp will draw, for cutting the font.</summary>
internal static class StampTexts
{
    public static IEnumerable<string> Of(PdfStamp stamp) =>
    [
        "…", stamp.Line, stamp.Watermark, stamp.Qr?.Caption ?? "",
        .. stamp.Seals.SelectMany(s => s.Lines.Prepend(s.Word)),
        .. stamp.CoverEntries.SelectMany(e => (string[])[e.Value, e.Day, " "]),
    ];
}
