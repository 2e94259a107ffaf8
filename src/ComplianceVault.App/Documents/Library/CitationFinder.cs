using System.Text.RegularExpressions;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Documents.Library;

/// <summary>Another document named in a text: by number, by title in 《》, or both beside each other.</summary>
public sealed record FoundCitation(string SectionKey, string? Number, string? Title, string Quote);

/// <summary>Finds in a text which other documents it names, once per section.</summary>
public static partial class CitationFinder
{
    private const int QuoteLength = 120;

    /// <summary>A document does not cite itself: its own number and title are left out.</summary>
    public static IReadOnlyList<FoundCitation> Find(DocumentText text, string ownNumber, string ownTitle, NumberingRules numbering) =>
        [.. text.Sections
            .SelectMany(section => Sentences(section).SelectMany(sentence => In(sentence, numbering).Select(c => new FoundCitation(section.Key, c.Number, c.Title, Quote(sentence)))))
            .Where(c => c.Number != ownNumber && c.Title != ownTitle.Trim())
            .DistinctBy(c => (c.SectionKey, c.Number, c.Title))];

    private static IEnumerable<(string? Number, string? Title)> In(string sentence, NumberingRules numbering)
    {
        foreach (Match title in Titles().Matches(sentence))
            yield return (null, title.Groups["title"].Value.Trim());
        foreach (var number in numbering.NamedIn(sentence))
            yield return (number, null);
    }

    private static IEnumerable<string> Sentences(Section section) =>
        section.Blocks.SelectMany(Lines).Prepend(section.Heading).SelectMany(line => SentenceEnd().Split(line)).Where(s => s.Length > 0);

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Paragraph p => [p.Text],
        Table t => t.Rows.SelectMany(r => r.Cells).Select(c => c.Text),
        _ => [],
    };

    private static string Quote(string sentence) => sentence.Length <= QuoteLength ? sentence : string.Concat(sentence.AsSpan(0, QuoteLength), "…");

    [GeneratedRegex("《(?<title>[^《》]{2,60})》", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Titles();

    [GeneratedRegex("(?<=[。；！？\n])", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();
}
