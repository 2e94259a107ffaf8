using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>Turns facts into a table of shaded labels: two pairs a row, a pair with a long value on a row of its own.</summary>
internal static class FactsTable
{
    private const float LongValue = 150;

    public static GridTable Of(PageFacts facts, PageSheets sheets)
    {
        var (face, rows, struck) = (sheets.Face, new List<TableRow>(), new Dictionary<(int, int), IReadOnlyList<StruckText>>());
        List<TableCell> row = [];
        foreach (var ((label, value), index) in facts.Facts.Select((f, i) => (f, i)))
        {
            var isLong = facts.Struck.ContainsKey(index) || face.Width(value, PageStyle.Cell) > LongValue || value.Contains('\n', StringComparison.Ordinal);
            if (isLong && row.Count > 0)
            {
                rows.Add(Close(row));
                row = [];
            }

            if (facts.Struck.TryGetValue(index, out var before))
            {
                struck[(rows.Count, row.Count + 1)] = before;
            }

            row.AddRange([new TableCell(label), new TableCell(value, isLong ? 3 : 1)]);
            if (isLong || row.Count == 4)
            {
                rows.Add(Close(row));
                row = [];
            }
        }

        if (row.Count > 0)
        {
            rows.Add(Close(row));
        }

        var label1 = Math.Clamp(facts.Facts.Max(f => face.Width(f.Key, PageStyle.Cell)) + (PageStyle.CellPadding * 2) + 2, 60, 120);
        var value1 = (sheets.Size.TextWidth / 2) - label1;
        return new GridTable(rows, [label1, value1, label1, value1], ShadedColumns: [0, 2], struck);
    }

    private static TableRow Close(List<TableCell> row) =>
        new(row.Count == 2 && row[1].ColumnSpan == 1 ? [row[0], row[1] with { ColumnSpan = 3 }] : [.. row]);
}
