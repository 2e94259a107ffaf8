using UglyToad.PdfPig.Content;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>A page's lines and ruled tables from top to bottom; <see cref="Characters"/> counts the drawn letters.</summary>
internal sealed record PdfPage(int Number, double Width, double Height, int Characters, bool HasImages, IReadOnlyList<PageItem> Items)
{
    public static PdfPage Of(Page page)
    {
        var glyphs = PageGlyphs.Of(page);
        var characters = glyphs.Count(g => !g.IsBlank);
        var items = new List<PageItem>();
        if (characters > 0)
        {
            items.AddRange(RuledTables.Find(Rules.Of(page), glyphs, page.Width, page.Height));
            items.AddRange(LineMaker.Make(glyphs));
            items.Sort((a, b) => b.Top.CompareTo(a.Top));
        }

        return new PdfPage(page.Number, page.Width, page.Height, characters, page.NumberOfImages > 0, items);
    }
}
