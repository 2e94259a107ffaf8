namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>An item in reading order with the edges of the column it stands in.</summary>
internal sealed record FlowItem(PageItem Item, int Page, double Left, double Right);

/// <summary>Brings the items of a page into reading order: one column, or two where a gutter parts full lines on both sides.</summary>
internal static class ReadingOrder
{
    private const int FewestLines = 4;
    private const double Gutter = 8;

    /// <summary>A column of text fills this share of its width in most lines; a column of a table does not.</summary>
    private const double FullLine = 0.75;

    public static IEnumerable<FlowItem> Of(PdfPage page, IReadOnlyList<PageItem> items, double left, double right)
    {
        if (FindGutter(page, items) is not { } gutter)
        {
            return items.Select(i => new FlowItem(i, page.Number, left, right));
        }

        return Bands(items, gutter).SelectMany(band => InOrder(page, band, gutter, left, right));
    }

    private static IEnumerable<FlowItem> InOrder(PdfPage page, List<PageItem> band, double gutter, double left, double right)
    {
        if (band.Exists(i => Crosses(i, gutter)))
        {
            return band.Select(i => new FlowItem(i, page.Number, left, right));
        }

        var sides = band.OfType<TextLine>().SelectMany(l => Split(l, gutter)).ToList();
        var leftItems = sides.Where(l => l.Right <= gutter).Concat(band.Where(i => i is RuledTable && i.Right <= gutter)).OrderByDescending(i => i.Top).ToList();
        var rightItems = sides.Where(l => l.Left >= gutter).Concat(band.Where(i => i is RuledTable && i.Left >= gutter)).OrderByDescending(i => i.Top).ToList();
        return Column(page, leftItems).Concat(Column(page, rightItems));
    }

    private static IEnumerable<FlowItem> Column(PdfPage page, List<PageItem> items)
    {
        if (items.Count == 0)
        {
            return [];
        }

        double left = items.Min(i => i.Left), right = items.Max(i => i.Right);
        return items.Select(i => new FlowItem(i, page.Number, left, right));
    }

    /// <summary>Runs of items that keep clear of the gutter, parted by items that cross it (titles, wide tables).</summary>
    private static IEnumerable<List<PageItem>> Bands(IReadOnlyList<PageItem> items, double gutter)
    {
        List<PageItem> band = [];
        foreach (var item in items)
        {
            if (band.Count > 0 && Crosses(item, gutter) != Crosses(band[0], gutter))
            {
                yield return band;
                band = [];
            }

            band.Add(item);
        }

        yield return band;
    }

    private static double? FindGutter(PdfPage page, IReadOnlyList<PageItem> items)
    {
        var segments = items.OfType<TextLine>().SelectMany(l => l.Segments).ToList();
        if (segments.Count < FewestLines * 2)
        {
            return null;
        }

        double best = 0;
        var fewest = int.MaxValue;
        for (var x = page.Width * 0.35; x <= page.Width * 0.65; x += 2)
        {
            var crossing = segments.Count(s => s.Left < x + (Gutter / 2) && s.Right > x - (Gutter / 2));
            if (crossing < fewest)
            {
                (best, fewest) = (x, crossing);
            }
        }

        return fewest * 3 <= segments.Count && IsTextOnBothSides(segments, best) ? best : null;
    }

    private static bool IsTextOnBothSides(List<Segment> segments, double gutter)
    {
        var before = segments.Where(s => s.Right <= gutter).ToList();
        var after = segments.Where(s => s.Left >= gutter).ToList();
        return IsText(before) && IsText(after);
    }

    private static bool IsText(List<Segment> side)
    {
        if (side.Count < FewestLines)
        {
            return false;
        }

        double left = side.Min(s => s.Left), right = side.Max(s => s.Right);
        return right - left > 80 && side.Count(s => s.Right - s.Left >= (right - left) * FullLine) * 2 >= side.Count;
    }

    private static bool Crosses(PageItem item, double gutter) => item switch
    {
        TextLine line => line.Segments.Any(s => s.Left < gutter && s.Right > gutter),
        _ => item.Left < gutter && item.Right > gutter,
    };

    private static IEnumerable<TextLine> Split(TextLine line, double gutter)
    {
        foreach (var side in line.Segments.GroupBy(s => s.Left >= gutter))
        {
            yield return new TextLine([.. side], line.Baseline, line.Size, line.IsBold);
        }
    }
}
