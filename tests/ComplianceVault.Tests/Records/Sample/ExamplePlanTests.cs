using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Sample;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.Tests.Records.Sample;

/// <summary>The days on which the records of the year are kept.</summary>
public sealed class ExamplePlanTests
{
    private static readonly CompanyTime Time = new(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    /// <summary>Spring festival of 2026 with its make-up days.</summary>
    private static readonly WorkingCalendar Calendar = new([new ComplianceVault.Kernel.WorkingTime.CalendarYear(2026, null, false, [new("春节", new(2026, 2, 15), new(2026, 2, 23))], [new(2026, 2, 14), new(2026, 2, 28)])]);

    [Fact]
    public void TwoRecords_KeepTheirOrder_WheneverTheSampleBegins()
    {
        var series = Series("series: [{form: F, by: a, records: [{id: first, on: 20}, {id: second, on: 21}, {id: third, on: 21, at: '10:00'}]}]");

        for (var day = new DateTime(2025, 1, 1, 1, 0, 0, DateTimeKind.Utc); day.Year < 2026; day = day.AddDays(1))
        {
            var plan = ExamplePlan.Of([("f", series)], day, Time, Calendar);

            Assert.Equal(["first", "second", "third"], plan.Select(e => e.Record.Id));
            Assert.True(plan[0].Begins.Date < plan[1].Begins.Date, $"from {day:d}");
            Assert.All(plan, e => Assert.True(Calendar.IsWorkingDay(DateOnly.FromDateTime(e.Begins)), $"{e.Begins:d}"));
        }
    }

    [Fact]
    public void WhatRecurs_IsKeptOnceAPeriod_ButForWhatWasMissed()
    {
        var series = Series("series: [{form: F, by: a, every: month, day: 3, from: 0, to: 100, skip: [2], records: [{id: one}, {id: two}]}]");

        var plan = ExamplePlan.Of([("f", series)], new DateTime(2026, 3, 1, 1, 0, 0, DateTimeKind.Utc), Time, Calendar);

        Assert.Equal(["2026-03-04", "2026-05-05", "2026-06-03", "2026-07-03"], plan.Select(e => e.Begins.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["one", "two", "one", "two"], plan.Select(e => e.Record.Id));
        Assert.Equal([1, 2, 3, 4], plan.Select(e => e.N));
    }

    [Fact]
    public void ARecordsWay_EndsWhereItSays()
    {
        var series = Series("series: [{form: F, by: a, steps: [{move: a}, {move: b, after: 2h}, {move: c, after: 1d}], records: [{on: 5}, {on: 5, until: b}]}]");

        var plan = ExamplePlan.Of([("f", series)], new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc), Time, Calendar);

        Assert.Equal(["03-09 09:30 a", "03-09 11:30 b", "03-10 11:30 c"], plan[0].Steps(Calendar).Select(s => $"{s.At:MM-dd HH:mm} {s.Step.Move}"));
        Assert.Equal(["a", "b"], plan[1].Steps(Calendar).Select(s => s.Step.Move));
    }

    private static ExamplesFile Series(string yaml) => SeedFolder.Read<ExamplesFile>("f", yaml).Value;
}
