using ComplianceVault.Search.Analysis;

namespace ComplianceVault.Search.Querying;

/// <summary>Counts how often the units of a question stand in a folded text, in one pass. Disposing frees the shared table.</summary>
internal sealed class UnitCounter : IDisposable
{
    [ThreadStatic]
    private static ushort[]? spare;
    private readonly ushort[] first;
    private readonly string[] units;
    private readonly ushort[] next;

    public UnitCounter(IReadOnlyList<Unit> plan)
    {
        first = Interlocked.Exchange(ref spare, null) ?? new ushort[CharacterTables.Units];
        units = [.. plan.Select(unit => unit.Text)];
        next = new ushort[units.Length + 1];
        for (var i = 0; i < units.Length; i++)
        {
            var head = units[i][0];
            next[i + 1] = first[head];
            first[head] = (ushort)(i + 1);
        }
    }

    public void Count(ReadOnlySpan<char> folded, Span<int> counts)
    {
        counts.Clear();
        var heads = first;
        for (var at = 0; at < folded.Length; at++)
        {
            for (int unit = heads[folded[at]]; unit > 0; unit = next[unit])
            {
                if (StandsAt(folded, at, units[unit - 1]))
                {
                    counts[unit - 1]++;
                }
            }
        }
    }

    /// <summary>Calls for every place of a unit.</summary>
    public void Visit(ReadOnlySpan<char> folded, List<(int Start, int Unit)> places)
    {
        for (var at = 0; at < folded.Length; at++)
        {
            for (int unit = first[folded[at]]; unit > 0; unit = next[unit])
            {
                if (StandsAt(folded, at, units[unit - 1]))
                {
                    places.Add((at, unit - 1));
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var unit in units)
        {
            first[unit[0]] = 0;
        }

        spare = first;
    }

    private static bool StandsAt(ReadOnlySpan<char> folded, int at, string unit)
    {
        if (unit.Length == 1 && CharacterMap.Kind(unit[0]) == CharacterKind.Han)
        {
            return true;
        }

        return at + unit.Length <= folded.Length && folded.Slice(at, unit.Length).SequenceEqual(unit)
            && (CharacterMap.Kind(unit[0]) == CharacterKind.Han || Literals.Stands(folded, at, unit.Length));
    }
}
