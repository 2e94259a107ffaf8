using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>The intervals of the life of editions, as the company sets them.</summary>
public static class LifecycleSettings
{
    /// <summary>Working days for each review, countersignature and approval.</summary>
    public static readonly SettingDefinition SigningDays = new("documents.signing-days", "3", 1, 60);

    /// <summary>Months from issue, or from the last review, to the next review at latest (文件控制程序 4.6.5).</summary>
    public static readonly SettingDefinition ReviewLongest = new("documents.review-longest-months", "36", 1, 60);

    /// <summary>Months to the review before the yearly management review; 0: none.</summary>
    public static readonly SettingDefinition ReviewYearly = new("documents.review-yearly-months", "12", 0, 24);

    /// <summary>Days before a review at which it is reminded of for the first time.</summary>
    public static readonly SettingDefinition ReviewComing = new("documents.review-first-reminder-days", "60", 1, 366);

    /// <summary>Days before a review at which it is reminded of again.</summary>
    public static readonly SettingDefinition ReviewNear = new("documents.review-second-reminder-days", "30", 1, 366);

    public static IReadOnlyList<SettingDefinition> All { get; } = [SigningDays, ReviewLongest, ReviewYearly, ReviewComing, ReviewNear];
}
