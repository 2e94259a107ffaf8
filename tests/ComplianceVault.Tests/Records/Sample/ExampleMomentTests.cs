using ComplianceVault.App.Records.Sample;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.Tests.Records.Sample;

/// <summary>The days of which an example speaks.</summary>
public sealed class ExampleMomentTests
{
    private static readonly WorkingCalendar Weekends = new([]);

    /// <summary>Friday 2026-02-27 10:30, the third of its series.</summary>
    private static readonly ExampleMoment Moment = new(new DateTime(2026, 2, 27, 10, 30, 0), Weekends, 3);

    [Theory]
    [InlineData("{date}", "2026-02-27")]
    [InlineData("{date-3}", "2026-02-24")]
    [InlineData("{date+12mo}", "2027-02-27")]
    [InlineData("{date-1y}", "2025-02-27")]
    [InlineData("{workday+1}", "2026-03-02")]
    [InlineData("{workday-5}", "2026-02-20")]
    [InlineData("{time}", "2026-02-27 10:30")]
    [InlineData("{time-90m}", "2026-02-27 09:00")]
    [InlineData("{time+1d}", "2026-02-28 10:30")]
    [InlineData("{month-2}", "2025年12月")]
    [InlineData("{monthstart-1}", "2026-01-01")]
    [InlineData("{monthend}", "2026-02-28")]
    [InlineData("{monthend-1}", "2026-01-31")]
    [InlineData("{quarter}", "2026年第1季度")]
    [InlineData("{quarter-1}", "2025年第4季度")]
    [InlineData("{year+1} 年第 {n} 次", "2027 年第 3 次")]
    public void AWord_BecomesTheDayItSpeaksOf(string word, string day) => Assert.Equal(day, Moment.Words(word));

    [Theory]
    [InlineData("20m", "2026-02-27 10:50")]
    [InlineData("3h", "2026-02-27 13:30")]
    [InlineData("1d", "2026-03-02 10:30")]
    public void AfterDays_TheCalendarOfWorkCounts(string span, string moment) =>
        Assert.Equal(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), ExampleMoment.After(Moment.Local, span, Weekends));

    [Theory]
    [InlineData("{date+}", false)]
    [InlineData("{week}", false)]
    [InlineData("没有 {n} 次", true)]
    [InlineData("没有", true)]
    public void APlaceholder_IsKnownOrNot(string word, bool known) => Assert.Equal(known, ExampleMoment.IsKnown(word));
}
