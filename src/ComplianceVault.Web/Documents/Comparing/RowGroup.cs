using ComplianceVault.Content.Comparing;

namespace ComplianceVault.Web.Documents.Comparing;

/// <summary>A row of a table as it is shown, or a number of unchanged rows folded into one line.</summary>
public sealed record RowGroup(RowDifference? Row, int Folded, int Columns)
{
    private const int Near = 1;
    private const int FewestFolded = 3;
    private const int Most = 400;

    /// <summary>Headers, changed rows and their neighbours are shown; longer runs of unchanged rows are folded, and so is what comes after many rows.</summary>
    public static IReadOnlyList<RowGroup> Of(IReadOnlyList<RowDifference> rows)
    {
        var shown = new bool[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].IsHeader || i == 0)
                shown[i] = true;
            if (rows[i].IsChanged)
                shown.AsSpan(Math.Max(0, i - Near), Math.Min(rows.Count, i + Near + 1) - Math.Max(0, i - Near)).Fill(true);
        }

        var columns = rows.Count == 0 ? 1 : Math.Max(1, rows.Max(r => r.Cells.Count));
        var groups = new List<RowGroup>();
        for (var i = 0; i < rows.Count;)
        {
            var end = i;
            while (end < rows.Count && !shown[end])
                end++;
            if (end - i >= FewestFolded)
                groups.Add(new(null, end - i, columns));
            else
                groups.AddRange(rows.Skip(i).Take(end - i).Select(r => new RowGroup(r, 0, columns)));
            if (end < rows.Count)
                groups.Add(new(rows[end], 0, columns));
            i = end + 1;
        }

        return groups.Count <= Most ? groups : [.. groups.Take(Most), new(null, groups.Skip(Most).Sum(g => g.Row is null ? g.Folded : 1), columns)];
    }
}
