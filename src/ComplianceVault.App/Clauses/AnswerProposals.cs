using System.Text.RegularExpressions;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Clauses;

/// <summary>What a clause is called: its number, its titles, and the glossary's words for what it is about.</summary>
public sealed record ClauseWords(string Number, string TitleZh, string? TitleEn, IReadOnlyList<string> Terms);

/// <summary>A section that seems to answer a clause, 0…1.</summary>
public sealed record AnswerProposal(string Clause, string SectionKey, double Confidence);

/// <summary>
/// Proposes which sections of a text answer which clauses: the section names the clause's number beside 条款 or the standard, carries its number and title
/// itself, has its title in heading or text, or uses its terms. Each sign is worth something; together they are combined like independent witnesses. Nothing
/// counts until a person confirms it.
/// </summary>
public static partial class AnswerProposals
{
    public const double Least = 0.5;

    private const int MostOfAClause = 3;
    private const int LongestText = 8000;
    private const int ShortestTitle = 4;
    private const int ShortestTerm = 3;

    /// <summary>Sections that promise nothing.</summary>
    private static readonly string[] Formal = ["目的", "适用范围", "范围", "术语", "定义", "相关文件", "引用文件", "记录", "修订记录", "目录"];

    /// <param name="linked">Clauses that the document is said to answer; others need stronger signs. Empty: nothing is known.</param>
    public static IReadOnlyList<AnswerProposal> Find(DocumentText text, IReadOnlyCollection<ClauseWords> clauses, IReadOnlySet<string> linked)
    {
        var sections = text.Sections.Where(s => s.Level > 0 && !Formal.Contains(Plain(s.Heading))).Select(s => new Read(s)).ToList();
        return [.. clauses.Select(c => new Wanted(c)).SelectMany(clause => sections
            .Select(s => new AnswerProposal(clause.Words.Number, s.Section.Key, Math.Round(Confidence(clause, s, linked), 2)))
            .Where(p => p.Confidence >= Least)
            .OrderByDescending(p => p.Confidence)
            .Take(MostOfAClause))];
    }

    private static double Confidence(Wanted clause, Read section, IReadOnlySet<string> linked)
    {
        var (title, number) = (clause.Title, clause.Words.Number);
        var alike = section.Heading == title ? 1 : Dice(section.Pairs, clause.Pairs);
        double[] signs =
        [
            section.Mentioned.Contains(number) ? 0.7 : 0,
            section.Section.Number == number && alike >= 0.5 ? 0.8 : 0,
            alike >= 1 ? 0.75 : title.Length >= ShortestTitle && section.Heading.Contains(title, StringComparison.Ordinal) ? 0.6 : alike >= 0.6 ? 0.5 : 0,
            title.Length >= ShortestTitle && section.Text.Contains(title, StringComparison.Ordinal) ? 0.3 : 0,
            clause.Terms.Select(t => OfTerm(t, section)).DefaultIfEmpty().Max(),
        ];
        var found = 1 - signs.Aggregate(1.0, (rest, sign) => rest * (1 - sign));
        return linked.Count == 0 || found == 0 ? found : linked.Contains(number) ? 1 - ((1 - found) * 0.8) : found * 0.6;
    }

    private static double OfTerm(string term, Read section)
    {
        if (section.Heading.Contains(term, StringComparison.Ordinal))
            return 0.5;
        var first = section.Text.IndexOf(term, StringComparison.Ordinal);
        return first < 0 ? 0 : section.Text.IndexOf(term, first + term.Length, StringComparison.Ordinal) < 0 ? 0.1 : 0.25;
    }

    /// <summary>Letters and digits, small: thousands of pairs of clause and section are compared character by character.</summary>
    private static string Plain(string heading) => string.Concat(heading.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>How alike two headings are by their pairs of characters.</summary>
    private static double Dice(HashSet<(char, char)> one, HashSet<(char, char)> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<(char, char)> PairsOf(string text) => [.. text.Zip(text.Skip(1))];

    private sealed class Wanted(ClauseWords words)
    {
        public ClauseWords Words { get; } = words;

        public string Title { get; } = Plain(words.TitleZh);

        public HashSet<(char, char)> Pairs { get; } = PairsOf(Plain(words.TitleZh));

        public IReadOnlyList<string> Terms { get; } = [.. words.Terms.Where(t => t.Length >= ShortestTerm).Select(t => t.ToLowerInvariant())];
    }

    private sealed class Read
    {
        public Read(Section section)
        {
            Section = section;
            Heading = Plain(section.Heading);
            var text = string.Join('\n', section.Blocks.SelectMany(Lines));
            Pairs = PairsOf(Heading);
            Text = (text.Length <= LongestText ? text : text[..LongestText]).ToLowerInvariant();
            Mentioned = [.. LeadIn().Matches($"{section.Heading}\n{Text}").SelectMany(m => Numbers().Matches(m.Value).Select(n => n.Value))];
        }

        public Section Section { get; }

        public string Heading { get; }

        public HashSet<(char, char)> Pairs { get; }

        public string Text { get; }

        /// <summary>Numbers that stand behind 条款, 标准 or the standard's name, so that a section's own number is not taken for a clause's.</summary>
        public HashSet<string> Mentioned { get; }

        private static IEnumerable<string> Lines(Block block) => block switch
        {
            Paragraph p => [p.Text],
            Table t => t.Rows.SelectMany(r => r.Cells).Select(c => c.Text),
            _ => [],
        };
    }

    [GeneratedRegex(@"(条款|标准|20000-1(:\d{4}|：\d{4})?|clause)[^。；;\n]{0,60}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"(?<![\d.\-])\d{1,2}(\.\d{1,2}){1,3}(?![\d.]*\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
