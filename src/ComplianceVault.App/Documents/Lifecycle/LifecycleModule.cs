using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Entries;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>The life of an edition (文件控制程序): from a number to being in force, and its reviews.</summary>
internal static class LifecycleModule
{
    public static void AddLifecycle(this IServiceCollection services)
    {
        foreach (var setting in LifecycleSettings.All)
            services.AddSingleton(setting);
        services.AddTransient<IPackPart, ApprovalPart>();
        services.AddSingleton<IContentReferences, DraftContent>();
        services.AddTransient<IJob, TakeEffectJob>();
        services.AddSingleton(new DailyJob(TakeEffectJob.Code, new TimeOnly(0, 1)));
        services.AddTransient<NumberTaking>();
        services.AddTransient<DraftFiles>();
        services.AddTransient<EditionSigning>();
        services.AddTransient<RegisterDocument>();
        services.AddTransient<NumberGaps>();
        services.AddTransient<StartDraft>();
        services.AddTransient<UploadDraft>();
        services.AddTransient<DownloadUpload>();
        services.AddTransient<ChangeDraftFacts>();
        services.AddTransient<DiscardDraft>();
        services.AddTransient<SigningSheets>();
        services.AddTransient<SubmitEdition>();
        services.AddTransient<ReviewEdition>();
        services.AddTransient<CountersignEdition>();
        services.AddTransient<ApproveEdition>();
        services.AddTransient<RejectEdition>();
        services.AddTransient<TakeBackEdition>();
        services.AddTransient<ReturnEdition>();
        services.AddTransient<NameSigner>();
        services.AddTransient<PublishEdition>();
        services.AddTransient<ChangeEffectiveDate>();
        services.AddTransient<RecordTraining>();
        services.AddTransient<WaiveTraining>();
        services.AddTransient<IFactHandler<RecordLocked>, CountTrainingRecords>();
        services.AddTransient<IFactHandler<RecordEnded>, CountTrainingRecords>();
        services.AddTransient<TakeEffect>();
        services.AddTransient<ConfirmReview>();
        services.AddTransient<ReviewQueries>();
        services.AddSingleton<IRuleFamily, ApprovalRuleFamily>();
        services.AddTransient<ProposeApprovalRule>();
        services.AddTransient<ApprovalQueries>();
        services.AddTransient<LifecycleQueries>();
        services.AddTransient<SigningInbox>();
        services.AddTransient<InWorkQueries>();
        services.AddTransient<ChangesInForce>();
        services.AddSingleton<IDeskSource, EditionDesk>();
        services.AddSingleton<IReckonedDeskSource, ReviewDesk>();
    }
}
