using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Platform.Words;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>A line of the list in words: who, and how.</summary>
internal static class LineWords
{
    public static string Holder(DistributionRow line, Choices choices, IStringLocalizer<DistributionText> words) =>
        line.OutsideHolder is { } outside ? words["OutsideHolder", outside] : choices.Department(line.Department) ?? "";

    public static string Way(DistributionRow line, IStringLocalizer<DistributionText> words) =>
        line.Medium == DistributionMedium.Electronic ? VaultWords.Of(line.Medium) : words["Way_Paper", VaultWords.Of(line.Kind), line.Copies];
}
