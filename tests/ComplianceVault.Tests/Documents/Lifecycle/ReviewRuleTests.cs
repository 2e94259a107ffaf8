using System.Globalization;
using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.Tests.Documents.Lifecycle;

/// <summary>When a document is reviewed next.</summary>
public sealed class ReviewRuleTests
{
    /// <param name="entered">When the vault came to know the edition.</param>
    /// <param name="own">The document's own interval in months, 0: none.</param>
    [Theory]
    [InlineData("2026-03-02", "2026-03-02", null, 0, 12, "2027-03-02", ReviewCause.Yearly)]
    [InlineData("2026-03-02", "2026-03-02", null, 0, 0, "2029-03-02", ReviewCause.Longest)]
    [InlineData("2023-05-01", "2026-03-02", null, 0, 12, "2026-05-01", ReviewCause.Longest)] // brought in nearly three years after its issue
    [InlineData("2025-12-01", "2026-03-02", null, 0, 12, "2027-03-02", ReviewCause.Yearly)] // years before it came in are not the vault's
    [InlineData("2026-03-02", "2026-03-02", null, 6, 12, "2026-09-02", ReviewCause.Interval)]
    [InlineData("2026-03-02", "2026-03-02", null, 48, 0, "2029-03-02", ReviewCause.Longest)] // an own interval never reaches beyond the longest
    [InlineData("2022-03-02", "2022-03-02", "2026-01-31", 1, 12, "2026-02-28", ReviewCause.Interval)] // month end
    [InlineData("2022-03-02", "2022-03-02", "2024-02-29", 0, 12, "2025-02-28", ReviewCause.Yearly)] // leap day
    public void Next_IsTheEarliestOfTheRules(string issued, string entered, string? last, int own, int yearly, string due, ReviewCause cause)
    {
        var days = new ReviewDays(Day(issued), Day(entered), last is null ? null : Day(last), own == 0 ? null : own);

        Assert.Equal((Day(due), cause), new ReviewRule(36, yearly, 60, 30).Next(days));
    }

    [Theory]
    [InlineData(-1, ReviewStanding.Overdue)]
    [InlineData(0, ReviewStanding.Near)]
    [InlineData(30, ReviewStanding.Near)]
    [InlineData(31, ReviewStanding.Coming)]
    [InlineData(60, ReviewStanding.Coming)]
    [InlineData(61, ReviewStanding.Later)]
    public void Standing_RemindsSixtyAndThirtyDaysBefore(int days, ReviewStanding standing) => Assert.Equal(standing, new ReviewRule(36, 12, 60, 30).Standing(days));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
