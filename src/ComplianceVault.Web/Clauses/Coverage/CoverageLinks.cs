using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.Web.Records.Entries;

namespace ComplianceVault.Web.Clauses.Coverage;

/// <summary>Where the numbers of a row lead: to what they count.</summary>
internal static class CoverageLinks
{
    public static string Records(CoverageRow row, string? department) =>
        new RecordListAddress { Filter = new() { Clause = row.Clause.Number, Department = department } }.ToString();

    public static string Duties(CoverageRow row, string? department) =>
        $"/records/duties?clause={Uri.EscapeDataString(row.Clause.Number)}" + (department is null ? "" : $"&department={Uri.EscapeDataString(department)}");

    /// <summary>The one finding itself; several are listed where the clause is explained.</summary>
    public static string Findings(CoverageRow row, CoverageAddress address) => row.Findings is [{ RecordId: { } only }]
        ? RecordAddress.Of(only)
        : $"{address with { Open = row.Clause.Number, Closed = [] }}#c-{row.Clause.Number}";
}
