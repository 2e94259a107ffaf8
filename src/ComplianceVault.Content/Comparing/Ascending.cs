namespace ComplianceVault.Content.Comparing;

/// <summary>The longest ascending selection of a list of distinct numbers, in n log n.</summary>
internal static class Ascending
{
    /// <summary>The chosen indices, in order.</summary>
    public static List<int> Of(IReadOnlyList<int> numbers)
    {
        var (tails, before) = (new List<int>(), new int[numbers.Count]);
        for (var i = 0; i < numbers.Count; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = numbers[tails[middle]] < numbers[i] ? (middle + 1, high) : (low, middle);
            }

            before[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        var chosen = new List<int>(tails.Count);
        for (var i = tails.Count > 0 ? tails[^1] : -1; i >= 0; i = before[i])
        {
            chosen.Add(i);
        }

        chosen.Reverse();
        return chosen;
    }
}
