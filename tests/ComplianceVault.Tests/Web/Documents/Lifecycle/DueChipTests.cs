using Bunit;
using ComplianceVault.Kernel.WorkingTime;
using ComplianceVault.Web.Documents.Lifecycle;

namespace ComplianceVault.Tests.Web.Documents.Lifecycle;

public sealed class DueChipTests : ComponentTest
{
    [Theory]
    [InlineData(DeadlineState.Ahead, 2, "还剩 2 个工作日", "draft")]
    [InlineData(DeadlineState.Ahead, 1, "还剩 1 个工作日", "soon")]
    [InlineData(DeadlineState.Ahead, 0, "还剩不到 1 个工作日", "soon")]
    [InlineData(DeadlineState.Today, 0, "今天到期", "soon")]
    [InlineData(DeadlineState.Overdue, 3, "逾期 3 个工作日", "overdue")]
    [InlineData(DeadlineState.Overdue, 0, "已到期", "overdue")]
    public void Deadline_IsSaidInWorkingDays(DeadlineState state, int days, string words, string tone)
    {
        var chip = Render<DueChip>(p => p.Add(c => c.Due, new Deadline(new DateOnly(2026, 3, 4), state, days, null))).Find(".cv-chip");
        Assert.Equal(words, chip.TextContent.Trim());
        Assert.Contains($"cv-tone-{tone}", chip.ClassList);
    }

    [Fact]
    public void YearWithoutACalendar_IsSaid() => Assert.Contains(
        "2031", Render<DueChip>(p => p.Add(c => c.Due, new Deadline(new DateOnly(2031, 1, 3), DeadlineState.Ahead, 2, 2031))).Find("[title]").GetAttribute("title"), StringComparison.Ordinal);
}
