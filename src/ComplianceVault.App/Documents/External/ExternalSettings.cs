using System.Globalization;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.Documents.External;

/// <summary>The intervals of external documents, as the company sets them.</summary>
public static class ExternalSettings
{
    /// <summary>Months to the next currency check.</summary>
    public static readonly SettingDefinition CheckMonths = new("external.check-months", "6", 1, 36);

    /// <summary>Working days to say what a changed edition means for the documents that cite it.</summary>
    public static readonly SettingDefinition ImpactDays = new("external.impact-days", "20", 1, 120);

    /// <summary>Working days from the receipt of a document from outside to its registration.</summary>
    public static readonly SettingDefinition RegisterDays = new("external.register-days", "2", 1, 60);

    public static IReadOnlyList<SettingDefinition> All { get; } = [CheckMonths, ImpactDays, RegisterDays];

    internal static async Task<DateOnly> NextCheckAsync(Act act, DateOnly from) =>
        from.AddMonths(int.Parse(await VaultSettings.GetAsync(act.Db, CheckMonths, act.Token), CultureInfo.InvariantCulture));

    internal static async Task<int> RegisterDaysAsync(Act act) => int.Parse(await VaultSettings.GetAsync(act.Db, RegisterDays, act.Token), CultureInfo.InvariantCulture);

    internal static async Task<int> ImpactDaysAsync(Act act) => int.Parse(await VaultSettings.GetAsync(act.Db, ImpactDays, act.Token), CultureInfo.InvariantCulture);
}
