using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Entries;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Obligations.Occurrences;

/// <summary>The times of periodic duties: planned ahead, in the inbox, fulfilled by records.</summary>
internal static class OccurrencesModule
{
    public static void AddOccurrences(this IServiceCollection services)
    {
        services.AddTransient<PlanOccurrences>();
        services.AddTransient<IJob, PlanOccurrencesJob>();
        services.AddSingleton(new DailyJob(PlanOccurrencesJob.Code, new TimeOnly(0, 15)));
        services.AddTransient<ConfirmOccurrences>();
        services.AddTransient<OccurrenceQueries>();
        services.AddTransient<ExportYearPlan>();
        services.AddSingleton<IFactHandler<RecordEnded>, ReopenOccurrences>();
        services.AddSingleton<IDeskSource, OccurrenceDesk>();
        services.AddSingleton<ISampleFiller, SampleDuties>();
    }
}
