using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ComplianceVault.Search.Layout;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Querying;

/// <summary>What is kept in memory of a segment as long as it lives: lengths, filters in use, the bigram dictionary.</summary>
internal sealed class SegmentView
{
    private const int FiltersKept = 64;
    private static readonly ConditionalWeakTable<object, SegmentView> Known = [];
    private readonly Dictionary<string, (FixedBitSet Bits, long Used)> filters = [];
    private readonly ConcurrentDictionary<string, KeywordOrdinals> ordinals = new();
    private readonly Lock gate = new();
    private byte[]? lengths;
    private GramDictionary? grams;
    private long uses;

    private SegmentView()
    {
    }

    public static SegmentView Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, static _ => new SegmentView());

    /// <summary>The encoded length of each piece's text.</summary>
    public byte[] Lengths(AtomicReader reader)
    {
        if (lengths is null)
        {
            var read = new byte[reader.MaxDoc];
            if (reader.GetNormValues(FieldNames.Text) is { } norms)
            {
                for (var doc = 0; doc < read.Length; doc++)
                {
                    read[doc] = (byte)norms.Get(doc);
                }
            }

            lengths = read;
        }

        return lengths;
    }

    /// <summary>The values of a keyword by piece.</summary>
    public KeywordOrdinals Ordinals(AtomicReader reader, string name) => ordinals.GetOrAdd(name, static (asked, from) => KeywordOrdinals.Of(from, asked), reader);

    public GramDictionary Grams(AtomicReader reader) => grams ??= GramDictionary.Of(reader);

    public FixedBitSet Filter(string key, Func<FixedBitSet> compile)
    {
        lock (gate)
        {
            if (filters.TryGetValue(key, out var known))
            {
                filters[key] = (known.Bits, ++uses);
                return known.Bits;
            }
        }

        var bits = compile();
        lock (gate)
        {
            if (filters.Count >= FiltersKept)
            {
                filters.Remove(filters.MinBy(entry => entry.Value.Used).Key);
            }

            filters[key] = (bits, ++uses);
        }

        return bits;
    }
}
