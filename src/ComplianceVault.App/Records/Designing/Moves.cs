using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Records.Designing;

/// <summary>What stands in another order, by the fewest moves that make one order of the other.</summary>
internal static class Moves
{
    /// <summary>Of what both lists have, those that have to be moved.</summary>
    public static IEnumerable<T> Of<T>(IReadOnlyList<T> older, IReadOnlyList<T> newer)
        where T : notnull
    {
        var before = new Dictionary<T, int>();
        foreach (var (item, i) in older.Select((item, i) => (item, i)))
            before.TryAdd(item, i);
        var shared = newer.Where(before.ContainsKey).Distinct().ToList();
        var stays = LongestRising([.. shared.Select(s => before[s])]);
        return shared.Where((_, i) => !stays.Contains(i));
    }

    /// <summary>Places of the longest part that rises: what stays where it is.</summary>
    private static HashSet<int> LongestRising(IReadOnlyList<int> values)
    {
        var (length, from) = (new int[values.Count], new int[values.Count]);
        var best = -1;
        for (var i = 0; i < values.Count; i++)
        {
            (length[i], from[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (values[j] < values[i] && length[j] + 1 > length[i])
                    (length[i], from[i]) = (length[j] + 1, j);
            }

            if (best < 0 || length[i] > length[best])
                best = i;
        }

        var stays = new HashSet<int>();
        for (; best >= 0; best = from[best])
            stays.Add(best);
        return stays;
    }
}

/// <summary>Which section of the older stage a section of the newer one continues: that with which it shares most fields, or its title.</summary>
internal static class SectionPairs
{
    public static List<(FormSection Older, FormSection Newer)> Of(IReadOnlyList<FormSection> older, IReadOnlyList<FormSection> newer)
    {
        var pairs = new List<(FormSection Older, FormSection Newer)>();
        var closest = from o in older
                      from n in newer
                      let shared = o.Fields.Count(f => n.Fields.Exists(x => x.Key == f.Key))
                      let titled = o.Title?.Zh == n.Title?.Zh
                      where shared > 0 || titled
                      orderby shared descending, titled descending
                      select (o, n);
        foreach (var (o, n) in closest)
        {
            if (!pairs.Exists(p => ReferenceEquals(p.Older, o) || ReferenceEquals(p.Newer, n)))
                pairs.Add((o, n));
        }

        return pairs;
    }
}
