using ComplianceVault.Kernel.WorkingTime;
using ComplianceVault.Tests.SeedDocs;

namespace ComplianceVault.Tests.Kernel.WorkingTime;

public sealed class DeadlineTests
{
    private static readonly WorkingCalendar Calendar = SeedFiles.Calendar();

    [Theory]
    [InlineData("2024-03-08", "2024-03-06", DeadlineState.Ahead, 2, null)]
    [InlineData("2024-03-08", "2024-03-08", DeadlineState.Today, 0, null)]
    [InlineData("2024-03-08", "2024-03-09", DeadlineState.Overdue, 0, null)]
    [InlineData("2024-03-08", "2024-03-13", DeadlineState.Overdue, 3, null)]
    [InlineData("2024-09-30", "2024-10-07", DeadlineState.Overdue, 0, null)]
    [InlineData("2024-09-30", "2024-10-12", DeadlineState.Overdue, 5, null)]
    [InlineData("2024-10-12", "2024-09-30", DeadlineState.Ahead, 5, null)]
    [InlineData("2027-01-05", "2026-12-31", DeadlineState.Ahead, 3, 2027)]
    [InlineData("2026-12-31", "2027-01-04", DeadlineState.Overdue, 2, 2027)]
    public void At_CountsWorkingDaysLeftOrOverdue(string due, string today, DeadlineState state, int days, int? year) =>
        Assert.Equal(
            new Deadline(SeedFiles.Date(due), state, days, year),
            Deadline.At(Calendar, SeedFiles.Date(due), SeedFiles.Date(today)));
}
