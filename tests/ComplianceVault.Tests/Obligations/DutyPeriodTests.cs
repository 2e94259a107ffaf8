using System.Globalization;
using ComplianceVault.App.Obligations;

namespace ComplianceVault.Tests.Obligations;

public sealed class DutyPeriodTests
{
    [Theory]
    [InlineData(Cadence.Weekly, "2026-11-27", "2026-11-23", "2026-11-29")]
    [InlineData(Cadence.Weekly, "2026-11-29", "2026-11-23", "2026-11-29")]
    [InlineData(Cadence.Weekly, "2027-01-01", "2026-12-28", "2027-01-03")]
    [InlineData(Cadence.Daily, "2026-11-27", "2026-11-01", "2026-11-30")] // a monthly sheet
    [InlineData(Cadence.Monthly, "2024-02-10", "2024-02-01", "2024-02-29")]
    [InlineData(Cadence.Quarterly, "2026-11-27", "2026-10-01", "2026-12-31")]
    [InlineData(Cadence.Semiannual, "2026-06-30", "2026-01-01", "2026-06-30")]
    [InlineData(Cadence.Annual, "2026-11-27", "2026-01-01", "2026-12-31")]
    public void APeriod_IsOfTheCalendar(Cadence cadence, string day, string from, string to) =>
        Assert.Equal(new DutyPeriod(Day(from), Day(to)), cadence.PeriodOf(Day(day)));

    [Theory]
    [InlineData(Cadence.Monthly, "2026-08-15", "2026-11-27", "2026-09-30 2026-10-31")] // the month in which it began is not owed, the running one not yet
    [InlineData(Cadence.Monthly, "2026-08-01", "2026-10-01", "2026-08-31 2026-09-30")]
    [InlineData(Cadence.Monthly, "2026-08-01", "2026-09-30", "2026-08-31")] // its last day is still time to do it
    [InlineData(Cadence.Quarterly, "2025-10-23", "2026-11-27", "2026-03-31 2026-06-30 2026-09-30")]
    [InlineData(Cadence.Annual, "2025-10-23", "2026-11-27", "")]
    [InlineData(Cadence.Annual, "2020-01-01", "2026-11-27", "2025-12-31")] // a year back and no further
    [InlineData(Cadence.Weekly, "2026-11-09", "2026-11-27", "2026-11-15 2026-11-22")]
    public void EndedPeriods_AreThoseOwedWhole(Cadence cadence, string since, string before, string ends) =>
        Assert.Equal(ends, string.Join(' ', cadence.Ended(Day(since), Day(before), Day(before).AddMonths(-12)).Select(p => p.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(Cadence.Monthly, null, "2026-09-02", "2026-10-31")]
    [InlineData(Cadence.Daily, null, "2026-09-02", "2026-10-31")]
    [InlineData(Cadence.Quarterly, null, "2026-09-30", "2026-12-31")]
    [InlineData(Cadence.Weekly, null, "2026-11-23", "2026-12-06")]
    [InlineData(Cadence.Annual, null, "2025-11-27", "2026-11-27")]
    [InlineData(Cadence.Triennial, null, "2024-02-29", "2027-02-28")]
    [InlineData(Cadence.Continuous, 30, "2026-11-01", "2026-12-01")]
    public void ARecord_IsFreshUntil(Cadence cadence, int? within, string newest, string until) =>
        Assert.Equal(Day(until), cadence.FreshUntil(Day(newest), within));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
