using ComplianceVault.App.Desk;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>销毁 of obsolete editions, and 暂缓销毁 (文件控制程序 6).</summary>
internal static class DestructionModule
{
    public static void AddDestruction(this IServiceCollection services)
    {
        foreach (var setting in DestructionSettings.All)
            services.AddSingleton(setting);
        services.AddTransient<SetHold>();
        services.AddTransient<AskHoldRelease>();
        services.AddTransient<ReleaseHold>();
        services.AddTransient<HoldQueries>();
        services.AddTransient<DestructionProposal>();
        services.AddTransient<ProposeDestruction>();
        services.AddTransient<ProposeCopyDestruction>();
        services.AddTransient<ConfirmDestruction>();
        services.AddTransient<CheckHolds>();
        services.AddTransient<ApproveDestruction>();
        services.AddTransient<RejectDestruction>();
        services.AddTransient<CloseDestruction>();
        services.AddTransient<BeginDestruction>();
        services.AddTransient<WitnessDestruction>();
        services.AddTransient<CertificatePages>();
        services.AddTransient<FinishDestruction>();
        services.AddTransient<CertifyDestruction>();
        services.AddTransient<DestructionQueries>();
        services.AddTransient<DestructionRegister>();
        services.AddTransient<DownloadCertificate>();
        services.AddSingleton<IFactHandler<ObjectDisposed>, ClearEdition>();
        services.AddSingleton<IFactHandler<ObjectDisposed>, ClearCopy>();
        services.AddSingleton<IContentReferences, CertificateContent>();
        services.AddTransient<IJob, FinishDestructionJob>();
        services.AddSingleton(new DailyJob(FinishDestructionJob.Code, new TimeOnly(0, 10)));
        services.AddSingleton<IDeskSource, DestructionDesk>();
        services.AddSingleton<IControlledList, DestructionRecordList>();
    }
}
