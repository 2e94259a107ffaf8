using ComplianceVault.App.Records.Retention;

namespace ComplianceVault.Tests.Records;

/// <summary>How long something is kept, as words and as a day.</summary>
public sealed class RetentionTermTests
{
    private static readonly RetentionTerm ThreeYears = new(3, RetentionUnit.Year, RetentionStart.RecordClosed, true);
    private static readonly RetentionTerm ForEver = new(null, RetentionUnit.Permanent, null, false);

    [Fact]
    public void SaysThePeriod_AndFromWhen()
    {
        Assert.Equal("记录关闭后不少于 3 年", ThreeYears.Words());
        Assert.Equal("合同终止后 2 年", new RetentionTerm(2, RetentionUnit.Year, RetentionStart.ContractEnded, false).Words());
        Assert.Equal("永久", ForEver.Words());
    }

    [Theory]
    [InlineData(2, RetentionUnit.Year, RetentionStart.RecordClosed, true, true)]
    [InlineData(35, RetentionUnit.Month, RetentionStart.RecordClosed, true, true)]
    [InlineData(36, RetentionUnit.Month, RetentionStart.RecordClosed, true, false)]
    [InlineData(3, RetentionUnit.Year, RetentionStart.RecordClosed, false, true)] // no longer “at least”
    [InlineData(9, RetentionUnit.Year, RetentionStart.EmployeeLeft, true, true)] // another start may come sooner
    [InlineData(4, RetentionUnit.Year, RetentionStart.RecordClosed, true, false)]
    public void IsShorter_WhereSomethingCouldFallDueEarlier(int period, RetentionUnit unit, RetentionStart starts, bool atLeast, bool expected) =>
        Assert.Equal(expected, new RetentionTerm(period, unit, starts, atLeast).IsShorterThan(ThreeYears));

    [Fact]
    public void ForEver_IsNeverShorter_AndEverythingIsShorterThanIt()
    {
        Assert.False(ForEver.IsShorterThan(ThreeYears));
        Assert.True(ThreeYears.IsShorterThan(ForEver));
        Assert.Null(ForEver.After(new(2026, 3, 2)));
    }

    [Theory]
    [InlineData("2024-02-29", 3, RetentionUnit.Year, "2027-02-28")]
    [InlineData("2026-01-31", 1, RetentionUnit.Month, "2026-02-28")]
    public void LastDay_OnLeapDaysAndMonthEnds(string start, int period, RetentionUnit unit, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), new RetentionTerm(period, unit, RetentionStart.RecordClosed, true).After(DateOnly.Parse(start, null)));

    /// <summary>Whatever the classes were: a day of closing is in the ranges exactly where the longest period that binds it has passed.</summary>
    [Fact]
    public void DaysWhosePeriodHasPassed_AreThoseThatTheRulesGiveOneByOne()
    {
        RetentionClass[] rows =
        [
            Row(5, RetentionUnit.Year, null, new(2026, 3, 1)), Row(1, RetentionUnit.Year, new(2026, 3, 1), new(2027, 2, 28)), Row(18, RetentionUnit.Month, new(2027, 2, 28), null),
        ];
        foreach (var today in new DateOnly[] { new(2025, 2, 28), new(2027, 3, 1), new(2028, 2, 29), new(2029, 2, 28), new(2031, 2, 28), new(2032, 2, 29), new(2040, 1, 1) })
        {
            var ranges = RetentionHistory.DueStarts(rows, today).ToList();
            for (var day = new DateOnly(2019, 1, 1); day <= today; day = day.AddDays(1))
                Assert.Equal(RetentionHistory.Until(RetentionHistory.Binding(rows, day), day) <= today, ranges.Exists(r => day >= r.From && day < r.Before));
        }
    }

    [Fact]
    public void APermanentClass_HasNoDays() => Assert.Empty(RetentionHistory.DueStarts([Row(null, RetentionUnit.Permanent, null, null)], new(2300, 1, 1)));

    private static RetentionClass Row(int? period, RetentionUnit unit, DateOnly? from, DateOnly? to) => new()
    {
        Id = Guid.Empty,
        Code = "T",
        TitleZh = "试",
        Period = period,
        Unit = unit,
        Starts = period is null ? null : RetentionStart.RecordClosed,
        AtLeast = false,
        From = from ?? new(1900, 1, 1),
        To = to,
    };
}
