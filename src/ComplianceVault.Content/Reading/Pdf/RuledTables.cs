namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>A table found on a page; <see cref="Columns"/> are its upright rules, by which a continuation on the next page is known.</summary>
internal sealed record RuledTable(Table Table, Box Box, IReadOnlyList<double> Columns)
    : PageItem(Box.Top, Box.Bottom, Box.Left, Box.Right)
{
    public override string Shown { get; } = string.Join('|', Table.Rows.SelectMany(r => r.Cells, (_, c) => c.Text));
}

/// <summary>Finds tables by their rules: rules that touch make a grid, an edge that is not drawn merges two cells.</summary>
internal static class RuledTables
{
    /// <summary>Rules nearer than this are one: double lines, and edges drawn by each of two cells.</summary>
    private const double Near = 3;

    /// <summary>An area this large in one cell is a page frame with text in it, not a cell.</summary>
    private const double FrameShare = 0.4;

    private const int MostCells = 20_000;

    public static List<RuledTable> Find(IReadOnlyList<Rule> rules, List<Glyph> glyphs, double pageWidth, double pageHeight)
    {
        var tables = new List<RuledTable>();
        foreach (var group in Touching(rules))
        {
            if (Grid.Of(group, Near) is { } grid && grid.Rows * grid.Columns is > 1 and <= MostCells)
            {
                AddTables(tables, grid, glyphs, pageWidth * pageHeight * FrameShare);
            }
        }

        return tables;
    }

    private static void AddTables(List<RuledTable> tables, Grid grid, List<Glyph> glyphs, double frame)
    {
        var cells = grid.Cells();
        var frames = cells.Where(c => c.Box.Width * c.Box.Height > frame).ToList();
        var first = 0;
        foreach (var big in frames.OrderBy(c => c.Row))
        {
            AddTable(tables, grid, cells, glyphs, first, big.Row);
            first = big.Row + big.RowSpan;
        }

        AddTable(tables, grid, cells, glyphs, first, grid.Rows);
    }

    private static void AddTable(List<RuledTable> tables, Grid grid, List<GridCell> cells, List<Glyph> glyphs, int first, int end)
    {
        var within = cells.Where(c => c.Row >= first && c.Row + c.RowSpan <= end).ToList();
        if (within.Count < 2)
        {
            return;
        }

        var box = new Box(within.Min(c => c.Box.Left), within.Min(c => c.Box.Bottom), within.Max(c => c.Box.Right), within.Max(c => c.Box.Top));
        var inside = glyphs.Where(box.Holds).ToList();
        if (inside.TrueForAll(g => g.IsBlank))
        {
            return;
        }

        glyphs.RemoveAll(box.Holds);
        tables.Add(new RuledTable(Build(within, inside, first, end), box, grid.Xs));
    }

    private static Table Build(List<GridCell> cells, List<Glyph> glyphs, int first, int end)
    {
        var rows = new List<TableRow>();
        for (var row = first; row < end; row++)
        {
            var inRow = cells.Where(c => c.Row == row).OrderBy(c => c.Column).ToList();
            if (inRow.Count == 0)
            {
                continue;
            }

            var texts = inRow.ConvertAll(c => glyphs.FindAll(g => c.Box.Holds(g)));
            var bold = texts.Exists(t => t.Count > 0) && texts.TrueForAll(t => t.TrueForAll(g => g.IsBold || g.IsBlank));
            rows.Add(new TableRow([.. inRow.Select((c, i) => new TableCell(LineMaker.CellText(texts[i]), c.ColumnSpan, c.RowSpan))], bold && row == first));
        }

        // A table all in bold has no heading row.
        return rows.Count == 1 ? new Table([rows[0] with { IsHeader = false }]) : new Table(rows);
    }

    private static IEnumerable<List<Rule>> Touching(IReadOnlyList<Rule> rules)
    {
        var root = Enumerable.Range(0, rules.Count).ToArray();
        int Find(int i)
        {
            while (root[i] != i)
            {
                i = root[i] = root[root[i]];
            }

            return i;
        }

        var order = Enumerable.Range(0, rules.Count).OrderBy(i => Lowest(rules[i])).ToList();
        for (var a = 0; a < order.Count; a++)
        {
            for (var b = a + 1; b < order.Count && Lowest(rules[order[b]]) <= Highest(rules[order[a]]) + Near; b++)
            {
                if (Touch(rules[order[a]], rules[order[b]]))
                {
                    root[Find(order[a])] = Find(order[b]);
                }
            }
        }

        return Enumerable.Range(0, rules.Count).GroupBy(Find, i => rules[i]).Select(g => g.ToList()).Where(g => g.Count >= 4);
    }

    private static double Lowest(Rule rule) => rule.IsLevel ? rule.At : rule.From;

    private static double Highest(Rule rule) => rule.IsLevel ? rule.At : rule.To;

    private static bool Touch(Rule a, Rule b)
    {
        if (a.IsLevel == b.IsLevel)
        {
            return Math.Abs(a.At - b.At) <= Near && a.From <= b.To + Near && b.From <= a.To + Near;
        }

        return a.At >= b.From - Near && a.At <= b.To + Near && b.At >= a.From - Near && b.At <= a.To + Near;
    }
}
