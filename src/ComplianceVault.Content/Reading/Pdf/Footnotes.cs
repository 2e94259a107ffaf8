using System.Text.RegularExpressions;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>Small lines at the foot of a page that begin with a mark, with the lines that go on from them.</summary>
internal sealed partial class Footnotes
{
    private const double Small = 0.9;
    private const double Foot = 0.4;
    private readonly Dictionary<PageItem, string> marks = new(ReferenceEqualityComparer.Instance);

    public Footnotes(IReadOnlyList<PdfPage> pages, Typography usual)
    {
        foreach (var page in pages)
        {
            var small = page.Items.Reverse().TakeWhile(i => i is TextLine line && (line.Size < usual.BodySize * Small || i.Bottom < page.Height * 0.05) && i.Top < page.Height * Foot)
                .OfType<TextLine>().Where(l => l.Size < usual.BodySize * Small).Reverse().ToList();
            foreach (var line in small.SkipWhile(l => !MarkPattern().IsMatch(l.Text)))
            {
                marks[line] = MarkPattern().Match(line.Text).Value.TrimEnd();
            }
        }
    }

    /// <summary>The mark of a footnote's first line, empty for a line that goes on, null for a line that is none.</summary>
    public string? MarkOf(FlowItem item) => marks.GetValueOrDefault(item.Item);

    [GeneratedRegex(@"^(?:[①-⑳]|\[[0-9]{1,2}\]|[0-9]{1,2}(?=[\s\p{IsCJKUnifiedIdeographs}])|[*†‡]{1,2})\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex MarkPattern();
}
