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
}
