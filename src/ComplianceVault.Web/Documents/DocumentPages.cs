using ComplianceVault.Web.Documents.Import;
using ComplianceVault.Web.Documents.Library;
using ComplianceVault.Web.Documents.Lifecycle;

namespace ComplianceVault.Web.Documents;

/// <summary>What the pages of documents need from the host.</summary>
internal static class DocumentPages
{
    public static void AddDocumentPages(this IServiceCollection services) => services.AddTransient<Choices>();

    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        app.MapLibrary();
        app.MapImport();
        app.MapLife();
    }
}
