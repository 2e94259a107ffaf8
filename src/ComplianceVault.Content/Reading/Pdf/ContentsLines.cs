using System.Text.RegularExpressions;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>Leaves a printed table of contents out: lines with leaders before a page number, and lines with a page number at the right edge under 目录.</summary>
internal static partial class ContentsLines
{
    public static List<FlowItem> Without(IReadOnlyList<FlowItem> flow)
    {
        var kept = new List<FlowItem>(flow.Count);
        var inContents = false;
        foreach (var item in flow)
        {
            if (item.Item is not TextLine line)
            {
                kept.Add(item);
                continue;
            }

            inContents = TitlePattern().IsMatch(line.Text) || (inContents && (LeaderPattern().IsMatch(line.Text) || EndsInPageNumber(line, item.Right)));
            if (!inContents && !LeaderPattern().IsMatch(line.Text))
            {
                kept.Add(item);
            }
        }

        return kept;
    }

    private static bool EndsInPageNumber(TextLine line, double right) =>
        line.Segments.Count > 1 && line.Segments[^1].Text.Length <= 4 && line.Segments[^1].Text.All(char.IsAsciiDigit) && right - line.Right < line.Size * 3;

    [GeneratedRegex(@"(?:[.…·．]\s?){4,}\s*[0-9ⅠⅡⅢⅣⅤIVXivx]{1,4}\s*$|…{2,}\s*[0-9]{1,4}\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex LeaderPattern();

    [GeneratedRegex(@"^\s*(?:目\s*[录次]|(?:Table of )?Contents)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex TitlePattern();
}
