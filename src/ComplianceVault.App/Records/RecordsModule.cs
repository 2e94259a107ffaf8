using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Consistency;
using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Disposal;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.App.Records.Register;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.App.Records.Sample;
using ComplianceVault.App.Records.Sheets;
using ComplianceVault.App.Records.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Records;

/// <summary>Record forms with their workflows and how long their records are kept.</summary>
internal static class RecordsModule
{
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddEntries();
        services.AddHandling();
        services.AddRegister();
        services.AddDisposal();
        services.AddSheets();
        services.AddSampleRecords();
        services.AddSingleton<IControlledList, RecordFormList>();
        services.AddSingleton<IPackPart, RetentionPart>();
        services.AddSingleton<IPackPart, FormsPart>();
        services.AddSingleton<IPackPart, WorkflowsPart>();
        services.AddTransient<ProposeRetention>();
        services.AddTransient<RetentionQueries>();
        services.AddSingleton<IRuleFamily, RetentionRules>();
        services.AddSingleton<FormQueries>();
        services.AddSingleton<FormsOfDocument>();
        services.AddTransient<ExportForms>();
        services.AddSingleton<ConsistencyQueries>();
        services.AddSingleton<ITakenNumbers, FormNumbers>();
        services.AddSingleton<IObjectRights, FormObjectRights>();
        services.AddSingleton<IObjectNames, RecordObjectNames>();
        services.AddSingleton<FormIssue>();
        services.AddDesigning();
        services.AddSingleton<IFactHandler<EditionEffective>, FormsFollowParent>();
        services.AddSingleton<IFactHandler<EditionWithdrawn>, FormsCloseWithParent>();
    }
}
