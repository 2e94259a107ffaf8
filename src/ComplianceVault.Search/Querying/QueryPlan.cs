using ComplianceVault.Search.Analysis;

namespace ComplianceVault.Search.Querying;

/// <summary>A term that is asked for, and how rare it is.</summary>
internal sealed class Unit(string text, PieceKind kind)
{
    public const int NoSlot = -1;

    public string Text { get; } = text;

    public PieceKind Kind { get; } = kind;

    public TermPlaces InText { get; set; } = TermPlaces.Nowhere;

    public TermPlaces InContext { get; set; } = TermPlaces.Nowhere;

    /// <summary>Pieces by the section number this run of digits may be.</summary>
    public TermPlaces AsNumber { get; set; } = TermPlaces.Nowhere;

    /// <summary>Its bit while reading, or <see cref="NoSlot"/>: scored only.</summary>
    public int Slot { get; set; } = NoSlot;

    public float TextIdf { get; set; }

    public float ContextIdf { get; set; }

    public bool IsKnown => InText.Frequency + InContext.Frequency + AsNumber.Frequency > 0;

    public bool IsNumber => Kind == PieceKind.Run && SectionNumber.Is(Text);

    public float NumberIdf { get; set; }

    /// <summary>Its share of the question.</summary>
    public float Weight => Math.Max(Math.Max(TextIdf, ContextIdf), NumberIdf);

    public long Postings => (long)InText.Frequency + InContext.Frequency + AsNumber.Frequency;
}

/// <summary>One way to say a span of the question.</summary>
/// <param name="Units">Positions in <see cref="QueryPlan.Units"/>.</param>
/// <param name="IsWhole">A synonym: it counts when all of it is there.</param>
internal sealed record Alternative(int[] Units, float Weight, bool IsWhole = false);

/// <summary>A span of the question with its alternatives: the best one counts, the others a little (DisMax).</summary>
internal sealed record Span(Alternative[] Alternatives, float Boost = 1)
{
    /// <summary>Its share of the question; 0 does not count for the match.</summary>
    public float Share { get; set; }
}

/// <summary>A text that must occur or must not.</summary>
internal sealed record Literal(string Folded, ulong Bits, bool IsPossible);

/// <summary>A title or code that the question names.</summary>
/// <param name="IsAll">The question is nothing else.</param>
internal sealed record Name(string Bare, TermPlaces Places, bool IsAll);

/// <summary>What is read and scored.</summary>
internal sealed class QueryPlan
{
    public List<Unit> Units { get; } = [];

    public List<Span> Spans { get; } = [];

    /// <summary>Parts of the question between separators, for the sloppy phrase: each as typed, then with synonyms in place.</summary>
    public List<string[]> Segments { get; } = [];

    public List<Literal> Required { get; } = [];

    public List<Literal> Excluded { get; } = [];

    /// <summary>Titles and codes the question names.</summary>
    public List<Name> Named { get; } = [];

    public Filter Filter { get; set; } = Filter.Everything;

    /// <summary>Only operators or exclusions were typed: every piece the filter allows.</summary>
    public bool IsListing { get; set; }

    /// <summary>Single characters open pieces.</summary>
    public bool IsCharacters { get; set; }

    public string? DidYouMean { get; set; }

    public float TotalShare => Spans.Sum(span => span.Share);

    /// <summary>The share of the question that the set slots cover, 0 to 1.</summary>
    public float Coverage(ulong slots)
    {
        float covered = 0;
        float total = 0;
        foreach (var span in Spans)
        {
            if (span.Share > 0)
            {
                total += span.Share;
                covered += span.Share * span.Alternatives.Max(alternative => Share(alternative, slots));
            }
        }

        return total == 0 ? 0 : covered / total;
    }

    private float Share(Alternative alternative, ulong slots)
    {
        float met = 0;
        float all = 0;
        foreach (var index in alternative.Units)
        {
            var unit = Units[index];
            if (unit.Slot != Unit.NoSlot)
            {
                all += unit.Weight;
                met += (slots >> unit.Slot & 1) != 0 ? unit.Weight : 0;
            }
        }

        return all == 0 || (alternative.IsWhole && met < all) ? 0 : met / all;
    }
}

/// <summary>Section numbers as they are typed and printed.</summary>
internal static class SectionNumber
{
    public static bool Is(ReadOnlySpan<char> folded)
    {
        var points = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            if (folded[i] == '.')
            {
                points++;
            }
            else if (!char.IsAsciiDigit(folded[i]))
            {
                return false;
            }
        }

        return points > 0 && folded.Length <= 20;
    }
}
