using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Searching;

/// <summary>Full-text search over everything the features put into the index.</summary>
internal static class SearchingModule
{
    public static void AddSearching(this IServiceCollection services, VaultOptions options)
    {
        services.AddSingleton(new IndexOptions
        {
            Analyzer = options.Analyzer,
            Operators =
            [
                new QueryOperator("document-name", OperatorMatch.Contains, "文件", "document"),
                new QueryOperator("clause", OperatorMatch.Number, "条款", "clause"),
                new QueryOperator("state-name", OperatorMatch.Contains, "状态", "state"),
                new QueryOperator("department-name", OperatorMatch.Contains, "部门", "department"),
            ],
        });
        services.AddSingleton(new CountedFields(SearchQueries.FacetFields));
        services.AddSingleton<SearchWords>();
        services.AddTransient<SearchQueries>();
    }
}
