using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Acts;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>Who gets a document: the list, the numbered copies, and reading (文件控制程序 4.5.4, 4.7.1).</summary>
internal static class DistributionModule
{
    public static void AddDistribution(this IServiceCollection services)
    {
        foreach (var setting in DistributionSettings.All)
            services.AddSingleton(setting);
        services.AddTransient<DueDays>();
        services.AddTransient<CopyPlanning>();
        services.AddTransient<CopyRecall>();
        services.AddTransient<ReadingOpening>();
        services.AddTransient<IFactHandler<EditionPublished>, FollowIssue>();
        services.AddTransient<IFactHandler<EffectiveDateChanged>, FollowIssue>();
        services.AddTransient<IFactHandler<EditionEffective>, FollowIssue>();
        services.AddTransient<IFactHandler<EditionWithdrawn>, FollowIssue>();
        services.AddTransient<SetDistribution>();
        services.AddTransient<DecideDistribution>();
        services.AddTransient<IssueCopies>();
        services.AddTransient<AcknowledgeCopies>();
        services.AddTransient<RecordReceipt>();
        services.AddTransient<ExchangeCopies>();
        services.AddTransient<ReturnCopies>();
        services.AddTransient<ReceiveCopies>();
        services.AddTransient<KeepCopies>();
        services.AddTransient<ReplaceDamaged>();
        services.AddTransient<ReportLoss>();
        services.AddTransient<DecideLoss>();
        services.AddTransient<ConfirmReading>();
        services.AddTransient<DistributionQueries>();
        services.AddTransient<CopyQueries>();
        services.AddTransient<DistributionBoard>();
        services.AddTransient<DistributionDecisions>();
        services.AddTransient<HolderQueries>();
        services.AddTransient<ReadingQueries>();
        services.AddSingleton<IDeskSource, DistributionDesk>();
        services.AddSingleton<IControlledList, CopyRecordList>();
        services.AddSingleton<IControlledList, LossRecordList>();
    }
}
