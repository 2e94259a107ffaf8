using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Querying;

/// <summary>
/// The second phase: scores the candidates by their printed text. BM25 over characters, bigrams and runs; own weights for heading,
/// headings above and title; section number; a sloppy phrase; alternatives of a span as DisMax. Reads only the candidates' doc values.
/// </summary>
internal sealed class Ranking(IndexView view, QueryPlan plan)
{
    // Measured on a real document set; see the weights of the search design.
    private const float HeadingWeight = 0.3f;
    private const float ParentWeight = 0.2f;
    private const float TitleWeight = 0.2f;
    private const float NumberWeight = 15;
    private const float NumberBelowWeight = 10;
    private const float PhraseWeight = 0.5f;
    private const float SynonymWeight = 0.8f;
    private const float ListWeight = 0.5f;
    private const float Tie = 0.3f;
    private const int Slop = 2;
    private const float AverageHeading = 10;
    private const float AverageParents = 24;
    private const float AverageTitle = 20;
    private readonly int[] inText = new int[plan.Units.Count];
    private readonly int[] inHeading = new int[plan.Units.Count];
    private readonly int[] inParents = new int[plan.Units.Count];
    private readonly int[] inTitle = new int[plan.Units.Count];
    private readonly float[][] segmentIdf = [.. plan.Segments.Select(variants => IdfsOf(variants, plan))];
    private char[] folded = new char[4096];

