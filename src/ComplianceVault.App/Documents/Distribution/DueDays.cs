using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>The day that lies the company's number of working days after another.</summary>
public sealed class DueDays(WorkingCalendars calendars)
{
    internal async Task<DateOnly> AfterAsync(VaultDbContext db, DateOnly day, SettingDefinition setting, CancellationToken ct) =>
        (await calendars.CurrentAsync(db, ct)).AddWorkingDays(day, await DistributionSettings.DaysAsync(db, setting, ct)).Date;
}
