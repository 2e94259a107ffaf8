using System.Globalization;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>The intervals of copies and of reading, as the company sets them; all are working days.</summary>
public static class DistributionSettings
{
    public const string FromEffective = "effective";
    public const string FromIssue = "issue";

    /// <summary>From issue to the holder's 签收.</summary>
    public static readonly SettingDefinition AcknowledgeDays = new("copies.acknowledge-days", "2", 1, 30);

    /// <summary>For the return of the superseded copies (文件控制程序 4.7.1).</summary>
    public static readonly SettingDefinition ReturnDays = new("copies.return-days", "1", 1, 30);

    /// <summary>The day they are counted from, on which the copies are recalled: 实施, or already 发布 (decision 28).</summary>
    public static readonly SettingDefinition ReturnFrom = new("copies.return-from", FromEffective) { Choices = [FromEffective, FromIssue] };

    /// <summary>From 实施 to 阅知确认 (R38).</summary>
    public static readonly SettingDefinition ReadDays = new("copies.read-days", "5", 1, 60);

    public static IReadOnlyList<SettingDefinition> All { get; } = [AcknowledgeDays, ReturnDays, ReturnFrom, ReadDays];

    internal static async Task<int> DaysAsync(VaultDbContext db, SettingDefinition setting, CancellationToken ct) =>
        int.Parse(await VaultSettings.GetAsync(db, setting, ct), CultureInfo.InvariantCulture);
}
