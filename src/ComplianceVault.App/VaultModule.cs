using ComplianceVault.App.Documents;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Searching;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App;

/// <summary>The whole program without its screens and its database provider; the order of the modules is the order of fact handlers.</summary>
public static class VaultModule
{
    public static IServiceCollection AddVault(this IServiceCollection services, VaultOptions options)
    {
        services.AddPlatform(options);
        services.AddOrganisation();
        services.AddDocuments();
        services.AddSearching(options);
        return services;
    }
}
