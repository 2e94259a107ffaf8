using System.Globalization;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Obligations.Occurrences;

namespace ComplianceVault.Tests.Obligations;

/// <summary>Which times of a duty are planned on which day.</summary>
public sealed class OccurrencePlanTests
{
    [Theory]
    [InlineData(Cadence.Monthly, "2025-01-01", null, "2026-11-10", "2026-11-30,2026-12-31")]
    [InlineData(Cadence.Monthly, "2025-01-01", null, "2026-10-31", "2026-10-31,2026-11-30,2026-12-31")] // December begins within 31 days
    [InlineData(Cadence.Monthly, "2026-11-05", null, "2026-11-10", "2026-12-31")] // begun within November
    [InlineData(Cadence.Monthly, "2025-01-01", "2026-12-31", "2026-11-10", "")]
    [InlineData(Cadence.Monthly, "2025-01-01", "2026-08-31", "2026-11-10", "2026-09-30,2026-10-31,2026-11-30,2026-12-31")] // nobody planned for two months
    [InlineData(Cadence.Annual, "2025-01-01", null, "2026-11-28", "2026-12-31")]
    [InlineData(Cadence.Annual, "2025-01-01", "2026-12-31", "2026-12-05", "2027-12-31")] // the year's end loses none
    [InlineData(Cadence.Weekly, "2025-01-01", null, "2026-12-21", "2026-12-27,2027-01-03,2027-01-10,2027-01-17,2027-01-24")]
    public void Missing_IsFromWhereThePlanEnds_ToWhatBeginsSoon(Cadence cadence, string since, string? plannedTo, string today, string due)
    {
        var planned = OccurrencePlan.Missing(cadence, Day(since), plannedTo is null ? null : Day(plannedTo), Day(today));

        Assert.Equal(due, string.Join(',', planned.Select(p => p.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData(Cadence.Weekly, "2026-11-23")]
    [InlineData(Cadence.Monthly, "2026-11-16")]
    [InlineData(Cadence.Quarterly, "2026-12-01")]
    [InlineData(Cadence.Annual, "2026-11-01")]
    public void ItIsInTheInbox_InGoodTime_AndNeverBeforeItsPeriod(Cadence cadence, string from) =>
        Assert.Equal(Day(from), OccurrencePlan.ShowFrom(cadence, cadence.PeriodOf(Day("2026-11-28"))));

    /// <summary>Planning every day plans the same as planning once after a long time.</summary>
    [Theory]
    [InlineData(Cadence.Weekly)]
    [InlineData(Cadence.Monthly)]
    [InlineData(Cadence.Quarterly)]
    [InlineData(Cadence.Annual)]
    public void DayByDay_OrAtOnce_ThePlanIsTheSame(Cadence cadence)
    {
        var (since, last) = (Day("2025-01-01"), Day("2026-12-31"));
        var daily = new List<DutyPeriod>();
        for (var day = since; day <= last; day = day.AddDays(1))
            daily.AddRange(OccurrencePlan.Missing(cadence, since, daily.Count == 0 ? null : daily[^1].To, day));

        var first = OccurrencePlan.Missing(cadence, since, null, since).ToList();
        Assert.Equal(daily, [.. first, .. OccurrencePlan.Missing(cadence, since, first[^1].To, last)]);
        Assert.Equal(daily.Count, daily.Distinct().Count());
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
