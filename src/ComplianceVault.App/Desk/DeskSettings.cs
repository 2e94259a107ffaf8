using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.Desk;

/// <summary>The intervals of tasks in general, as the company sets them; both are working days.</summary>
public static class DeskSettings
{
    /// <summary>For a task whose row says no day of its own, from the day on which it began to wait.</summary>
    public static readonly SettingDefinition DueDays = new("desk.due-days", "5", 1, 60);

    /// <summary>From the due day until the management representative hears of it (practice, section 4).</summary>
    public static readonly SettingDefinition RepresentativeDays = new("desk.representative-days", "5", 1, 60);

    public static IReadOnlyList<SettingDefinition> All { get; } = [DueDays, RepresentativeDays];
}
