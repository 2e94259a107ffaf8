using System.Globalization;
using ComplianceVault.Content.Comparing;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Documents.Comparing;

/// <summary>The sum of a comparison in words.</summary>
internal static class DifferenceSum
{
    /// <summary>12.3%, and never 0% for a share that is not nothing.</summary>
    public static string Percent(double share) =>
        share is > 0 and < 0.001 ? "< 0.1%" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%");

    /// <summary>改动 2 节，新增 1 节: only what there is.</summary>
    public static string Of(DifferenceCounts counts, IStringLocalizer<ComparingText> text) => string.Join(text["Comma"], new (string Words, int Count)[]
    {
        ("Sum_Changed", counts.Changed), ("Sum_Added", counts.Added), ("Sum_Removed", counts.Removed), ("Sum_Moved", counts.Moved),
        ("Sum_Retitled", counts.Retitled), ("Sum_Renumbered", counts.Renumbered), ("Sum_Unchanged", counts.Unchanged),
    }.Where(s => s.Count > 0).Select(s => text[s.Words, s.Count].Value));
}
