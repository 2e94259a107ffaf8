using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Handling.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Records.Handling;

/// <summary>Records that go through a workflow: their steps, whose turn it is, and what the program does by itself.</summary>
internal static class HandlingModule
{
    public static void AddHandling(this IServiceCollection services)
    {
        services.AddSingleton<Guards>();
        services.AddSingleton<RecordTurns>();
        services.AddSingleton(p => new RecordHandling(p.GetRequiredService<RecordLocking>(), p.GetRequiredService<RunningNumbers>(), p.GetRequiredService<Guards>(), p.GetRequiredService<RecordTurns>(), p.GetServices<IRecordAdvice>()));
        services.AddTransient<MakeMove>();
        services.AddTransient<WriteRecord>();
        services.AddTransient<AskCosignatures>();
        services.AddTransient<NameHandler>();
        services.AddTransient<AutomaticMoves>();
        services.AddTransient<HandlingQueries>();
        services.AddSingleton<IDeskSource, HandlingDesk>();
        foreach (var rule in GuardRules.All)
            services.AddSingleton(typeof(IGuardRule), rule);
    }
}
