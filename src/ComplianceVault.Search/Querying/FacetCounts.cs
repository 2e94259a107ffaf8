using System.Text;
using ComplianceVault.Search.Layout;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Querying;

/// <summary>Counts keyword values of the matching pieces, by ordinals within a segment, by words at its end.</summary>
internal sealed class FacetCounts(IReadOnlyList<string> fields, int values)
{
    private readonly Dictionary<string, int>[] totals = [.. fields.Select(_ => new Dictionary<string, int>())];
    private readonly SortedSetDocValues?[] ordinals = new SortedSetDocValues?[fields.Count];
    private readonly KeywordOrdinals?[] pieces = new KeywordOrdinals?[fields.Count];
    private readonly int[][] counts = new int[fields.Count][];

    public static FacetCounts None { get; } = new([], 0);

    public void Begin(AtomicReader reader)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            ordinals[i] = reader.GetSortedSetDocValues(FieldNames.Keyword(fields[i]));
            pieces[i] = ordinals[i] is null ? null : SegmentView.Of(reader).Ordinals(reader, fields[i]);
            counts[i] = new int[ordinals[i]?.ValueCount ?? 0];
        }
    }

    public void Count(int piece)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            pieces[i]?.Count(piece, counts[i]);
        }
    }

    public void End()
    {
        var word = new BytesRef();
        for (var i = 0; i < fields.Count; i++)
        {
            for (var ordinal = 0; ordinal < counts[i].Length; ordinal++)
            {
                if (counts[i][ordinal] > 0)
                {
                    ordinals[i]!.LookupOrd(ordinal, word);
                    var value = Encoding.UTF8.GetString(word.Bytes, word.Offset, word.Length);
                    totals[i][value] = totals[i].GetValueOrDefault(value) + counts[i][ordinal];
                }
            }
        }
    }

    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Result() => fields.Select((field, i) => (field, List: List(totals[i])))
        .ToDictionary(entry => entry.field, entry => entry.List);

    private IReadOnlyList<FacetCount> List(Dictionary<string, int> total) => [.. total.Select(entry => new FacetCount(entry.Key, entry.Value))
        .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, StringComparer.Ordinal).Take(values)];
}
