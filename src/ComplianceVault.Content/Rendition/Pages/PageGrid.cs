using ComplianceVault.Content.Reading;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>A table ready to be placed: column widths in points, columns that carry labels.</summary>
internal sealed record GridTable(IReadOnlyList<TableRow> Rows, IReadOnlyList<float> Widths, IReadOnlyList<int> ShadedColumns, IReadOnlyDictionary<(int Row, int Cell), IReadOnlyList<StruckText>> Struck);

/// <summary>Places a ruled table row by row: cells wrap, header rows repeat on each page, a row higher than a page goes on over the page.</summary>
internal static class PageGrid
{
    private const float Line = PageStyle.Cell * PageStyle.CellLeading;

    public static void Place(PageSheets sheets, PageTable table)
    {
        var columns = table.Rows.Max(r => r.Cells.Sum(c => c.ColumnSpan));
        Place(sheets, new GridTable(table.Rows, GridWidths.Of(table, columns, sheets), [], table.Struck));
    }

    public static void Place(PageSheets sheets, GridTable table)
    {
        var rows = GridRows.Of(table, sheets.Face);
        var heads = rows.TakeWhile(r => r.IsHeader).ToList();
        if (heads.Count == rows.Count || heads.Sum(r => r.Height) > (sheets.Size.Bottom - sheets.Size.Top) / 2)
        {
            heads = [];
        }

        sheets.Need(heads.Sum(r => r.Height) + Math.Min(rows[heads.Count].Height, 120));
        sheets.Line(sheets.Size.Left, sheets.Y, sheets.Size.Left + table.Widths.Sum(), sheets.Y, PageStyle.Rule);
        foreach (var row in rows)
        {
            PlaceRow(sheets, table, row, heads);
        }

        sheets.Y += 10;
    }

    private static void PlaceRow(PageSheets sheets, GridTable table, GridRow row, List<GridRow> heads)
    {
        for (var first = 0; first < row.Lines;)
        {
            var room = (int)((sheets.Left - (PageStyle.CellPadding * 2)) / Line);
            if (room < row.Lines - first && (row.Height <= (sheets.Size.Bottom - sheets.Size.Top) / 2 || room < 3))
            {
                Turn(sheets, table, row, heads);
                room = (int)((sheets.Left - (PageStyle.CellPadding * 2)) / Line);
            }

            var count = Math.Clamp(row.Lines - first, 1, Math.Max(1, room));
            Draw(sheets, table, row, first, count);
            first += count;
        }
    }

    private static void Turn(PageSheets sheets, GridTable table, GridRow row, List<GridRow> heads)
    {
        if (sheets.IsAtTop)
        {
            return;
        }

        sheets.NewPage();
        sheets.Line(sheets.Size.Left, sheets.Y, sheets.Size.Left + table.Widths.Sum(), sheets.Y, PageStyle.Rule);
        foreach (var head in row.IsHeader ? [] : heads)
        {
            Draw(sheets, table, head, 0, head.Lines);
        }
    }

    private static void Draw(PageSheets sheets, GridTable table, GridRow row, int first, int count)
    {
        float top = sheets.Y, bottom = top + (count * Line) + (PageStyle.CellPadding * 2);
        foreach (var cell in row.Cells)
        {
            var left = sheets.Size.Left + table.Widths.Take(cell.Column).Sum();
            var right = left + table.Widths.Skip(cell.Column).Take(cell.Span).Sum();
            if (row.IsHeader || table.ShadedColumns.Contains(cell.Column))
            {
                sheets.Fill(new SKRect(left, top, right, bottom), PageStyle.Shade);
            }

            for (var i = first; i < Math.Min(first + count, cell.Lines.Count); i++)
            {
                var (line, x, y) = (cell.Lines[i], left + PageStyle.CellPadding, top + PageStyle.CellPadding + ((i - first) * Line) + PageStyle.Cell);
                sheets.Text(line.Text, x, y, PageStyle.Cell, line.IsNote ? PageStyle.Quiet : PageStyle.Ink, row.IsHeader);
                if (line.IsStruck)
                {
                    sheets.Line(x, y - (PageStyle.Cell * 0.33f), x + sheets.Face.Width(line.Text, PageStyle.Cell), y - (PageStyle.Cell * 0.33f), PageStyle.Ink);
                }
            }
        }

        foreach (var cell in row.Cells)
        {
            var left = sheets.Size.Left + table.Widths.Take(cell.Column).Sum();
            var right = left + table.Widths.Skip(cell.Column).Take(cell.Span).Sum();
            sheets.Line(left, top, left, bottom, PageStyle.Rule);
            sheets.Line(right, top, right, bottom, PageStyle.Rule);
            if (!cell.ComesFromAbove)
            {
                sheets.Line(left, top, right, top, PageStyle.Rule);
            }

            if (!cell.GoesOnBelow)
            {
                sheets.Line(left, bottom, right, bottom, PageStyle.Rule);
            }
        }

        sheets.Y = bottom;
    }
}
