using ComplianceVault.App.Glossary;

namespace ComplianceVault.App.Clauses;

/// <summary>The terms of the glossary that a clause's title is about: 配置管理 leads to 配置项, 配置基线, 配置审计.</summary>
internal static class ClauseTerms
{
    private const int ShortestStem = 2;
    private const string Management = "管理";

    public static IReadOnlyList<string> Of(string title, IEnumerable<Term> terms) => [.. terms.Where(t => IsAbout(title, t.Zh)).SelectMany(t => t.Spellings).Distinct()];

    /// <summary>Whether the title is about the term.</summary>
    public static bool IsAbout(string title, string term) =>
        title.Replace(Management, "", StringComparison.Ordinal).Trim() is { Length: >= ShortestStem } stem && term.Contains(stem, StringComparison.Ordinal);
}
