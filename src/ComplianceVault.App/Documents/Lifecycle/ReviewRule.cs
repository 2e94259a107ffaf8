using System.Globalization;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>How near a review is.</summary>
public enum ReviewStanding
{
    Overdue,

    /// <summary>Within the days of the second reminder (30).</summary>
    Near,

    /// <summary>Within the days of the first reminder (60).</summary>
    Coming,
    Later,
}

/// <summary>Which rule sets the day.</summary>
public enum ReviewCause
{
    /// <summary>At latest after the company's longest interval (3 years) from issue.</summary>
    Longest,

    /// <summary>The document's own interval.</summary>
    Interval,

    /// <summary>Each year before the management review.</summary>
    Yearly,
}

/// <summary>The days from which a review is counted. <paramref name="Entered"/>: when the vault came to know the edition; years before it nobody recorded here.</summary>
public sealed record ReviewDays(DateOnly Issued, DateOnly Entered, DateOnly? Last, int? OwnMonths);

/// <summary>
/// When a document is to be reviewed next: at latest the longest interval after issue (文件控制程序 4.6.5) or after the last review, its own interval if it
/// has one, and each year before the management review (4.10.4); the earliest of them.
/// </summary>
public sealed record ReviewRule(int LongestMonths, int YearlyMonths, int ComingDays, int NearDays)
{
    public static async Task<ReviewRule> LoadAsync(VaultDbContext db, CancellationToken ct)
    {
        async Task<int> NumberAsync(SettingDefinition setting) => int.Parse(await VaultSettings.GetAsync(db, setting, ct), CultureInfo.InvariantCulture);
        return new(
            await NumberAsync(LifecycleSettings.ReviewLongest), await NumberAsync(LifecycleSettings.ReviewYearly),
            await NumberAsync(LifecycleSettings.ReviewComing), await NumberAsync(LifecycleSettings.ReviewNear));
    }

    public (DateOnly Due, ReviewCause Cause) Next(ReviewDays days)
    {
        var from = days.Last ?? days.Issued;
        var next = (Due: from.AddMonths(LongestMonths), Cause: ReviewCause.Longest);
        if (days.OwnMonths is { } own && from.AddMonths(own) < next.Due)
            next = (from.AddMonths(own), ReviewCause.Interval);
        var year = days.Last ?? (days.Entered > days.Issued ? days.Entered : days.Issued);
        return YearlyMonths > 0 && year.AddMonths(YearlyMonths) < next.Due ? (year.AddMonths(YearlyMonths), ReviewCause.Yearly) : next;
    }

    public ReviewStanding Standing(int days) =>
        days < 0 ? ReviewStanding.Overdue : days <= NearDays ? ReviewStanding.Near : days <= ComingDays ? ReviewStanding.Coming : ReviewStanding.Later;
}
