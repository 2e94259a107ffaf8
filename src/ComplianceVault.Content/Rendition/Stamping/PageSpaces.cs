using UglyToad.PdfPig;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>What stands on the pages of a PDF, looked at one page at a time; a page that cannot be read counts as empty.</summary>
internal sealed class PageSpaces : IDisposable
{
    private readonly PdfDocument? document;

    public PageSpaces(Stream source)
    {
        try
        {
            source.Position = 0;
            document = PdfDocument.Open(source, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        }
        catch (Exception e) when (e is not OutOfMemoryException and not IOException)
        {
            // What the one library cannot read the other may: stamps then stand at their first place.
        }
    }

    public PageSpace Of(int page, PageGeometry geometry)
    {
        try
        {
            return document is null ? PageSpace.Unknown(geometry) : PageSpace.Of(document.GetPage(page + 1));
        }
        catch (Exception e) when (e is not OutOfMemoryException and not IOException)
        {
            return PageSpace.Unknown(geometry);
        }
    }

    public void Dispose() => document?.Dispose();
}
