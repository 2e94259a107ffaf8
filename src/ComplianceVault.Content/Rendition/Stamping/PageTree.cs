using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>The tree that holds a document's pages: one that goes round in a circle or is absurdly deep would never be walked to its end.</summary>
internal static class PageTree
{
    private const int Deepest = 50;

    public static bool IsSound(PdfDocument document)
    {
        var waiting = new Stack<(IToken Node, int Depth)>();
        var seen = new HashSet<IndirectReference>();
        if (document.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Pages, out var root))
            waiting.Push((root, 0));
        while (waiting.TryPop(out var next))
        {
            if (next.Depth > Deepest || (next.Node is IndirectReferenceToken reference && !seen.Add(reference.Data)))
                return false;
            if (Resolve(document, next.Node) is DictionaryToken node && node.TryGet(NameToken.Kids, out var kids) && Resolve(document, kids) is ArrayToken children)
                children.Data.ToList().ForEach(k => waiting.Push((k, next.Depth + 1)));
        }

        return true;
    }

    private static IToken Resolve(PdfDocument document, IToken token) =>
        token is IndirectReferenceToken reference ? document.Structure.GetObject(reference.Data).Data : token;
}
