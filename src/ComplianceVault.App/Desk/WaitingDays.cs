using System.Globalization;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.App.Desk;

/// <summary>The day of tasks that have none in their row: so many working days after they began to wait.</summary>
internal sealed class WaitingDays(WorkingCalendar calendar, CompanyTime time, int days)
{
    public static async Task<WaitingDays> LoadAsync(VaultDbContext db, CompanyTime time, WorkingCalendars calendars, CancellationToken ct) =>
        new(await calendars.CurrentAsync(db, ct), time, int.Parse(await VaultSettings.GetAsync(db, DeskSettings.DueDays, ct), CultureInfo.InvariantCulture));

    public DateOnly DueOf(DateTime since) => calendar.AddWorkingDays(DateOnly.FromDateTime(time.Local(since)), days).Date;

    /// <summary>What began to wait before this instant is overdue; a task of a day off counts with the working day before it.</summary>
    public DateTime OverdueBefore(DateOnly today)
    {
        var lastDue = calendar.AddWorkingDays(today, -1).Date;
        var begun = calendar.AddWorkingDays(lastDue, -days).Date;
        return time.StartOf(calendar.AddWorkingDays(begun, 1).Date)!.Value;
    }
}
