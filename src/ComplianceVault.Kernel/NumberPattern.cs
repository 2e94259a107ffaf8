using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceVault.Kernel;

/// <summary>What a number says: its canonical spelling, its place in the sequence, and the document it hangs on where the pattern names one.</summary>
public sealed record NumberMatch(string Text, int Sequence, string? Document);

/// <summary>
/// How numbers of one kind are built: fixed text, the sequence as <c>{00}</c> with at least as many digits as zeros, and, for what hangs on a
/// document, <c>{document}</c>: <c>ITSMS-P{00}</c>, <c>{document}-R{00}</c> (文件控制程序 4.3.1: 01–99, more digits when they are used up).
/// Sequences start at 1 and are never reused.
/// </summary>
public sealed partial class NumberPattern
{
    private readonly string pattern;
    private readonly string sequence;
    private readonly Regex reader;

    private NumberPattern(string pattern, string sequence)
    {
        (this.pattern, this.sequence) = (pattern, sequence);
        var expression = Regex.Escape(pattern)
            .Replace(Regex.Escape(sequence), "(?<sequence>[0-9]{1,9})", StringComparison.Ordinal)
            .Replace(Regex.Escape(DocumentSlot), "(?<document>.+)", StringComparison.Ordinal);
        reader = new($"^{expression}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>Stands in the pattern of what hangs on a document: of forms.</summary>
    public const string DocumentSlot = "{document}";

    public bool NeedsDocument => pattern.Contains(DocumentSlot, StringComparison.Ordinal);

    /// <summary>Refusal: <c>numbering.pattern-invalid</c> unless there is exactly one sequence, at most one <c>{document}</c>, and no other brace.</summary>
    public static Result<NumberPattern> Parse(string pattern)
    {
        var sequences = SequenceSlot().Matches(pattern);
        var rest = SequenceSlot().Replace(pattern, string.Empty);
        var documents = Regex.Count(rest, Regex.Escape(DocumentSlot), RegexOptions.None, TimeSpan.FromSeconds(1));
        var fixedText = rest.Replace(DocumentSlot, string.Empty, StringComparison.Ordinal);
        return sequences.Count == 1 && documents <= 1 && !fixedText.AsSpan().ContainsAny('{', '}') && !fixedText.Any(char.IsWhiteSpace)
            ? new NumberPattern(pattern, sequences[0].Value)
            : Error.Invalid("numbering.pattern-invalid", pattern);
    }

    /// <summary>The number for a sequence from 1; a missing or superfluous document is a bug and throws.</summary>
    public string Format(int number, string? document = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        if (NeedsDocument == string.IsNullOrEmpty(document))
            throw new ArgumentException($"Pattern {pattern} and document '{document}' do not go together.", nameof(document));
        var digits = number.ToString(CultureInfo.InvariantCulture).PadLeft(sequence.Length - 2, '0');
        return pattern.Replace(sequence, digits, StringComparison.Ordinal).Replace(DocumentSlot, document, StringComparison.Ordinal);
    }

    /// <summary>
    /// Reads a number as people write it (full-width, small letters, outer white space); null when it is none of this kind. The digits must be
    /// those that <see cref="Format"/> would write: <c>ITSMS-P5</c> and <c>ITSMS-P005</c> are no numbers of <c>ITSMS-P{00}</c>.
    /// </summary>
    public NumberMatch? Match(string text)
    {
        var plain = FullWidth.Narrow(text).Trim();
        var match = reader.Match(plain);
        if (!match.Success || !int.TryParse(match.Groups["sequence"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return null;
        var document = NeedsDocument ? match.Groups["document"].Value.ToUpperInvariant() : null;
        var canonical = Format(number, document);
        return canonical.Equals(plain, StringComparison.OrdinalIgnoreCase) ? new(canonical, number, document) : null;
    }

    /// <summary>The number to take next: one above the highest ever used; those of other patterns or documents do not count.</summary>
    public string Next(IEnumerable<string> used, string? document = null) =>
        Format(Sequences(used, document).DefaultIfEmpty(0).Max() + 1, document);

    /// <summary>A regular expression for such numbers inside a text, to be read by <see cref="Match"/>; <paramref name="document"/> is the one for what they hang on.</summary>
    public string Expression(string document) => Regex.Escape(pattern)
        .Replace(Regex.Escape(sequence), "[0-9]{1,9}", StringComparison.Ordinal)
        .Replace(Regex.Escape(DocumentSlot), $"(?:{document})", StringComparison.Ordinal);

    /// <summary>Whether some number could be of this pattern and of the other one, whatever its case; what hangs on a document may hang on any text.</summary>
    public bool Meets(NumberPattern other)
    {
        var (mine, theirs) = (Pieces(), other.Pieces());
        var (open, seen) = (new Stack<(int Mine, int Theirs)>([(0, 0)]), new HashSet<(int, int)>());
        while (open.TryPop(out var at))
        {
            if (at == (mine.Count, theirs.Count))
                return true;
            if (at.Mine == mine.Count || at.Theirs == theirs.Count || !seen.Add(at) || !Agree(mine[at.Mine].Sign, theirs[at.Theirs].Sign))
                continue;
            // Both take the same sign; one that may repeat goes on or stays.
            foreach (var left in mine[at.Mine].Repeats ? new[] { 0, 1 } : [1])
            {
                foreach (var right in theirs[at.Theirs].Repeats ? new[] { 0, 1 } : [1])
                    open.Push((at.Mine + left, at.Theirs + right));
            }
        }

        return false;
    }

    public override string ToString() => pattern;

    private const char AnyDigit = '\u0001';
    private const char AnySign = '\u0002';

    /// <summary>The signs of a number one by one: fixed ones, digits, and at the end of sequence and document one that may repeat.</summary>
    private List<(char Sign, bool Repeats)> Pieces()
    {
        var pieces = new List<(char, bool)>();
        for (var at = 0; at < pattern.Length;)
        {
            var (slot, sign, count) = IsAt(sequence, at) ? (sequence.Length, AnyDigit, sequence.Length - 2) : IsAt(DocumentSlot, at) ? (DocumentSlot.Length, AnySign, 1) : (1, char.ToUpperInvariant(pattern[at]), 1);
            pieces.AddRange(Enumerable.Range(1, count).Select(n => (sign, slot > 1 && n == count)));
            at += slot;
        }

        return pieces;
    }

    private bool IsAt(string slot, int at) => string.CompareOrdinal(pattern, at, slot, 0, slot.Length) == 0;

    private static bool Agree(char left, char right) =>
        left == right || left == AnySign || right == AnySign || (left == AnyDigit && char.IsAsciiDigit(right)) || (right == AnyDigit && char.IsAsciiDigit(left));

    private IEnumerable<int> Sequences(IEnumerable<string> used, string? document) =>
        from text in used
        let match = Match(text)
        where match is not null && string.Equals(match.Document, document, StringComparison.OrdinalIgnoreCase)
        select match.Sequence;

    [GeneratedRegex(@"\{0{1,6}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SequenceSlot();
}
