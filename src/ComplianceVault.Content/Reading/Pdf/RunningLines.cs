using System.Text.RegularExpressions;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>
/// Running headers, footers and page numbers: what stands at the same height in the outer zones of most pages (or of every other page)
/// with the same words, digits aside; and lines there that are nothing but a page number.
/// </summary>
internal sealed partial class RunningLines
{
    private const int OuterItems = 4;
    private const double HeaderZone = 0.75;
    private const double FooterZone = 0.15;
    private const double SameHeight = 4;

    private readonly HashSet<PageItem> running = new(ReferenceEqualityComparer.Instance);

    private RunningLines()
    {
    }

    /// <summary>Distinct, in the order of their first page.</summary>
    public List<PageItem> Headers { get; } = [];

    public List<PageItem> Footers { get; } = [];

    public bool Contains(PageItem item) => running.Contains(item);

    public static RunningLines Of(IReadOnlyList<PdfPage> pages)
    {
        var found = new RunningLines();
        found.Gather(pages, found.Headers, p => p.Items.Take(OuterItems).Where(i => i.Top > p.Height * HeaderZone), p => p.Height);
        found.Gather(pages, found.Footers, p => p.Items.Reverse().Take(OuterItems).Where(i => i.Bottom < p.Height * FooterZone), _ => 0);
        return found;
    }

    private void Gather(IReadOnlyList<PdfPage> pages, List<PageItem> distinct, Func<PdfPage, IEnumerable<PageItem>> outer, Func<PdfPage, double> from)
    {
        var candidates = pages.SelectMany(p => outer(p).Select(i => (Page: p, Item: i, At: from(p) - i.Top, Key: Key(i.Shown)))).ToList();
        var withText = pages.Count(p => p.Characters > 0);
        foreach (var same in candidates.GroupBy(c => c.Key))
        {
            foreach (var (_, item, at, _) in same)
            {
                var alike = same.Where(c => Math.Abs(c.At - at) <= SameHeight).Select(c => c.Page.Number).Distinct().Count();
                if (IsEnough(alike, withText) || (item is TextLine && PageNumberPattern().IsMatch(item.Shown)))
                {
                    running.Add(item);
                }
            }
        }

        distinct.AddRange(candidates.Where(c => running.Contains(c.Item) && !PageNumberPattern().IsMatch(c.Item.Shown)).DistinctBy(c => c.Key).Select(c => c.Item));
    }

    private static bool IsEnough(int alike, int pages) => alike >= 2 && (alike * 2 >= pages || (alike >= 3 && alike * 10 >= pages * 3));

    private static string Key(string shown) => DigitsPattern().Replace(shown, "#").Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DigitsPattern();

    [GeneratedRegex(@"^\s*(第\s*[0-9]{1,4}\s*页.{0,3}(共\s*[0-9]{1,4}\s*页)?|(Page|P\.?)\s*[0-9]{1,4}(\s*(of|/)\s*[0-9]{1,4})?|[-–—]\s*[0-9]{1,4}\s*[-–—]|[0-9]{1,4}\s*/\s*[0-9]{1,4})\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PageNumberPattern();
}
