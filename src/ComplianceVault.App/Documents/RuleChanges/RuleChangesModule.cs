using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Documents.RuleChanges;

/// <summary>How the company's rules change: proposed, approved by another person, in force from a day.</summary>
internal static class RuleChangesModule
{
    public static void AddRuleChanges(this IServiceCollection services)
    {
        services.AddSingleton(RuleSettings.ApprovalDays);
        services.AddTransient<RuleChanging>();
        services.AddTransient<ApproveRuleChange>();
        services.AddTransient<DeclineRuleChange>();
        services.AddTransient<TakeBackRuleChange>();
        services.AddTransient<BringRulesIntoForce>();
        services.AddTransient<RuleChangeQueries>();
        services.AddSingleton<IDeskSource, RuleDesk>();
        services.AddTransient<IJob, BringRulesIntoForceJob>();
        services.AddSingleton(new DailyJob(BringRulesIntoForceJob.Code, new TimeOnly(0, 2)));
    }
}
