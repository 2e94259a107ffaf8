using ComplianceVault.App.Clauses;
using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents;
using ComplianceVault.App.Glossary;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Obligations.Occurrences;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Records;
using ComplianceVault.App.Registers;
using ComplianceVault.App.Searching;
using ComplianceVault.App.TrailReviews;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App;

/// <summary>
/// The whole program without its screens and its database provider; the order of the modules is the order of fact handlers and of the
/// seeders that fill an empty vault.
/// </summary>
public static class VaultModule
{
    public static IServiceCollection AddVault(this IServiceCollection services, VaultOptions options)
    {
        services.AddPlatform(options);
        services.AddOrganisation();
        services.AddClauses();
        services.AddGlossary();
        services.AddDocuments();
        services.AddRecords();
        services.AddRegisters();
        services.AddObligations();
        services.AddOccurrences();
        services.AddLists();
        services.AddTrailReviews();
        services.AddDesk();
        services.AddSearching(options);
        return services;
    }
}
