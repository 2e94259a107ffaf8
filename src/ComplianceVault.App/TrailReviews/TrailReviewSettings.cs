using System.Globalization;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.TrailReviews;

/// <summary>How often the trail is reviewed, and which hours of a working day are usual.</summary>
public static class TrailReviewSettings
{
    /// <summary>Months of a period.</summary>
    public static readonly SettingDefinition Months = new("trail.review-months", "3", 1, 12);

    /// <summary>The hour with which a working day begins; what people do before is out of hours.</summary>
    public static readonly SettingDefinition FirstHour = new("trail.first-hour", "7", 0, 12);

    /// <summary>The hour with which it ends.</summary>
    public static readonly SettingDefinition LastHour = new("trail.last-hour", "20", 12, 24);

    public static IReadOnlyList<SettingDefinition> All { get; } = [Months, FirstHour, LastHour];

    internal static async Task<int> NumberAsync(VaultDbContext db, SettingDefinition setting, CancellationToken ct) =>
        int.Parse(await VaultSettings.GetAsync(db, setting, ct), CultureInfo.InvariantCulture);
}
