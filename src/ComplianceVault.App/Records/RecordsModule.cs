using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Consistency;
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
        services.AddSingleton<FormQueries>();
        services.AddSingleton<FormsOfDocument>();
        services.AddTransient<ExportForms>();
        services.AddSingleton<ConsistencyQueries>();
        services.AddSingleton<ITakenNumbers, FormNumbers>();
        services.AddSingleton<IObjectRights, FormObjectRights>();
        services.AddSingleton<IFactHandler<EditionEffective>, FormsFollowParent>();
        services.AddSingleton<IFactHandler<EditionWithdrawn>, FormsCloseWithParent>();
    }
}
