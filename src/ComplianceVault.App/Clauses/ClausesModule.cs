using ComplianceVault.App.Platform.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Clauses;

/// <summary>The clauses of the standard.</summary>
internal static class ClausesModule
{
    public static void AddClauses(this IServiceCollection services)
    {
        services.AddSingleton<ISeeder, ClausesSeed>();
        services.AddSingleton<ClauseQueries>();
    }
}
