using ComplianceVault.Kernel;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>
/// Lays a <see cref="PageDocument"/> out on A4 pages and writes them as PDF; needs nothing but a font. Refuses with
/// <c>content.font-missing</c> when no font can write Chinese. The target needs to be writable only and is left open.
/// </summary>
public sealed class PageLayouter(PageFonts fonts)
{
    private const float ListIndent = 20;

    /// <summary>A layouter with this machine's fonts.</summary>
    public static Result<PageLayouter> Create() => PageFonts.System is { Succeeded: true } found ? new PageLayouter(found.Value) : PageFonts.System.Error!;

    /// <summary>Writes the PDF and returns its number of pages.</summary>
    public int Write(PageDocument document, Stream target, CancellationToken cancellationToken = default)
    {
        var sheets = new PageSheets(fonts.For(PageTexts.Of(document)), SheetSize.Of(document));
        Title(sheets, document);
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Place(sheets, document.Blocks[i], i + 1 < document.Blocks.Count ? document.Blocks[i + 1] : null);
        }

        var time = document.Created.UtcDateTime;
        using var pdf = SKDocument.CreatePdf(target, new SKDocumentPdfMetadata
        {
            Title = document.Title,
            Producer = "ComplianceVault",
            Creation = time,
            Modified = time,
            RasterDpi = 150,
        });
        for (var page = 0; page < sheets.Count; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var canvas = pdf.BeginPage(sheets.Size.Width, sheets.Size.Height);
            sheets.Draw(page, canvas);
            PageFurniture.Draw(canvas, sheets, document, page);
            pdf.EndPage();
        }

        pdf.Close();
        return sheets.Count;
    }

    private static void Title(PageSheets sheets, PageDocument document)
    {
        sheets.Y += PageFurniture.SealHeight(sheets.Face, document);
        if (document.Title.Length == 0)
        {
            return;
        }

        foreach (var line in Break(sheets, document.Title, PageStyle.Title, sheets.Size.TextWidth))
        {
            var width = sheets.Face.Width(line, PageStyle.Title);
            sheets.Y += PageStyle.Title * 1.35f;
            sheets.Text(line, sheets.Size.Left + ((sheets.Size.TextWidth - width) / 2), sheets.Y, PageStyle.Title, PageStyle.Ink, bold: true);
        }

        sheets.Y += 20;
    }

    private static void Place(PageSheets sheets, PageBlock block, PageBlock? next)
    {
        switch (block)
        {
            case PageHeading heading:
                Heading(sheets, heading, next);
                break;
            case PageText text:
                Paragraph(sheets, text);
                break;
            case PageListItem item:
                ListItem(sheets, item);
                break;
            case PageNote note:
                Lines(sheets, Break(sheets, note.Text, PageStyle.Small, sheets.Size.TextWidth), sheets.Size.Left, PageStyle.Small, PageStyle.Quiet);
                sheets.Y += PageStyle.ParagraphGap;
                break;
            case PageTable { Rows.Count: > 0 } table:
                PageGrid.Place(sheets, table);
                break;
            case PageFacts { Facts.Count: > 0 } facts:
                PageGrid.Place(sheets, FactsTable.Of(facts, sheets));
                break;
            case PageBreak when !sheets.IsAtTop:
                sheets.NewPage();
                break;
        }
    }

    private static void Heading(PageSheets sheets, PageHeading heading, PageBlock? next)
    {
        var size = PageStyle.Heading(heading.Level);
        var number = heading.Number is null ? "" : heading.Number + "  ";
        var indent = sheets.Face.Width(number, size);
        var lines = Break(sheets, heading.Text, size, sheets.Size.TextWidth - indent);
        var before = sheets.IsAtTop ? 0 : size * (heading.Level <= 1 ? 0.9f : 0.6f);
        sheets.Need(before + (lines.Count * size * 1.5f) + (next is PageHeading or null ? 40 : PageStyle.Body * PageStyle.Leading * 2));
        sheets.Y += sheets.IsAtTop ? 0 : before;
        sheets.Text(number.TrimEnd(), sheets.Size.Left, sheets.Y + size, size, PageStyle.Ink, bold: true);
        foreach (var line in lines)
        {
            sheets.Text(line, sheets.Size.Left + indent, sheets.Y + size, size, PageStyle.Ink, bold: true);
            sheets.Y += size * 1.5f;
        }

        sheets.Y += 4;
    }

    private static void Paragraph(PageSheets sheets, PageText text)
    {
        var lead = text.Number is null ? "" : text.Number + "  ";
        var indent = text.Number is null ? PageStyle.Body * 2 : sheets.Face.Width(lead, PageStyle.Body);
        var lines = Break(sheets, text.Text, PageStyle.Body, sheets.Size.TextWidth, indent);
        sheets.Need(PageStyle.Body * PageStyle.Leading * Math.Min(lines.Count, 2));
        sheets.Text(lead.TrimEnd(), sheets.Size.Left, sheets.Y + PageStyle.Body, PageStyle.Body, PageStyle.Ink, bold: true);
        Lines(sheets, lines, sheets.Size.Left, PageStyle.Body, PageStyle.Ink, indent);
        sheets.Y += PageStyle.ParagraphGap;
    }

    private static void ListItem(PageSheets sheets, PageListItem item)
    {
        var left = sheets.Size.Left + PageStyle.Body + (item.Depth * ListIndent);
        var text = left + Math.Max(ListIndent, sheets.Face.Width(item.Marker + " ", PageStyle.Body));
        var lines = Break(sheets, item.Text, PageStyle.Body, sheets.Size.Right - text);
        sheets.Need(PageStyle.Body * PageStyle.Leading);
        sheets.Text(item.Marker, left, sheets.Y + PageStyle.Body, PageStyle.Body, PageStyle.Ink);
        Lines(sheets, lines, text, PageStyle.Body, PageStyle.Ink);
        sheets.Y += PageStyle.ParagraphGap / 2;
    }

    private static void Lines(PageSheets sheets, List<string> lines, float left, float size, SKColor colour, float indent = 0)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            sheets.Need(size * 1.2f);
            sheets.Text(lines[i], left + (i == 0 ? indent : 0), sheets.Y + size, size, colour);
            sheets.Y += size * PageStyle.Leading;
        }
    }

    private static List<string> Break(PageSheets sheets, string text, float size, float width, float indent = 0) =>
        LineBreaker.Break(text, width, indent, t => sheets.Face.Width(t, size));
}
