using ComplianceVault.App.Glossary;

namespace ComplianceVault.App.Clauses;

/// <summary>The terms of the glossary that a clause's title is about: 配置管理 leads to 配置项, 配置基线, 配置审计.</summary>
internal static class ClauseTerms
{
    private const int ShortestStem = 2;
    private const string Management = "管理";

    public static IReadOnlyList<string> Of(string title, IEnumerable<Term> terms)
    {
        var stem = title.Replace(Management, "", StringComparison.Ordinal).Trim();
        return stem.Length < ShortestStem ? [] : [.. terms.Where(t => t.Zh.Contains(stem, StringComparison.Ordinal)).SelectMany(t => t.Spellings).Distinct()];
    }
}
