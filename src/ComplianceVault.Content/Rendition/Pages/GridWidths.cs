using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>
/// Column widths by what the cells say: narrow columns get what they need, wide ones share the rest; a number or a date stays on one line as long as there
/// is room for it.
/// </summary>
internal static class GridWidths
{
    private const float Narrowest = 28;
    private const int RowsLookedAt = 200;

    /// <summary>No column claims more than this share of the line for a word of its own: a hash may be broken.</summary>
    private const float LargestWord = 0.2f;

    public static IReadOnlyList<float> Of(PageTable table, int columns, PageSheets sheets)
    {
        if (table.Widths is { } given && given.Count == columns)
        {
            return [.. given.Select(w => (float)(w / given.Sum()) * sheets.Size.TextWidth)];
        }

        var wanted = Enumerable.Repeat(Narrowest, columns).ToArray();
        var least = new float[columns];
        foreach (var row in table.Rows.Take(RowsLookedAt))
        {
            var column = 0;
            foreach (var cell in row.Cells.TakeWhile(_ => column < columns))
            {
                if (cell.ColumnSpan == 1)
                {
                    wanted[column] = Math.Max(wanted[column], Wide(cell.Text.Split('\n'), row, sheets));
                    least[column] = Math.Max(least[column], Wide(LineBreaker.Pieces(cell.Text).Select(p => p.Trim()), row, sheets));
                }

                column += cell.ColumnSpan;
            }
        }

        var largest = sheets.Size.TextWidth * LargestWord;
        return KeepWordsWhole(Share(wanted, sheets.Size.TextWidth), [.. least.Select(w => Math.Min(w, largest))]);
    }

    private static float Wide(IEnumerable<string> parts, TableRow row, PageSheets sheets) =>
        parts.Select(p => sheets.Face.Width(p, PageStyle.Cell)).DefaultIfEmpty(0).Max() * (row.IsHeader ? 1.06f : 1) + (PageStyle.CellPadding * 2) + 2;

    /// <summary>Columns too narrow for their longest word take what it lacks from those that have room to spare, each in proportion to its own.</summary>
    private static float[] KeepWordsWhole(float[] widths, float[] least)
    {
        var lacking = widths.Zip(least, (w, l) => Math.Max(0, l - w)).Sum();
        var spare = widths.Zip(least, (w, l) => Math.Max(0, w - l)).Sum();
        if (lacking <= 0 || lacking > spare)
            return widths;
        return [.. widths.Zip(least, (w, l) => w < l ? l : w - ((w - l) * lacking / spare))];
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
