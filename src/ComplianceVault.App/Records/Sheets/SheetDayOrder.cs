using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>
/// In which order the days of a sheet are written: <paramref name="Known"/> where one of them leaves no doubt; <paramref name="Asks"/>: some can be read two ways, and nothing
/// in the sheet says how.
/// </summary>
internal sealed record SheetDayOrder(DateOrder? Known, bool Asks)
{
    /// <summary>Read in one go before anything is filled; refuses what reading refuses.</summary>
    public static Result<SheetDayOrder> Of(SheetSource source, SheetPlan plan, IReadOnlyList<SheetTarget> targets)
    {
        var columns = plan.Columns.Where(c => targets.Any(t => t.Place == c.Place && t.Field.Type is FieldType.Date or FieldType.DateTime)).Select(c => c.Column).ToList();
        if (columns.Count == 0)
            return new SheetDayOrder(null, false);
        var lines = source.Lines(plan.Sheet);
        if (!lines.Succeeded)
            return lines.Error;
        using var cursor = lines.Value;
        var (unclear, told) = (false, new HashSet<DateOrder>());
        while (true)
        {
            var next = cursor.Next();
            if (!next.Succeeded)
                return next.Error;
            if (next.Value is not { } line)
                break;
            foreach (var column in columns.Where(c => line.Number > plan.HeadingRow && line.Values.ContainsKey(c)))
            {
                if (!SheetDates.Tells(line.Values[column], out var order))
                    continue;
                if (order is { } one)
                    told.Add(one);
                else
                    unclear = true;
            }
        }

        return told.Count == 1 ? new SheetDayOrder(told.Single(), false) : new SheetDayOrder(null, unclear);
    }
}
