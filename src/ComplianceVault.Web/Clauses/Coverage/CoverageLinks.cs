using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.Web.Records.Entries;

namespace ComplianceVault.Web.Clauses.Coverage;

/// <summary>Where the numbers of a row lead: to what they count, as of the day that the matrix shows.</summary>
internal static class CoverageLinks
{
    public static RecordListAddress Records(CoverageRow row, CoverageMatrix matrix, string? department, DateOnly today) => Counted(new() { Clause = row.Clause.Number, Department = department }, matrix, today);

    public static RecordListAddress Records(FormEvidence form, CoverageMatrix matrix, string? department, DateOnly today) => Counted(new() { Form = form.Form.Number, Department = department }, matrix, today);

    /// <summary>Of a past day the year's plan, on which each time stands with what became of it.</summary>
    public static string Duties(CoverageRow row, CoverageAddress address) =>
        $"/records/duties?clause={Uri.EscapeDataString(row.Clause.Number)}" + (address.Department is { } department ? $"&department={Uri.EscapeDataString(department)}" : "")
        + (address.Day is { } day ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"&year={day.Year}") : "");

    /// <summary>The one finding itself; several are listed where the clause is explained.</summary>
    public static string Findings(CoverageRow row, CoverageAddress address) => row.Findings is [{ RecordId: { } only }] ? RecordAddress.Of(only) : Explained(row, address);

    /// <summary>The library knows today's documents only; those of a past day are named where the clause is explained.</summary>
    public static string Documents(CoverageRow row, CoverageAddress address) =>
        address.Day is null ? $"/documents?clause={Uri.EscapeDataString(row.Clause.Number)}" : Explained(row, address);

    private static string Explained(CoverageRow row, CoverageAddress address) => $"{address with { Open = row.Clause.Number, Closed = [] }}#c-{row.Clause.Number}";

    private static RecordListAddress Counted(App.Records.Entries.RecordFilter filter, CoverageMatrix matrix, DateOnly today) =>
        new() { Filter = filter with { To = matrix.AsOf, Counted = matrix.IncludesLater ? today : matrix.AsOf } };
}
