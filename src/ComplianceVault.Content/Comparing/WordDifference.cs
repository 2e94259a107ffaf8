using System.Runtime.InteropServices;

namespace ComplianceVault.Content.Comparing;

/// <summary>
/// Two texts compared word by word (<see cref="Words"/>), so that it reads well: small words left standing between two changes belong to the change,
/// a change begins and ends at signs where it may as well, and a text that kept little is replaced as a whole.
/// </summary>
internal static class WordDifference
{
    private const int SmallRun = 3;
    private const int MostShift = 200;
    private const double LeastKept = 0.3;

    public static IReadOnlyList<TextPiece> Of(string old, string @new, ComparisonWork work)
    {
        if (string.Equals(old, @new, StringComparison.Ordinal))
        {
            return TextPiece.Whole(ChangeMark.Same, @new);
        }

        if (old.Length == 0 || @new.Length == 0 || !work.Spend(old.Length + @new.Length))
        {
            return Replaced(old, @new);
        }

        var (from, to) = (Words.Of(old), Words.Of(@new));
        var (a, b) = Numbered(from, to);
        if (CommonRuns.Of(CollectionsMarshal.AsSpan(a), CollectionsMarshal.AsSpan(b), work.Limits.EditsOfAParagraph, work) is not { } runs)
        {
            return Replaced(old, @new);
        }

        var kept = Shifted(WithoutSmall(runs, from, to), from, to);
        return 2 * kept.Sum(r => r.Length) < LeastKept * (from.Count + to.Count) ? Replaced(old, @new) : Pieces(kept, from, to);
    }

    private static IReadOnlyList<TextPiece> Replaced(string old, string @new) => [.. TextPiece.Whole(ChangeMark.Deleted, old), .. TextPiece.Whole(ChangeMark.Inserted, @new)];

    private static (List<int> Old, List<int> New) Numbered(List<string> from, List<string> to)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return (from.ConvertAll(Number), to.ConvertAll(Number));

        int Number(string word)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var known);
            return known ? number : number = numbers.Count;
        }
    }

    /// <summary>Takes out equal runs of at most three characters that are no longer than the changes on both sides of them.</summary>
    private static List<CommonRun> WithoutSmall(List<CommonRun> runs, List<string> from, List<string> to)
    {
        var kept = new List<CommonRun>(runs.Count);
        foreach (var run in runs)
        {
            kept.Add(run);
            while (kept.Count > 1 && IsSmall(kept.Count > 2 ? kept[^3] : default, kept[^2], kept[^1], from, to))
            {
                kept.RemoveAt(kept.Count - 2);
            }
        }

        if (kept.Count > 0 && IsSmall(kept.Count > 1 ? kept[^2] : default, kept[^1], new(from.Count, to.Count, 0), from, to))
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    private static bool IsSmall(CommonRun before, CommonRun run, CommonRun after, List<string> from, List<string> to)
    {
        var length = Length(from, run.Old, run.Old + run.Length);
        return length <= SmallRun
            && length <= Math.Max(Length(from, before.Old + before.Length, run.Old), Length(to, before.New + before.Length, run.New))
            && length <= Math.Max(Length(from, run.Old + run.Length, after.Old), Length(to, run.New + run.Length, after.New));
    }

    private static int Length(List<string> words, int start, int end)
    {
        var length = 0;
        for (var i = start; i < end && length <= SmallRun; i++)
        {
            length += words[i].Length;
        }

        return length;
    }

    /// <summary>A text put in or taken out can often stand some words earlier or later with the same result; it is put where signs are at its ends.</summary>
    private static List<CommonRun> Shifted(List<CommonRun> runs, List<string> from, List<string> to)
    {
        for (var i = 0; i + 1 < runs.Count; i++)
        {
            var (before, after) = (runs[i], runs[i + 1]);
            var (oldEnd, newEnd) = (before.Old + before.Length, before.New + before.Length);
            if (oldEnd < after.Old && newEnd < after.New)
            {
                continue;
            }

            var by = oldEnd == after.Old ? BestShift(to, newEnd, after.New, before.Length, after.Length) : BestShift(from, oldEnd, after.Old, before.Length, after.Length);
            runs[i] = before with { Length = before.Length + by };
            runs[i + 1] = new(after.Old + by, after.New + by, after.Length - by);
        }

        runs.RemoveAll(r => r.Length == 0);
        return runs;
    }

    private static int BestShift(List<string> words, int start, int end, int before, int after)
    {
        var (back, forth) = (0, 0);
        while (back < Math.Min(before, MostShift) && words[start - back - 1] == words[end - back - 1])
        {
            back++;
        }

        while (forth < Math.Min(after, MostShift) && words[start + forth] == words[end + forth])
        {
            forth++;
        }

        return Enumerable.Range(-back, back + forth + 1).MaxBy(by => (Break(words, start + by) + Break(words, end + by), -Math.Abs(by)));
    }

    /// <summary>How good a place between two words is for the end of a change.</summary>
    private static int Break(List<string> words, int at) =>
        at == 0 || at == words.Count ? 4 : words[at - 1] switch
        {
            "。" or "；" or "！" or "？" or "\n" => 3,
            "，" or "、" or "：" or "）" or "》" or "," or ";" or ":" => 2,
            var word when string.IsNullOrWhiteSpace(word) => 1,
            _ => words[at] is "（" or "《" or "“" ? 2 : char.IsPunctuation(words[at], 0) ? 1 : 0,
        };

    private static List<TextPiece> Pieces(List<CommonRun> runs, List<string> from, List<string> to)
    {
        var pieces = new List<TextPiece>();
        var (old, @new) = (0, 0);
        foreach (var run in runs.Append(new CommonRun(from.Count, to.Count, 0)))
        {
            Add(ChangeMark.Deleted, from, old, run.Old);
            Add(ChangeMark.Inserted, to, @new, run.New);
            Add(ChangeMark.Same, to, run.New, run.New + run.Length);
            (old, @new) = (run.Old + run.Length, run.New + run.Length);
        }

        return pieces;

        void Add(ChangeMark mark, List<string> words, int start, int end)
        {
            if (end > start)
            {
                var text = string.Concat(words.GetRange(start, end - start));
                if (pieces.Count > 0 && pieces[^1].Mark == mark)
                {
                    pieces[^1] = new(mark, pieces[^1].Text + text);
                }
                else
                {
                    pieces.Add(new(mark, text));
                }
            }
        }
    }
}
