using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Trail;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Filling, signing, correcting and voiding records.</summary>
internal static class EntriesModule
{
    public static void AddEntries(this IServiceCollection services)
    {
        services.AddSingleton<RecordLocking>();
        services.AddTransient<BeginRecord>();
        services.AddTransient<SaveRecord>();
        services.AddTransient<DiscardRecord>();
        services.AddTransient<SubmitRecord>();
        services.AddTransient<TakeBackRecord>();
        services.AddTransient<OpenRecord>();
        services.AddTransient<SignRecord>();
        services.AddTransient<ReturnRecord>();
        services.AddTransient<CorrectRecord>();
        services.AddTransient<AskRecordVoid>();
        services.AddTransient<VoidRecord>();
        services.AddTransient<DeclineRecordVoid>();
        services.AddTransient<AttachRecordFile>();
        services.AddTransient<DownloadRecordFile>();
        services.AddTransient<RecordQueries>();
        services.AddTransient<ReferenceChoices>();
        services.AddTransient<RecordPaper>();
        services.AddSingleton<IDeskSource, RecordDesk>();
        services.AddSingleton<IObjectRights, RecordObjectRights>();
        services.AddSingleton<IContentReferences, RecordContentReferences>();
    }
}
