using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ComplianceVault.Content.Writing;

/// <summary>Tables over the full text width (twips), ruled, with header rows that repeat on each page.</summary>
internal static class WordTable
{
    /// <summary>A4 less margins of 2.5 cm on both sides.</summary>
    public const int TextWidth = 9070;

    private const int MostRowsKeptTogether = 10;

    private const double LittleMore = 1.2;

    // Both sides of a cell, and a little for punctuation that does not squeeze.
    private const int CellMargins = 200 + 60;

    public static Table Ruled(IReadOnlyList<int> widths, params IEnumerable<TableRow> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = TextWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    Rule<TopBorder>(8), Rule<LeftBorder>(8), Rule<BottomBorder>(8), Rule<RightBorder>(8),
                    Rule<InsideHorizontalBorder>(4), Rule<InsideVerticalBorder>(4)),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        table.Append(rows);
        KeepTogether(table);
        return table;
    }

    // A short table stays on one page; a long one breaks between rows under a repeated header.
    private static void KeepTogether(Table table)
    {
        var rows = table.Elements<TableRow>().ToList();
        if (rows.Count > MostRowsKeptTogether)
            return;
        foreach (var paragraph in rows.SkipLast(1).SelectMany(row => row.Descendants<Paragraph>()))
            paragraph.ParagraphProperties!.InsertAfter(new KeepNext(), paragraph.ParagraphProperties.ParagraphStyleId);
    }

    public static TableRow Row(IEnumerable<TableCell> cells, bool isHeader = false, uint height = 0)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (height > 0)
            properties.Append(new TableRowHeight { Val = height, HeightType = HeightRuleValues.AtLeast });
        if (isHeader)
            properties.Append(new TableHeader());
        var row = new TableRow(properties);
        row.Append(cells);
        return row;
    }

    public static TableCell Cell(int width, bool shaded, params IEnumerable<Paragraph> content)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (shaded)
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EDEFF2" });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var cell = new TableCell(properties);
        cell.Append(content);
        return cell;
    }

    /// <summary>
    /// Widths by the longest text of each column, counted in Chinese characters of the given size: from the shortest on, a column that needs little more
    /// than its even share gets what it needs, so that short texts stay on one line; the others share the rest, a longer text having more, but by no
    /// means in proportion.
    /// </summary>
    public static IReadOnlyList<int> Widths(IReadOnlyList<int> longest, int halfPoints)
    {
        var needed = longest.Select(length => (Math.Max(length, 2) * halfPoints * 10) + CellMargins).ToList();
        var widths = new int[needed.Count];
        var room = TextWidth;
        var sharing = Enumerable.Range(0, needed.Count).OrderBy(column => needed[column]).ToList();
        while (sharing.Count > 1 && needed[sharing[0]] <= LittleMore * room / sharing.Count)
        {
            widths[sharing[0]] = needed[sharing[0]];
            room -= needed[sharing[0]];
            sharing.RemoveAt(0);
        }

        // Everything fits: what is left over makes all columns wider.
        if (sharing is [var last] && needed[last] < room)
            (widths[last], room, sharing) = (needed[last], room - needed[last], [.. Enumerable.Range(0, needed.Count)]);
        var weights = sharing.Sum(column => Math.Sqrt(needed[column]));
        sharing.ForEach(column => widths[column] += (int)(room * Math.Sqrt(needed[column]) / weights));
        widths[sharing[^1]] += TextWidth - widths.Sum();
        return widths;
    }

    private static T Rule<T>(uint eighths)
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = eighths, Space = 0, Color = "auto" };
}
