namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>Every text a document will draw, for cutting the font.</summary>
internal static class PageTexts
{
    private const string Always = " 0123456789第页共…—";

    public static IEnumerable<string> Of(PageDocument document) =>
    [
        Always, document.Title, document.RunningHeader, document.RunningFooter, document.Part,
        .. document.Seals.SelectMany(s => s.Lines.Prepend(s.Word)),
        .. document.Blocks.SelectMany(Of),
    ];

    private static IEnumerable<string> Of(PageBlock block) => block switch
    {
        PageHeading heading => [heading.Number ?? "", heading.Text],
        PageText text => [text.Number ?? "", text.Text],
        PageListItem item => [item.Marker, item.Text],
        PageNote note => [note.Text],
        PageTable table => table.Rows.SelectMany(r => r.Cells, (_, c) => c.Text),
        PageFacts facts => facts.Facts.SelectMany(f => (string[])[f.Key, f.Value]),
        _ => [],
    };
}
