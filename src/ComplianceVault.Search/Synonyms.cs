using ComplianceVault.Search.Analysis;

namespace ComplianceVault.Search;

/// <summary>Groups of terms that mean the same, the preferred one first. Immutable; set a new one on the index to change it.</summary>
public sealed class Synonyms
{
    private readonly Dictionary<string, string[]> groups = [];
    private readonly int longest;

    /// <summary>A term that stands in several groups has the members of all of them.</summary>
    public Synonyms(IEnumerable<IReadOnlyList<string>> groups)
    {
        var terms = new List<string>();
        foreach (var group in groups)
        {
            var folded = group.Select(term => CharacterMap.Fold(term).Trim()).Where(term => term.Length > 1).Distinct().ToArray();
            terms.AddRange(group.Where(term => term.Trim().Length > 1));
            foreach (var term in folded)
            {
                this.groups[term] = [.. this.groups.GetValueOrDefault(term, []).Concat(folded).Distinct().Where(other => other != term)];
                longest = Math.Max(longest, term.Length);
            }
        }

        Terms = [.. terms.Distinct()];
    }

    public static Synonyms None { get; } = new([]);

    /// <summary>All terms as written.</summary>
    internal IReadOnlyList<string> Terms { get; }

    /// <summary>The longest term that begins at <paramref name="start"/> of the folded text, with what else it is called.</summary>
    internal (int Length, IReadOnlyList<string> Others) At(ReadOnlySpan<char> folded, int start)
    {
        var lookup = groups.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(longest, folded.Length - start); length > 1; length--)
        {
            if (lookup.TryGetValue(folded.Slice(start, length), out var others) && StandsAlone(folded, start, length))
            {
                return (length, others);
            }
        }

        return (0, []);
    }

    // SLA is no part of SLAB, ITSMS none of ITSMS-P05.
    private static bool StandsAlone(ReadOnlySpan<char> folded, int start, int length) =>
        !(IsLetter(folded[start]) && Continues(folded, start - 1, -1)) && !(IsLetter(folded[start + length - 1]) && Continues(folded, start + length, 1));

    private static bool Continues(ReadOnlySpan<char> folded, int at, int step) => at >= 0 && at < folded.Length
        && (IsLetter(folded[at]) || (folded[at] is '-' or '_' && at + step >= 0 && at + step < folded.Length && IsLetter(folded[at + step])));

    private static bool IsLetter(char folded) => CharacterMap.Kind(folded) is CharacterKind.Letter or CharacterKind.Digit;
}
