using System.Globalization;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>The intervals of letters, as the company sets them.</summary>
public static class LetterSettings
{
    /// <summary>Working days for the general manager's signature, and for the appointed person's.</summary>
    public static readonly SettingDefinition SigningDays = new("letters.signing-days", "5", 1, 60);

    internal static async Task<DateOnly> DueAsync(Act act, WorkingCalendars calendars, DateOnly from)
    {
        var days = int.Parse(await VaultSettings.GetAsync(act.Db, SigningDays, act.Token), CultureInfo.InvariantCulture);
        return (await calendars.CurrentAsync(act.Db, act.Token)).AddWorkingDays(from, days).Date;
    }
}
