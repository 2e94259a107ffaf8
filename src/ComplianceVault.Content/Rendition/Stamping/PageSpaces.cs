using UglyToad.PdfPig;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>What stands on the pages of a PDF, looked at one page at a time; a page that cannot be read counts as empty.</summary>
internal sealed class PageSpaces : IDisposable
{
    private readonly PdfDocument document;

    public PageSpaces(Stream source)
    {
        source.Position = 0;
        document = PdfDocument.Open(source, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        if (!PageTree.IsSound(document))
            throw new InvalidDataException("The page tree has no end.");
    }

    public PageSpace Of(int page, PageGeometry geometry)
    {
        try
        {
            return PageSpace.Of(document.GetPage(page + 1));
        }
        catch (Exception e) when (e is not OutOfMemoryException and not IOException)
        {
            return PageSpace.Unknown(geometry);
        }
    }

    public void Dispose() => document.Dispose();
}
