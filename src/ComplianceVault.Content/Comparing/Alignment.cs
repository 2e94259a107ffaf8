using System.Runtime.InteropServices;

namespace ComplianceVault.Content.Comparing;

/// <summary>An item compared: its text as a whole, and its pairs of characters to tell how like another it is; <paramref name="shared"/> may know better, or forbid with a negative number.</summary>
internal sealed class Aligned<T>(T item, string text, Func<T, T, double>? shared = null)
{
    private Dictionary<(char, char), int>? pairs;

    public T Item { get; } = item;

    public string Text { get; } = text;

    /// <summary>0 to 1.</summary>
    public double LikenessTo(Aligned<T> other)
    {
        var known = shared?.Invoke(Item, other.Item) ?? 0;
        return known < 0 ? 0 : Math.Max(known, Dice(other));
    }

    private double Dice(Aligned<T> other)
    {
        var (one, two) = (Pairs(), other.Pairs());
        if (one.Count == 0 || two.Count == 0)
        {
            return 0;
        }

        var (small, large) = one.Count <= two.Count ? (one, two) : (two, one);
        return 2.0 * small.Sum(p => Math.Min(p.Value, large.GetValueOrDefault(p.Key))) / (one.Values.Sum() + two.Values.Sum());
    }

    private Dictionary<(char, char), int> Pairs()
    {
        if (pairs is null)
        {
            pairs = [];
            var plain = PlainText.Reduce(Text);
            for (var i = 0; i < Math.Max(plain.Length - 1, Math.Min(1, plain.Length)); i++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(pairs, (plain[i], i + 1 < plain.Length ? plain[i + 1] : '\0'), out _)++;
            }
        }

        return pairs;
    }
}

/// <summary>
/// Aligns two lists, paragraphs or rows, in order: equal items first, then between them those that are alike; what is left was taken out or put in.
/// </summary>
internal static class Alignment
{
    private const double LeastLikeness = 0.3;
    private const int MostEdits = 2_000;
    private const int MostPairs = 4_000;

    /// <summary>Pairs in reading order; an item without partner stands beside null. Each item comes exactly once.</summary>
    public static List<(T? Old, T? New)> Of<T>(List<Aligned<T>> old, List<Aligned<T>> @new, ComparisonWork work)
        where T : class
    {
        var result = new List<(T?, T?)>(Math.Max(old.Count, @new.Count));
        var (i, j) = (0, 0);
        foreach (var run in Runs(old, @new, work).Append(new CommonRun(old.Count, @new.Count, 0)))
        {
            Between(Slice(old, i, run.Old), Slice(@new, j, run.New), result, work);
            for (var k = 0; k < run.Length; k++)
            {
                result.Add((old[run.Old + k].Item, @new[run.New + k].Item));
            }

            (i, j) = (run.Old + run.Length, run.New + run.Length);
        }

        return result;
    }

    private static List<CommonRun> Runs<T>(List<Aligned<T>> old, List<Aligned<T>> @new, ComparisonWork work)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (a, b) = (Numbers(old), Numbers(@new));
        return CommonRuns.Of(a, b, MostEdits, work) ?? Anchors(a, b);

        int[] Numbers(List<Aligned<T>> items) => [.. items.Select(i => numbers.TryGetValue(i.Text, out var n) ? n : numbers[i.Text] = numbers.Count)];
    }

    /// <summary>Where too much differs: items that occur once in both lists, as many as keep their order.</summary>
    private static List<CommonRun> Anchors(int[] a, int[] b)
    {
        var once = a.Index().GroupBy(x => x.Item).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().Index);
        var shared = b.Index().GroupBy(x => x.Item).Where(g => g.Count() == 1 && once.ContainsKey(g.Key)).Select(g => (Old: once[g.Key], New: g.First().Index)).OrderBy(p => p.New).ToList();
        return [.. Ascending.Of([.. shared.Select(p => p.Old)]).Select(i => new CommonRun(shared[i].Old, shared[i].New, 1))];
    }

    private static void Between<T>(List<Aligned<T>> old, List<Aligned<T>> @new, List<(T? Old, T? New)> result, ComparisonWork work)
        where T : class
    {
        var (i, j) = (0, 0);
        foreach (var (from, to) in Alike(old, @new, work).Append((old.Count, @new.Count)))
        {
            for (; i < from; i++)
            {
                result.Add((old[i].Item, null));
            }

            for (; j < to; j++)
            {
                result.Add((null, @new[j].Item));
            }

            if (i < old.Count && j < @new.Count)
            {
                result.Add((old[i++].Item, @new[j++].Item));
            }
        }
    }

    /// <summary>The pairs, in order, with the highest sum of likeness.</summary>
    private static List<(int Old, int New)> Alike<T>(List<Aligned<T>> old, List<Aligned<T>> @new, ComparisonWork work)
    {
        if (old.Count == 0 || @new.Count == 0)
        {
            return [];
        }

        if ((long)old.Count * @new.Count > MostPairs || !work.Spend(old.Sum(o => o.Text.Length) * (long)@new.Count))
        {
            work.GiveUp();
            return [];
        }

        var likeness = new double[old.Count, @new.Count];
        var best = new double[old.Count + 1, @new.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = @new.Count - 1; j >= 0; j--)
            {
                var like = likeness[i, j] = old[i].LikenessTo(@new[j]);
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), like >= LeastLikeness ? like + best[i + 1, j + 1] : 0);
            }
        }

        return Path(likeness, best);
    }

    private static List<(int Old, int New)> Path(double[,] likeness, double[,] best)
    {
        var path = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < likeness.GetLength(0) && j < likeness.GetLength(1);)
        {
            if (likeness[i, j] >= LeastLikeness && best[i, j] <= likeness[i, j] + best[i + 1, j + 1])
            {
                path.Add((i++, j++));
            }
            else if (best[i + 1, j] >= best[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return path;
    }

    private static List<Aligned<T>> Slice<T>(List<Aligned<T>> items, int start, int end) => items.GetRange(start, end - start);
}
