namespace ComplianceVault.App.Platform.Settings;

/// <summary>Where people open the vault, as the company says it: on QR codes and in messages. Empty: nobody has said.</summary>
public static class VaultAddress
{
    public static readonly SettingDefinition Setting = new("copies.public-address", "") { IsAddress = true };
}
