using ComplianceVault.App.Platform.Access;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Organisation;

/// <summary>Departments, people, roles, deputies, the working calendar; and from them, who may do what right now.</summary>
internal static class OrganisationModule
{
    public static void AddOrganisation(this IServiceCollection services)
    {
        services.AddSingleton<CompanyTime>();
        services.AddSingleton<ActorDirectory>();
        services.AddTransient<SetUpVault>();
        services.AddSingleton<IActors>(s => s.GetRequiredService<ActorDirectory>());
    }
}
