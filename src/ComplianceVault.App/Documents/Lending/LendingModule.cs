using ComplianceVault.App.Desk;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Trail;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>借阅, 翻印, 对外提供: what leaves the shelf with approval, and whether it comes back.</summary>
internal static class LendingModule
{
    public static void AddLending(this IServiceCollection services)
    {
        services.AddSingleton(LendingDays.Answer);
        services.AddSingleton(LendingDays.Longest);
        services.AddTransient<RequestLending>();
        services.AddTransient<DecideLending>();
        services.AddTransient<DeliverLending>();
        services.AddTransient<AskExtension>();
        services.AddTransient<ReturnLending>();
        services.AddTransient<LendingQueries>();
        services.AddTransient<ExportLendings>();
        services.AddSingleton<IObjectRights, LendingRights>();
        services.AddSingleton<IDeskSource, LendingDesk>();
        services.AddSingleton<IControlledList, LendingRecordList>();
    }
}
