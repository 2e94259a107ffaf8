using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>A cell where it stands: its first column, how many it spans, its wrapped lines; a cell over several rows has its text in the first.</summary>
internal sealed record GridCell(int Column, int Span, IReadOnlyList<GridLine> Lines, bool ComesFromAbove, bool GoesOnBelow);

/// <summary>A wrapped line of a cell; struck through, or the note beside what was.</summary>
internal readonly record struct GridLine(string Text, bool IsStruck = false, bool IsNote = false);

/// <summary>A row of placed cells; <see cref="Lines"/> is the most of any cell, at least one.</summary>
internal sealed record GridRow(IReadOnlyList<GridCell> Cells, bool IsHeader)
{
    public int Lines { get; } = Math.Max(1, Cells.Select(c => c.Lines.Count).DefaultIfEmpty().Max());

    public float Height => (Lines * PageStyle.Cell * PageStyle.CellLeading) + (PageStyle.CellPadding * 2);
}

/// <summary>Gives each cell its column: cells left out under a merged one are put back as empty, short rows are filled up.</summary>
internal static class GridRows
{
    public static List<GridRow> Of(GridTable table, PageFace face)
    {
        var columns = table.Widths.Count;
        var below = new (int Rows, int Span)[columns];
        var rows = new List<GridRow>();
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var cells = new List<GridCell>();
            var next = 0;
            for (var column = 0; column < columns;)
            {
                if (below[column].Rows > 0)
                {
                    below[column].Rows--;
                    cells.Add(new GridCell(column, below[column].Span, [], ComesFromAbove: true, below[column].Rows > 0));
                    column += below[column].Span;
                    continue;
                }

                var cell = next < table.Rows[r].Cells.Count ? table.Rows[r].Cells[next++] : new TableCell("");
                var span = Span(cell, column, below);
                var width = table.Widths.Skip(column).Take(span).Sum() - (PageStyle.CellPadding * 2);
                var lines = Struck(table, r, next - 1).SelectMany(s => Break(s.Text).Select(l => new GridLine(l, IsStruck: true)).Concat(Break(s.Note).Select(l => new GridLine(l, IsNote: true)))).Concat(Break(cell.Text).Select(l => new GridLine(l))).ToList();
                var high = Math.Clamp(cell.RowSpan, 1, table.Rows.Count - r);
                below[column] = (high - 1, span);
                cells.Add(new GridCell(column, span, lines, ComesFromAbove: false, high > 1));
                column += span;

                IReadOnlyList<string> Break(string text) => LineBreaker.Break(text, width, 0, t => face.Width(t, PageStyle.Cell));
            }

            rows.Add(new GridRow(cells, table.Rows[r].IsHeader));
        }

        return rows;
    }

    private static IReadOnlyList<StruckText> Struck(GridTable table, int row, int cell) => table.Struck.TryGetValue((row, cell), out var struck) ? struck : [];

    private static int Span(TableCell cell, int column, (int Rows, int Span)[] below)
    {
        var span = 1;
        while (span < cell.ColumnSpan && column + span < below.Length && below[column + span].Rows == 0)
        {
            span++;
        }

        return span;
    }
}
