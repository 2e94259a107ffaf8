namespace ComplianceVault.Web.Settings;

/// <summary>Words of the settings: <c>SettingsText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class SettingsText;
