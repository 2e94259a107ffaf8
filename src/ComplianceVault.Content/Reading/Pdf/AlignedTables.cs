namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>
/// Tables without rules (or with level rules only): lines in a row whose pieces begin at the same places. A line that has only a
/// later column's piece goes on in the cell above it.
/// </summary>
internal static class AlignedTables
{
    private const int FewestRows = 3;
    private const double SameEdge = 0.8;

    public static List<FlowItem> Gather(IReadOnlyList<FlowItem> flow)
    {
        var result = new List<FlowItem>(flow.Count);
        for (var i = 0; i < flow.Count;)
        {
            var end = End(flow, i);
            if (end > i && Build(flow, i, end) is { } table)
            {
                result.Add(flow[i] with { Item = table });
                i = end;
            }
            else
            {
                result.Add(flow[i++]);
            }
        }

        return result;
    }

    private static int End(IReadOnlyList<FlowItem> flow, int start)
    {
        if (flow[start].Item is not TextLine { Segments.Count: > 1 } first || IsNumbered(first))
        {
            return start;
        }

        var end = start + 1;
        while (end < flow.Count && flow[end].Item is TextLine line && flow[end].Page == flow[start].Page && IsNear(flow[end - 1].Item, line)
            && (line.Segments.Count > 1 ? IsAligned(first, line) : IsContinuation(first, line)))
        {
            end++;
        }

        return end;
    }

    // "4.1    文件的类别" is a heading with a tab, "a)    …" an item.
    private static bool IsNumbered(TextLine line) => line.Segments.Count == 2 && HeadingNumber.Parse(line.Text) is { } number && number.Marker.Length >= line.Segments[0].Text.Length;

    private static bool IsNear(PageItem above, TextLine line) => above.Bottom - line.Bottom < line.Size * 3.5;

    private static bool IsAligned(TextLine first, TextLine line) =>
        line.Segments.Count <= first.Segments.Count + 1
        && line.Segments.Count(s => first.Segments.Any(f => Math.Abs(f.Left - s.Left) < line.Size * SameEdge || Math.Abs(f.Left + f.Right - s.Left - s.Right) < line.Size * SameEdge * 2)) * 2 > line.Segments.Count;

    private static bool IsContinuation(TextLine first, TextLine line) =>
        ColumnOf(first, line.Segments[0]) is > 0 and var column && (column + 1 == first.Segments.Count || line.Right < first.Segments[column + 1].Left);

    private static int ColumnOf(TextLine first, Segment segment)
    {
        for (var i = first.Segments.Count - 1; i >= 0; i--)
        {
            if (segment.Left >= first.Segments[i].Left - 6)
            {
                return i;
            }
        }

        return 0;
    }

    private static RuledTable? Build(IReadOnlyList<FlowItem> flow, int start, int end)
    {
        var lines = flow.Skip(start).Take(end - start).Select(f => (TextLine)f.Item).ToList();
        var first = lines[0];
        if (lines.Count(l => l.Segments.Count > 1) < (first.Segments.Count > 2 ? FewestRows - 1 : FewestRows))
        {
            return null;
        }

        var rows = new List<string[]>();
        foreach (var line in lines)
        {
            if (line.Segments.Count > 1)
            {
                rows.Add([.. Enumerable.Repeat("", first.Segments.Count)]);
            }

            foreach (var segment in line.Segments)
            {
                var column = ColumnOf(first, segment);
                var text = new System.Text.StringBuilder(rows[^1][column]);
                Script.Append(text, segment.Text);
                rows[^1][column] = text.ToString();
            }
        }

        var bold = lines[0].IsBold && !lines[^1].IsBold;
        var table = new Table([.. rows.Select((r, i) => new TableRow([.. r.Select(t => new TableCell(t))], bold && i == 0))]);
        return new RuledTable(table, new Box(lines.Min(l => l.Left), lines[^1].Bottom, lines.Max(l => l.Right), first.Top), [.. first.Segments.Select(s => s.Left)]);
    }
}