    /// <summary>The candidates, best first.</summary>
    public List<(float Score, int Piece)> Rank((float Score, int Piece)[] candidates)
    {
        var ranked = new List<(float Score, int Piece)>(candidates.Length);
        var value = new BytesRef();
        using var counter = new UnitCounter(plan.Units);
        var segment = -1;
        SegmentPieces pieces = default;
        byte[] lengths = [];
        foreach (var (_, piece) in candidates)
        {
            while (segment < 0 || piece >= view.Bases[segment] + view.Segments[segment].MaxDoc)
            {
                segment++;
                pieces = new SegmentPieces(view.Segments[segment], null);
                lengths = SegmentView.Of(view.Segments[segment]).Lengths(view.Segments[segment]);
            }

            var local = piece - view.Bases[segment];
            ranked.Add((Score(pieces.Read(local, value), Bm25.Length(lengths[local]), counter), piece));
        }

        ranked.Sort(static (one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Piece.CompareTo(other.Piece));
        return ranked;
    }

    private static float[] IdfsOf(string[] variants, QueryPlan plan)
    {
        var typed = IdfOf(variants[0], plan);
        return [typed, .. variants.Skip(1).Select(variant => SynonymWeight * (typed > 0 ? Math.Min(typed, IdfOf(variant, plan)) : IdfOf(variant, plan)))];
    }

    private static float IdfOf(string segment, QueryPlan plan)
    {
        float sum = 0;
        foreach (var unit in plan.Units)
        {
            if (unit.Kind is PieceKind.Character or PieceKind.Run && segment.Contains(unit.Text, StringComparison.Ordinal))
            {
                sum += unit.TextIdf;
            }
        }

        return sum;
    }

    private float Score(PieceData piece, float length, UnitCounter counter)
    {
        var text = Fold(piece.Body);
        counter.Count(text, inText);
        var relative = length / view.AverageLength;
        float score = 0;
        for (var i = 0; i < plan.Segments.Count; i++)
        {
            score += PhraseWeight * Phrase(i, text, relative);
        }

        counter.Count(Fold(piece.Heading), inHeading);
        counter.Count(Fold(piece.Parents), inParents);
        counter.Count(Fold(piece.Code, piece.Title), inTitle);
        var number = piece.Number.Length == 0 ? "" : CharacterMap.Fold(piece.Number.ToString());
        var around = new Lengths(relative, 2 * piece.Heading.Length / AverageHeading, 2 * piece.Parents.Length / AverageParents,
            2 * (piece.Title.Length + 4) / AverageTitle);
        foreach (var span in plan.Spans)
        {
            score += span.Boost * Score(span, around, number);
        }

        return (TitleList.Is(piece, plan) ? ListWeight * score : score) + NameParts.Lift(piece, plan.Named);
    }

    private float Phrase(int segment, ReadOnlySpan<char> text, float relative)
    {
        float best = 0;
        for (var i = 0; i < plan.Segments[segment].Length; i++)
        {
            var frequency = SloppyFrequency(plan.Segments[segment][i], text);
            best = frequency == 0 ? best : Math.Max(best, segmentIdf[segment][i] * Bm25.Saturate(frequency, relative));
        }

        return best;
    }

    private float Score(Span span, in Lengths lengths, string number)
    {
        float best = 0;
        float all = 0;
        foreach (var alternative in span.Alternatives)
        {
            if (alternative.IsWhole && !IsComplete(alternative))
            {
                continue;
            }

            float sum = 0;
            foreach (var index in alternative.Units)
            {
                sum += Score(index, lengths, number);
            }

            sum *= alternative.Weight;
            all += sum;
            best = Math.Max(best, sum);
        }

        return best + Tie * (all - best);
    }

    private bool IsComplete(Alternative alternative)
    {
        foreach (var index in alternative.Units)
        {
            if (inText[index] == 0 && inTitle[index] == 0 && inParents[index] == 0)
            {
                return false;
            }
        }

        return true;
    }

    private float Score(int index, in Lengths lengths, string number)
    {
        var unit = plan.Units[index];
        float score = 0;
        if (inText[index] > 0)
        {
            score += unit.TextIdf * Bm25.Saturate(inText[index], lengths.Text);
        }

        if (inHeading[index] > 0)
        {
            score += HeadingWeight * unit.ContextIdf * Bm25.Saturate(inHeading[index], lengths.Heading);
        }

        if (inParents[index] > 0)
        {
            score += ParentWeight * unit.ContextIdf * Bm25.Saturate(inParents[index], lengths.Parents);
        }

        if (inTitle[index] > 0)
        {
            score += TitleWeight * unit.ContextIdf * Bm25.Saturate(inTitle[index], lengths.Title);
        }

        return unit.IsNumber && number.Length > 0 ? score + NumberScore(unit.Text, number) : score;
    }

    private static float NumberScore(string asked, string number) => number == asked ? NumberWeight
        : number.Length > asked.Length && number.StartsWith(asked, StringComparison.Ordinal) && number[asked.Length] == '.' ? NumberBelowWeight
        : 0;

    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> printed)
    {
        if (folded.Length < printed.Length)
        {
            folded = new char[printed.Length * 2];
        }

        CharacterMap.Fold(printed, folded);
        return folded.AsSpan(0, printed.Length);
    }

    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        CharacterMap.Fold(one, folded);
        folded[one.Length] = ' ';
        CharacterMap.Fold(other, folded.AsSpan(one.Length + 1));
        return folded.AsSpan(0, one.Length + 1 + other.Length);
    }

    /// <summary>Each place where the phrase stands with at most <see cref="Slop"/> units between counts 1 / (1 + gap).</summary>
    private static float SloppyFrequency(string phrase, ReadOnlySpan<char> folded)
    {
        float frequency = 0;
        for (var start = folded.IndexOf(phrase[0]); start >= 0;)
        {
            var gap = Gap(phrase, folded[start..]);
            frequency += gap < 0 ? 0 : 1f / (1 + gap);
            var next = folded[(start + 1)..].IndexOf(phrase[0]);
            start = next < 0 ? -1 : start + 1 + next;
        }

        return frequency;
    }

    private static int Gap(string phrase, ReadOnlySpan<char> folded)
    {
        var at = 0;
        var gap = 0;
        for (var i = 1; i < phrase.Length; i++)
        {
            var reach = folded.Slice(at + 1, Math.Min(folded.Length - at - 1, Slop - gap + 1));
            var step = reach.IndexOf(phrase[i]);
            if (step < 0)
            {
                return -1;
            }

            gap += step;
            at += step + 1;
        }

        return gap;
    }

    private readonly record struct Lengths(float Text, float Heading, float Parents, float Title);
}
