using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>Change requests (文件更改申请): from what somebody noticed to the edition that carries it.</summary>
internal static class ChangeRequestsModule
{
    /// <summary>Working days within which a request is screened and answered (文件控制程序 4.6.1).</summary>
    public static readonly SettingDefinition AnswerDays = new("documents.request-answer-days", "5", 1, 60);

    public static void AddChangeRequests(this IServiceCollection services)
    {
        services.AddSingleton(AnswerDays);
        services.AddTransient<RaiseChangeRequest>();
        services.AddTransient<ScreenChangeRequest>();
        services.AddTransient<DecideChangeRequest>();
        services.AddTransient<ReturnChangeRequest>();
        services.AddTransient<ResubmitChangeRequest>();
        services.AddTransient<TakeOverChangeRequest>();
        services.AddTransient<DeclineChangeRequest>();
        services.AddTransient<CloseChangeRequest>();
        services.AddTransient<ChangeRequestQueries>();
        services.AddTransient<ChangeRequestList>();
        services.AddTransient<ExportChangeRequests>();
        services.AddTransient<IFactHandler<EditionEffective>, RequestsFollowEditions>();
        services.AddTransient<IFactHandler<EditionDiscarded>, RequestsFollowEditions>();
        services.AddTransient<IFactHandler<EditionWithdrawn>, RequestsFollowEditions>();
        services.AddSingleton<IObjectRights, ChangeRequestRights>();
        services.AddSingleton<IDeskSource, ChangeRequestDesk>();
    }
}
