using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>How copies are marked, as the company sets it.</summary>
public static class CopySettings
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>The 受控 seal on the cover only, or on every page (decision 30).</summary>
    public static readonly SettingDefinition SealEveryPage = new("copies.seal-every-page", No) { Choices = [No, Yes] };

    /// <summary>A PDF taken away says 非受控, who took it and when, on each page (R20).</summary>
    public static readonly SettingDefinition MarkDownloads = new("copies.mark-downloads", Yes) { Choices = [Yes, No] };

    /// <summary>The address under which phones reach this vault, for QR codes; empty: the address of whoever makes the copy.</summary>
    public static readonly SettingDefinition PublicAddress = VaultAddress.Setting;

    public static IReadOnlyList<SettingDefinition> All { get; } = [SealEveryPage, MarkDownloads, PublicAddress];
}
