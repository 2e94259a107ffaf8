using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Documents;

/// <summary>Controlled documents: the library, the life cycle of editions, import.</summary>
internal static class DocumentsModule
{
    public static void AddDocuments(this IServiceCollection services)
    {
    }
}
