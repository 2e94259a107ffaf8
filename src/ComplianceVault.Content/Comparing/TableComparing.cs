using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Comparing;

/// <summary>Compares two tables by cell: columns by the first row where their number differs, rows by their text.</summary>
internal static class TableComparing
{
    private const int MostColumns = 400;

    public static TableDifference Of(Table? old, Table? @new, ComparisonWork work)
    {
        if (old is null || @new is null || ReferenceEquals(old, @new))
        {
            var mark = old is null ? ChangeMark.Inserted : @new is null ? ChangeMark.Deleted : ChangeMark.Same;
            return new(old, @new, [.. Grid(old ?? @new!).Select(r => Whole(r, mark))]);
        }

        var (from, to) = (Grid(old), Grid(@new));
        var columns = Columns(from, to, work);
        var rows = Alignment.Of([.. from.Select(Aligned)], [.. to.Select(Aligned)], work);
        return new(old, @new, [.. Reorder.DeletedFirst(rows.Select(r => Row(r.Old, r.New, columns, work)), r => r.Mark)]);
    }

    private static RowDifference Row(GridRow? old, GridRow? @new, IReadOnlyList<(int Old, int New)> columns, ComparisonWork work) => (old, @new) switch
    {
        (null, { } only) => new(ChangeMark.Inserted, only.IsHeader, [.. columns.Select(c => c.New < 0 ? new CellDifference(null, null, []) : Cell(null, At(only, c.New), work))]),
        ({ } only, null) => new(ChangeMark.Deleted, only.IsHeader, [.. columns.Select(c => c.Old < 0 ? new CellDifference(null, null, []) : Cell(At(only, c.Old), null, work))]),
        ({ } one, { } other) => new(ChangeMark.Same, other.IsHeader, [.. columns.Select(c => Cell(c.Old < 0 ? null : At(one, c.Old), c.New < 0 ? null : At(other, c.New), work))]),
        _ => throw new InvalidOperationException("A row is on one side at least"),
    };

    private static RowDifference Whole(GridRow row, ChangeMark mark) => new(mark, row.IsHeader, [.. row.Cells.Select(c => new CellDifference(
        mark == ChangeMark.Inserted ? null : c, mark == ChangeMark.Deleted ? null : c, TextPiece.Whole(mark, c)))]);

    private static CellDifference Cell(string? old, string? @new, ComparisonWork work) => new(old, @new, WordDifference.Of(old ?? "", @new ?? "", work));

    private static string At(GridRow row, int column) => column < row.Cells.Count ? row.Cells[column] : "";

    /// <summary>Pairs of columns; -1 where a side has none.</summary>
    private static List<(int Old, int New)> Columns(List<GridRow> from, List<GridRow> to, ComparisonWork work)
    {
        var (old, @new) = (from.Max(r => (int?)r.Cells.Count) ?? 0, to.Max(r => (int?)r.Cells.Count) ?? 0);
        if (old == @new)
        {
            return [.. Enumerable.Range(0, old).Select(i => (i, i))];
        }

        var heads = Alignment.Of(Heads(from, old), Heads(to, @new), work);
        return heads.ConvertAll(h => (h.Old?.Column ?? -1, h.New?.Column ?? -1));
    }

    private static List<Aligned<Head>> Heads(List<GridRow> rows, int columns) =>
        [.. Enumerable.Range(0, columns).Select(i => new Aligned<Head>(new Head(i), At(rows[0], i)))];

    private static Aligned<GridRow> Aligned(GridRow row) => new(row, string.Join('\n', row.Cells), SharedCells);

    /// <summary>The share of cells that say the same at the same place.</summary>
    private static double SharedCells(GridRow one, GridRow other)
    {
        var (same, filled) = (0, 0);
        for (var i = 0; i < Math.Min(one.Cells.Count, other.Cells.Count); i++)
        {
            filled += one.Cells[i].Length > 0 || other.Cells[i].Length > 0 ? 1 : 0;
            same += one.Cells[i].Length > 0 && one.Cells[i] == other.Cells[i] ? 1 : 0;
        }

        return filled == 0 ? 0 : (double)same / filled;
    }

    /// <summary>Every cell at its place in the grid; places that merged cells cover are blank.</summary>
    private static List<GridRow> Grid(Table table)
    {
        var (grid, covered) = (new List<GridRow>(), new Dictionary<int, int>());
        foreach (var row in table.Rows)
        {
            var cells = new List<string>();
            foreach (var cell in row.Cells)
            {
                Skip(cells);
                for (var i = 0; i < Math.Clamp(cell.ColumnSpan, 1, MostColumns); i++)
                {
                    covered[cells.Count] = Math.Max(1, cell.RowSpan);
                    cells.Add(i == 0 ? cell.Text : "");
                }
            }

            Skip(cells);
            foreach (var column in covered.Keys.ToList())
            {
                if (--covered[column] == 0)
                {
                    covered.Remove(column);
                }
            }

            grid.Add(new GridRow(cells, row.IsHeader));
        }

        return grid;

        void Skip(List<string> cells)
        {
            while (covered.ContainsKey(cells.Count))
            {
                cells.Add("");
            }
        }
    }

    private sealed record GridRow(IReadOnlyList<string> Cells, bool IsHeader);

    private sealed record Head(int Column);
}
