using System.Globalization;
using ComplianceVault.Kernel.WorkingTime;
using ComplianceVault.Tests.SeedDocs;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Kernel.WorkingTime;

public sealed class WorkingClockTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly WorkingClock Office = new(SeedFiles.Calendar(), DailyHours.Office, Shanghai);
    private static readonly WorkingClock Always = new(SeedFiles.Calendar(), DailyHours.Always, Shanghai);

    private static readonly Arbitrary<DateTimeOffset> Moments =
        Gen.Choose(0, 4 * 365 * 24 * 60).Select(minute => At("2022-06-01 00:00").AddMinutes(minute)).ToArbitrary();

    private static DateTimeOffset At(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2024-03-06 09:00", 3, "2024-03-06 12:00")]
    [InlineData("2024-03-06 09:00", 4, "2024-03-06 14:00")]
    [InlineData("2024-03-06 12:30", 1, "2024-03-06 14:00")]
    [InlineData("2024-03-06 09:00", 24, "2024-03-08 18:00")]
    [InlineData("2024-03-08 17:30", 1, "2024-03-11 09:30")]
    [InlineData("2024-09-30 17:00", 2, "2024-10-08 10:00")]
    [InlineData("2024-10-11 17:00", 2, "2024-10-12 10:00")]
    [InlineData("2024-12-31 17:00", 2, "2025-01-02 10:00")]
    [InlineData("2024-03-09 10:00", 1, "2024-03-11 10:00")]
    [InlineData("2024-03-06 20:00", 8, "2024-03-07 18:00")]
    public void Add_RunsInServiceHoursOnly(string start, int hours, string expected) =>
        Assert.Equal(new CountedMoment(At(expected)), Office.Add(At(start), TimeSpan.FromHours(hours)));

    [Fact]
    public void Add_IntoAYearWithoutData_IsProvisional() =>
        Assert.Equal(
            new CountedMoment(At("2027-01-01 10:00"), 2027),
            Office.Add(At("2026-12-31 17:00"), TimeSpan.FromHours(2)));

    [Fact]
    public void Add_AroundTheClock_IgnoresTheCalendar() =>
        Assert.Equal(At("2024-10-03 16:00"), Always.Add(At("2024-10-01 16:00"), TimeSpan.FromHours(48)).At);

    [Fact]
    public void Add_TakesAnyOffsetAndAnswersInUtc()
    {
        var utc = At("2024-03-06 09:00").ToUniversalTime();
        var due = Office.Add(utc, TimeSpan.FromHours(1)).At;
        Assert.Equal(TimeSpan.Zero, due.Offset);
        Assert.Equal(At("2024-03-06 10:00"), due);
    }

    [Theory]
    [InlineData("2024-03-06 09:00", "2024-03-06 18:00", 8)]
    [InlineData("2024-03-08 17:00", "2024-03-11 10:00", 2)]
    [InlineData("2024-10-01 00:00", "2024-10-08 09:00", 0)]
    [InlineData("2024-03-06 18:00", "2024-03-06 09:00", 0)]
    public void Between_CountsServiceHours(string from, string to, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Office.Between(At(from), At(to)));

    [Fact]
    public void Adding_ThenMeasuring_GivesTheSameTime() =>
        Prop.ForAll(Moments, Gen.Choose(1, 300 * 60).ToArbitrary(), (start, minutes) =>
        {
            var amount = TimeSpan.FromMinutes(minutes);
            return Office.Between(start, Office.Add(start, amount).At) == amount
                && Always.Add(start, amount).At == start + amount;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hours_OutOfOrder_AreABug()
    {
        Assert.Throws<ArgumentException>(() => new DailyHours([]));
        Assert.Throws<ArgumentException>(() => new DailyHours([new(TimeSpan.FromHours(13), TimeSpan.FromHours(18)), new(TimeSpan.FromHours(9), TimeSpan.FromHours(12))]));
        Assert.Throws<ArgumentException>(() => new DailyHours([new(TimeSpan.FromHours(9), TimeSpan.FromHours(25))]));
    }
}
