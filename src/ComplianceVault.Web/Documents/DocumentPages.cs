using ComplianceVault.Web.Documents.ChangeRequests;
using ComplianceVault.Web.Documents.Controlled;
using ComplianceVault.Web.Documents.Destruction;
using ComplianceVault.Web.Documents.Import;
using ComplianceVault.Web.Documents.Lending;
using ComplianceVault.Web.Documents.Library;
using ComplianceVault.Web.Documents.Lifecycle;
using ComplianceVault.Web.Shell.Hosting;

namespace ComplianceVault.Web.Documents;

/// <summary>What the pages of documents need from the host.</summary>
internal static class DocumentPages
{
    public static void AddDocumentPages(this IServiceCollection services, WebOptions web)
    {
        services.AddTransient<Choices>();
        services.AddSingleton<SheetAnswers>();
        services.AddCheckRate(web);
    }

    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        app.MapLibrary();
        app.MapControlled();
        app.MapImport();
        app.MapLife();
        app.MapChangeRequests();
        app.MapLending();
        app.MapDestruction();
    }
}
