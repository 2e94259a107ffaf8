using ComplianceVault.Search.Layout;
using Lucene.Net.Index;

namespace ComplianceVault.Search.Querying;

/// <summary>The value numbers of a keyword for each piece of a segment in plain arrays: counting half an index must not decode each value.</summary>
internal sealed class KeywordOrdinals
{
    // Piece p has values[starts[p]..starts[p + 1]]; without starts each piece has at most one, -1 is none.
    private readonly int[]? starts;
    private readonly int[] values;

    private KeywordOrdinals(int[]? starts, int[] values) => (this.starts, this.values) = (starts, values);

    public static KeywordOrdinals Of(AtomicReader reader, string name)
    {
        var field = reader.GetSortedSetDocValues(FieldNames.Keyword(name));
        var ends = new int[reader.MaxDoc + 1];
        var all = new List<int>(reader.MaxDoc);
        var most = 0;
        for (var piece = 0; piece < reader.MaxDoc; piece++)
        {
            field.SetDocument(piece);
            for (var ordinal = field.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = field.NextOrd())
            {
                all.Add((int)ordinal);
            }

            ends[piece + 1] = all.Count;
            most = Math.Max(most, ends[piece + 1] - ends[piece]);
        }

        return most > 1 ? new KeywordOrdinals(ends, [.. all]) : new KeywordOrdinals(null, Single(ends, all));
    }

    public void Count(int piece, int[] counts)
    {
        if (starts is null)
        {
            if (values[piece] >= 0)
            {
                counts[values[piece]]++;
            }

            return;
        }

        for (var at = starts[piece]; at < starts[piece + 1]; at++)
        {
            counts[values[at]]++;
        }
    }

    private static int[] Single(int[] ends, List<int> all)
    {
        var single = new int[ends.Length - 1];
        for (var piece = 0; piece < single.Length; piece++)
        {
            single[piece] = ends[piece + 1] > ends[piece] ? all[ends[piece]] : -1;
        }

        return single;
    }
}
