using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Records.Designing;

/// <summary>Departments design their forms: working copy, preview, difference in words, release.</summary>
internal static class DesigningModule
{
    /// <summary>Before the forms follow their document: what was handed over to it becomes their newest schema first.</summary>
    public static void AddDesigning(this IServiceCollection services)
    {
        services.AddTransient<AddForm>();
        services.AddTransient<BeginDesign>();
        services.AddTransient<SaveDesign>();
        services.AddTransient<DiscardDesign>();
        services.AddTransient<SubmitDesign>();
        services.AddTransient<HandDesignToParent>();
        services.AddTransient<TakeBackDesign>();
        services.AddTransient<SignDesign>();
        services.AddTransient<ReturnDesign>();
        services.AddTransient<DownloadFormYaml>();
        services.AddTransient<DesignQueries>();
        services.AddTransient<DesignPreview>();
        services.AddSingleton<FormEditionQueries>();
        services.AddSingleton<DesignRelease>();
        services.AddSingleton<IDeskSource, DesignDesk>();
        services.AddSingleton<IObjectRights, DesignObjectRights>();
        services.AddSingleton<IFactHandler<EditionEffective>, DesignsFollowParent>();
    }
}
