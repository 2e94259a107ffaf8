namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>A cell of a grid, merged ones with their spans.</summary>
internal sealed record GridCell(int Row, int Column, int RowSpan, int ColumnSpan, Box Box);

/// <summary>The raster that touching rules draw. Rows count from the top.</summary>
internal sealed class Grid
{
    /// <summary>An edge counts as drawn when rules cover this share of it.</summary>
    private const double Covered = 0.6;

    private readonly List<Rule> rules;
    private readonly double near;

    private Grid(List<Rule> rules, List<double> xs, List<double> ys, double near) => (this.rules, Xs, Ys, this.near) = (rules, xs, ys, near);

    /// <summary>Upright rules from left to right.</summary>
    public List<double> Xs { get; }

    /// <summary>Level rules from top to bottom.</summary>
    public List<double> Ys { get; }

    public int Rows => Ys.Count - 1;

    public int Columns => Xs.Count - 1;

    /// <summary>The grid of a group of rules, or null when they do not close a frame (a flow chart, an underlined text).</summary>
    public static Grid? Of(List<Rule> rules, double near)
    {
        var xs = Distinct(rules.Where(r => !r.IsLevel).Select(r => r.At), near);
        var ys = Distinct(rules.Where(r => r.IsLevel).Select(r => r.At), near);
        ys.Reverse();
        if (xs.Count < 2 || ys.Count < 2)
        {
            return null;
        }

        var grid = new Grid(rules, xs, ys, near);
        return grid.IsClosed() ? grid : null;
    }

    public List<GridCell> Cells()
    {
        var taken = new bool[Rows, Columns];
        var cells = new List<GridCell>();
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                if (!taken[row, column])
                {
                    cells.Add(Cell(taken, row, column));
                }
            }
        }

        return cells;
    }

    private GridCell Cell(bool[,] taken, int row, int column)
    {
        var wide = 1;
        while (column + wide < Columns && !taken[row, column + wide] && !IsDrawn(level: false, Xs[column + wide], Ys[row + 1], Ys[row]))
        {
            wide++;
        }

        var high = 1;
        while (row + high < Rows && IsOpenBelow(row + high, column, wide))
        {
            high++;
        }

        for (var r = row; r < row + high; r++)
        {
            for (var c = column; c < column + wide; c++)
            {
                taken[r, c] = true;
            }
        }

        return new GridCell(row, column, high, wide, new Box(Xs[column], Ys[row + high], Xs[column + wide], Ys[row]));
    }

    private bool IsOpenBelow(int row, int column, int wide) =>
        Enumerable.Range(column, wide).All(c => !IsDrawn(level: true, Ys[row], Xs[c], Xs[c + 1]))
        && Enumerable.Range(column + 1, wide - 1).All(c => !IsDrawn(level: false, Xs[c], Ys[row + 1], Ys[row]));

    private bool IsClosed() =>
        IsDrawn(level: true, Ys[0], Xs[0], Xs[^1]) && IsDrawn(level: true, Ys[^1], Xs[0], Xs[^1])
        && IsDrawn(level: false, Xs[0], Ys[^1], Ys[0]) && IsDrawn(level: false, Xs[^1], Ys[^1], Ys[0]);

    private bool IsDrawn(bool level, double at, double from, double to)
    {
        double covered = 0, end = from;
        foreach (var rule in rules.Where(r => r.IsLevel == level && Math.Abs(r.At - at) <= near && r.To > from && r.From < to).OrderBy(r => r.From))
        {
            covered += Math.Max(0, Math.Min(rule.To, to) - Math.Max(rule.From, end));
            end = Math.Max(end, rule.To);
        }

        return covered >= (to - from) * Covered;
    }

    private static List<double> Distinct(IEnumerable<double> values, double near)
    {
        var distinct = new List<double>();
        foreach (var value in values.Order())
        {
            if (distinct.Count == 0 || value - distinct[^1] > near)
            {
                distinct.Add(value);
            }
        }

        return distinct;
    }
}
