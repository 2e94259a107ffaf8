using ComplianceVault.App.Desk.Messages;
using ComplianceVault.App.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Desk;

/// <summary>What waits for a person, who is told when it waits too long, and what a person keeps for the own work.</summary>
internal static class DeskModule
{
    public static void AddDesk(this IServiceCollection services)
    {
        foreach (var setting in DeskSettings.All)
            services.AddSingleton(setting);
        services.AddSingleton<DeskTasks>();
        services.AddSingleton<IDeskSource, CareDesk>();
        services.AddSingleton<IReckonedDeskSource, UnverifiedBackupDesk>();
        services.AddSingleton<IReckonedDeskSource, RestoreTestDesk>();
        services.AddTransient<DeskQueries>();
        services.AddTransient<BriefQueries>();
        services.AddTransient<SelfCheckQueries>();
        services.AddTransient<ExportSelfCheck>();
        services.AddTransient<OwnSubmissions>();
        services.AddTransient<EscalateTasks>();
        services.AddTransient<IJob, EscalationJob>();
        services.AddSingleton(new DailyJob(EscalationJob.Code, new TimeOnly(7, 30)));
        services.AddTransient<TellNewTasks>();
        foreach (var setting in MessageSettings.All)
            services.AddSingleton(setting);
        services.AddSingleton<Outbox>();
        services.AddSingleton<MessageSender>();
        services.AddTransient<MessageQueries>();
        services.AddTransient<SendTestMessage>();
        services.AddTransient<RetryMessages>();
        services.AddTransient<SaveView>();
        services.AddTransient<ForgetView>();
        services.AddTransient<SavedViewQueries>();
    }
}
