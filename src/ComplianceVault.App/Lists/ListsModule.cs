using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.ContentStore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Lists;

/// <summary>The lists that auditors ask for: each feature registers its own <see cref="IControlledList"/>.</summary>
internal static class ListsModule
{
    public static void AddLists(this IServiceCollection services)
    {
        services.AddSingleton<ListWords>();
        services.AddTransient<ListQueries>();
        services.AddTransient<ExportList>();
        services.AddTransient<SignList>();
        services.AddTransient<ApproveList>();
        services.AddTransient<SignedListQueries>();
        services.AddSingleton<IContentReferences, SignedListContent>();
        services.AddSingleton<IControlledList, BackupList>();
        services.AddSingleton<IReckonedDeskSource, ListDesk>();
    }
}
