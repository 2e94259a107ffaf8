using ComplianceVault.App.Platform.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Glossary;

/// <summary>The terms of the field and their synonyms.</summary>
internal static class GlossaryModule
{
    public static void AddGlossary(this IServiceCollection services)
    {
        services.AddSingleton<IPackPart, GlossaryPart>();
        services.AddSingleton<GlossaryQueries>();
        services.AddTransient<AddTerm>();
        services.AddTransient<ChangeTerm>();
        services.AddTransient<RetireTerm>();
    }
}
