using ComplianceVault.App.Platform.Projection;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Records.Register;

/// <summary>Records in the index: found by what stands on them, listed by their fields.</summary>
internal static class RegisterModule
{
    public static void AddRegister(this IServiceCollection services)
    {
        services.AddSingleton<RecordFileText>();
        services.AddSingleton<IIndexSource, RecordIndexSource>();
        services.AddTransient<RegisterQueries>();
        services.AddTransient<ExportRegister>();
    }
}
