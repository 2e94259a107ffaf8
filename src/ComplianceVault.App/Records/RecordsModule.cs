using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.App.Records.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Records;

/// <summary>Record forms with their workflows and how long their records are kept.</summary>
internal static class RecordsModule
{
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<IPackPart, RetentionPart>();
        services.AddSingleton<IPackPart, FormsPart>();
        services.AddSingleton<IPackPart, WorkflowsPart>();
    }
}
