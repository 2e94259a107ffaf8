using System.Globalization;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Trail;

namespace ComplianceVault.Web.Trail;

/// <summary>The filter of the trail as it stands in an address; days are the company's.</summary>
internal static class TrailAddress
{
    public static TrailFilter Filter(
        CompanyTime time, string? kind, Guid? id, string? person, string? from, string? to, string? act, string? source, string? number = null) =>
        new(kind, id, person, time.StartOf(Day(from)), time.StartOf(Day(to)?.AddDays(1)), act, source, number);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
