using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Platform.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Clauses;

/// <summary>The clauses of the standard.</summary>
internal static class ClausesModule
{
    public static void AddClauses(this IServiceCollection services)
    {
        services.AddSingleton<IPackPart, ClausesPart>();
        services.AddSingleton<ClauseQueries>();
        services.AddSingleton<CoverageQueries>();
        services.AddTransient<ExportCoverage>();
    }
}
