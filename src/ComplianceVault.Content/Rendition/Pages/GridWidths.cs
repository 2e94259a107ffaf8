namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>Column widths by what the cells say: narrow columns get what they need, wide ones share the rest.</summary>
internal static class GridWidths
{
    private const float Narrowest = 28;
    private const int RowsLookedAt = 200;

    public static IReadOnlyList<float> Of(PageTable table, int columns, PageSheets sheets)
    {
        if (table.Widths is { } given && given.Count == columns)
        {
            return [.. given.Select(w => (float)(w / given.Sum()) * sheets.Size.TextWidth)];
        }

        var wanted = Enumerable.Repeat(Narrowest, columns).ToArray();
        foreach (var row in table.Rows.Take(RowsLookedAt))
        {
            var column = 0;
            foreach (var cell in row.Cells.TakeWhile(_ => column < columns))
            {
                if (cell.ColumnSpan == 1)
                {
                    var width = cell.Text.Split('\n').Max(l => sheets.Face.Width(l, PageStyle.Cell)) * (row.IsHeader ? 1.06f : 1) + (PageStyle.CellPadding * 2) + 2;
                    wanted[column] = Math.Max(wanted[column], width);
                }

                column += cell.ColumnSpan;
            }
        }

        return Share(wanted, sheets.Size.TextWidth);
    }

    private static float[] Share(float[] wanted, float rest)
    {
        var widths = new float[wanted.Length];
        var open = Enumerable.Range(0, wanted.Length).ToList();
        // Columns that ask for less than an even share get it; the others share what is left in proportion, by the root so that one long column does not starve the rest.
        while (open.Where(i => wanted[i] <= rest / open.Count).ToList() is { Count: > 0 } modest && modest.Count < open.Count)
        {
            foreach (var i in modest)
            {
                widths[i] = wanted[i];
                rest -= wanted[i];
                open.Remove(i);
            }
        }

        var weight = open.Sum(i => MathF.Sqrt(wanted[i]));
        foreach (var i in open)
        {
            widths[i] = rest * MathF.Sqrt(wanted[i]) / weight;
        }

        return widths;
    }
}
