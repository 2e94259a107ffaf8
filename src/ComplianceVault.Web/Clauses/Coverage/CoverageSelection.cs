using ComplianceVault.App.Clauses;
using ComplianceVault.App.Clauses.Coverage;

namespace ComplianceVault.Web.Clauses.Coverage;

/// <summary>Which rows of a matrix an address shows: filters choose leaves, headings stand above what they hold, folded headings hide it.</summary>
internal static class CoverageSelection
{
    public static IReadOnlyList<CoverageRow> Of(CoverageMatrix matrix, CoverageAddress address, IReadOnlySet<string> mine)
    {
        var byNumber = matrix.Rows.ToDictionary(r => r.Clause.Number);
        var shown = new HashSet<string>();
        foreach (var leaf in matrix.Leaves.Where(r => Matches(r, address, mine) && (address.Group is null || Within(byNumber, r, address.Group))))
        {
            for (CoverageRow? at = leaf; at is not null && shown.Add(at.Clause.Number); at = Above(byNumber, at))
            {
            }
        }

        return [.. matrix.Rows.Where(r => shown.Contains(r.Clause.Number) && !IsFolded(byNumber, r, address.Closed))];
    }

    /// <summary>The weakest leaves, the gravest verdict and the most reasons first.</summary>
    public static IReadOnlyList<CoverageRow> Weakest(CoverageMatrix matrix, int most) =>
        [.. matrix.Leaves.Where(r => r.Verdict is > Verdict.Sufficient).OrderByDescending(r => r.Verdict)
            .ThenByDescending(r => r.Criteria.Count(c => c.Outcome > CriterionOutcome.NotAssessed)).ThenByDescending(r => r.DutiesDue).Take(most)];

    /// <summary>How deep a row stands: 0 for a chapter.</summary>
    public static int Depth(string number) => number.Count(c => c == '.');

    private static bool Matches(CoverageRow row, CoverageAddress address, IReadOnlySet<string> mine) =>
        (address.Verdict is null || row.Verdict == address.Verdict)
        && (address.Department is null || HasPart(row, address.Department, address.Part))
        && (!address.Mine || mine.Any(d => HasPart(row, d, address.Part)));

    private static bool HasPart(CoverageRow row, string department, CoveragePart part) =>
        row.Cells.TryGetValue(department, out var cell) && (part == CoveragePart.Any || cell.Duty == DutyKind.Lead);

    private static bool Within(Dictionary<string, CoverageRow> rows, CoverageRow row, string group)
    {
        for (CoverageRow? at = row; at is not null; at = Above(rows, at))
        {
            if (at.Clause.Number == group)
                return true;
        }

        return false;
    }

    private static bool IsFolded(Dictionary<string, CoverageRow> rows, CoverageRow row, IReadOnlyList<string> closed)
    {
        for (var at = Above(rows, row); at is not null; at = Above(rows, at))
        {
            if (closed.Contains(at.Clause.Number))
                return true;
        }

        return false;
    }

    private static CoverageRow? Above(Dictionary<string, CoverageRow> rows, CoverageRow row) => row.Clause.Parent is { } parent ? rows.GetValueOrDefault(parent) : null;
}
