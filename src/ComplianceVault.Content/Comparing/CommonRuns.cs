namespace ComplianceVault.Content.Comparing;

/// <summary>A run of equal items in both sequences.</summary>
internal readonly record struct CommonRun(int Old, int New, int Length);

/// <summary>The longest common subsequence of two sequences as runs, by Myers' greedy algorithm: quick where little differs, and it stops where much does.</summary>
internal static class CommonRuns
{
    /// <summary>The runs in order, or null when the sequences differ in more than <paramref name="mostEdits"/> items or the work is used up.</summary>
    public static List<CommonRun>? Of(ReadOnlySpan<int> old, ReadOnlySpan<int> @new, int mostEdits, ComparisonWork work)
    {
        var before = old.CommonPrefixLength(@new);
        var a = old[before..];
        var b = @new[before..];
        var after = 0;
        while (after < a.Length && after < b.Length && a[^(after + 1)] == b[^(after + 1)])
        {
            after++;
        }

        a = a[..^after];
        b = b[..^after];
        var inner = a.IsEmpty || b.IsEmpty ? [] : Between(a, b, before, mostEdits, work);
        if (inner is null)
        {
            return null;
        }

        if (before > 0)
        {
            inner.Insert(0, new(0, 0, before));
        }

        if (after > 0)
        {
            inner.Add(new(old.Length - after, @new.Length - after, after));
        }

        return inner;
    }

    private static List<CommonRun>? Between(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int offset, int mostEdits, ComparisonWork work)
    {
        var most = Math.Min(a.Length + b.Length, mostEdits);
        var reached = new int[(2 * most) + 2]; // the furthest place on diagonal k, at k + most
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            long steps = d + 1;
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && reached[most + k - 1] < reached[most + k + 1]) ? reached[most + k + 1] : reached[most + k - 1] + 1;
                var start = x;
                while (x < a.Length && x - k < b.Length && a[x] == b[x - k])
                {
                    x++;
                }

                steps += x - start;
                reached[most + k] = x;
                if (x >= a.Length && k == a.Length - b.Length)
                {
                    return Back(trace, d, a.Length, b.Length, offset);
                }
            }

            trace.Add(reached[(most - d)..(most + d + 1)]);
            if (!work.Spend(steps))
            {
                return null;
            }
        }

        work.GiveUp();
        return null;
    }

    private static List<CommonRun> Back(List<int[]> trace, int edits, int x, int y, int offset)
    {
        var runs = new List<CommonRun>();
        for (var d = edits; d > 0; d--)
        {
            var (row, k) = (trace[d - 1], x - y);
            var middle = d - 1; // diagonal 0 of the row
            var goesDown = k == -d || (k != d && row[middle + k - 1] < row[middle + k + 1]);
            var from = goesDown ? row[middle + k + 1] : row[middle + k - 1];
            var start = goesDown ? from : from + 1;
            Add(start, start - k, x - start);
            (x, y) = (from, from - (goesDown ? k + 1 : k - 1));
        }

        Add(0, 0, x);
        runs.Reverse();
        return runs;

        void Add(int old, int @new, int length)
        {
            if (length > 0)
            {
                runs.Add(new(old + offset, @new + offset, length));
            }
        }
    }
}
