using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>How much a sheet may bring at once.</summary>
public static class SheetSettings
{
    /// <summary>Records of one sheet.</summary>
    public static readonly SettingDefinition Rows = new("records.sheet-rows", "10000", 1, 100_000);
}
