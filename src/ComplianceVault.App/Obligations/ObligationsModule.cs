using ComplianceVault.App.Platform.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Obligations;

/// <summary>Periodic duties (定期工作) and duties upon an event.</summary>
internal static class ObligationsModule
{
    public static void AddObligations(this IServiceCollection services)
    {
        services.AddSingleton<IPackPart, ObligationsPart>();
        services.AddSingleton<ObligationQueries>();
        services.AddTransient<ConfirmObligation>();
        services.AddTransient<LinkEvidence>();
        services.AddTransient<SetEventDuty>();
        services.AddTransient<EndEvidence>();
    }
}
