using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Desk;

/// <summary>What a person keeps for the own work.</summary>
internal static class DeskModule
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddTransient<SaveView>();
        services.AddTransient<ForgetView>();
        services.AddTransient<SavedViewQueries>();
    }
}
