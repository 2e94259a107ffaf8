using ComplianceVault.Kernel.WorkingTime;
using ComplianceVault.Tests.SeedDocs;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Kernel.WorkingTime;

/// <summary>Golden dates against the published calendar of 2022–2026; 2027 is the year that is not published yet.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = SeedFiles.Calendar();

    private static readonly Arbitrary<DateOnly> Days =
        Gen.Choose(0, (6 * 365) - 1).Select(offset => new DateOnly(2022, 1, 1).AddDays(offset)).ToArbitrary();

    private static DateOnly Day(string text) => SeedFiles.Date(text);

    [Theory]
    [InlineData("2024-03-06", true, DayReason.Weekday)]
    [InlineData("2024-03-09", false, DayReason.Weekend)]
    [InlineData("2024-02-10", false, DayReason.Holiday)]
    [InlineData("2024-02-04", true, DayReason.MakeUpDay)]
    [InlineData("2024-10-12", true, DayReason.MakeUpDay)]
    [InlineData("2022-12-31", false, DayReason.Holiday)]
    [InlineData("2024-12-31", true, DayReason.Weekday)]
    [InlineData("2025-01-01", false, DayReason.Holiday)]
    [InlineData("2026-01-04", true, DayReason.MakeUpDay)]
    public void Judge_TellsADayAndWhy(string date, bool working, DayReason reason)
    {
        var verdict = Calendar.Judge(Day(date));
        Assert.Equal((working, reason, null), (verdict.IsWorkingDay, verdict.Reason, verdict.ProvisionalYear));
    }

    [Fact]
    public void Judge_OfAYearWithoutData_CountsWeekendsAndSaysSo()
    {
        Assert.Equal(new DayVerdict(Day("2027-10-01"), true, DayReason.Weekday, null, 2027), Calendar.Judge(Day("2027-10-01")));
        Assert.Equal(2031, Calendar.Judge(Day("2031-05-01")).ProvisionalYear);
    }

    [Theory]
    [InlineData("2024-03-06", 1, "2024-03-07")]
    [InlineData("2024-03-08", 1, "2024-03-11")]
    [InlineData("2024-02-09", 1, "2024-02-18")]
    [InlineData("2024-02-02", 1, "2024-02-04")]
    [InlineData("2024-09-27", 3, "2024-10-08")]
    [InlineData("2024-12-31", 1, "2025-01-02")]
    [InlineData("2025-12-31", 1, "2026-01-04")]
    [InlineData("2025-12-31", 3, "2026-01-06")]
    [InlineData("2024-03-09", 1, "2024-03-11")]
    [InlineData("2024-03-09", 0, "2024-03-09")]
    [InlineData("2024-03-11", -1, "2024-03-08")]
    [InlineData("2024-02-18", -3, "2024-02-07")]
    public void AddWorkingDays_GoldenTable(string from, int days, string expected) =>
        Assert.Equal(new CountedDate(Day(expected)), Calendar.AddWorkingDays(Day(from), days));

    [Theory]
    [InlineData("2026-12-30", 1, "2026-12-31", null)]
    [InlineData("2026-12-30", 2, "2027-01-01", 2027)]
    [InlineData("2026-12-31", 1, "2027-01-01", 2027)]
    [InlineData("2027-01-04", -2, "2026-12-31", 2027)]
    public void AddWorkingDays_IntoAYearWithoutData_IsProvisional(string from, int days, string expected, int? year) =>
        Assert.Equal(new CountedDate(Day(expected), year), Calendar.AddWorkingDays(Day(from), days));

    [Theory]
    [InlineData("2024-03-06", "2024-03-07", 1)]
    [InlineData("2024-03-08", "2024-03-10", 0)]
    [InlineData("2024-02-09", "2024-02-18", 1)]
    [InlineData("2024-09-30", "2024-10-08", 1)]
    [InlineData("2024-12-31", "2025-01-02", 1)]
    [InlineData("2024-03-07", "2024-03-06", -1)]
    [InlineData("2024-03-06", "2024-03-06", 0)]
    public void WorkingDaysBetween_GoldenTable(string from, string to, int expected) =>
        Assert.Equal(new CountedDays(expected), Calendar.WorkingDaysBetween(Day(from), Day(to)));

    [Theory]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Year_HasDaysLessWeekendsLessStatutoryHolidays(int year, int expected)
    {
        var count = Calendar.WorkingDaysBetween(new(year - 1, 12, 31), new(year, 12, 31));
        Assert.Equal(new CountedDays(expected), count);
    }

    [Fact]
    public void CompanyDay_GoesBeforeThePublishedCalendar()
    {
        var own = SeedFiles.Calendar(new(Day("2024-03-07"), false, "公司成立纪念日"), new(Day("2024-10-05"), true, "年度停机切换"));
        Assert.Equal(DayReason.CompanyHoliday, own.Judge(Day("2024-03-07")).Reason);
        Assert.Equal(Day("2024-03-08"), own.AddWorkingDays(Day("2024-03-06"), 1).Date);
        Assert.Equal(Day("2024-10-05"), own.AddWorkingDays(Day("2024-09-30"), 1).Date);
    }

    [Fact]
    public void OnOrAfter_MovesFreeDaysOnly()
    {
        Assert.Equal(Day("2024-10-08"), Calendar.OnOrAfter(Day("2024-10-01")).Date);
        Assert.Equal(Day("2024-10-12"), Calendar.OnOrAfter(Day("2024-10-12")).Date);
    }

    [Fact]
    public void Adding_ThenCounting_GivesTheSameNumber() =>
        Prop.ForAll(Days, Gen.Choose(-400, 400).ToArbitrary(), (from, days) =>
        {
            var reached = Calendar.AddWorkingDays(from, days).Date;
            var counted = Calendar.WorkingDaysBetween(from, reached).Days;
            // Going back, the start is counted instead of the end; both are working days only when the start is one.
            return days >= 0 ? counted == days : !Calendar.IsWorkingDay(from) || counted == days;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_EndsOnAWorkingDayAndGoesThereAndBack() =>
        Prop.ForAll(Days, Gen.Choose(1, 300).ToArbitrary(), (from, days) =>
        {
            var reached = Calendar.AddWorkingDays(from, days).Date;
            return Calendar.IsWorkingDay(reached)
                && (!Calendar.IsWorkingDay(from) || Calendar.AddWorkingDays(reached, -days).Date == from);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Counting_AddsUpOverAnyDayBetween() =>
        Prop.ForAll(Days, Days, Days, (a, b, c) =>
            Calendar.WorkingDaysBetween(a, b).Days + Calendar.WorkingDaysBetween(b, c).Days == Calendar.WorkingDaysBetween(a, c).Days)
            .QuickCheckThrowOnFailure();
}
