using System.Text;
using ComplianceVault.Search.Layout;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Querying;

/// <summary>Where a term stands in each segment, looked up once for planning and reading.</summary>
internal sealed record TermPlaces(BytesRef Term, TermState?[] States, int Frequency)
{
    public static TermPlaces Nowhere { get; } = new(new BytesRef(), [], 0);
}

/// <summary>The segments of one searcher with their statistics.</summary>
internal sealed class IndexView
{
    private readonly TermsEnum?[][] enums;
    private readonly Dictionary<(string Field, string Text), TermPlaces> found = [];

    public IndexView(IndexSearcher searcher)
    {
        Searcher = searcher;
        Segments = [.. searcher.IndexReader.Leaves.Select(leaf => leaf.AtomicReader)];
        Bases = [.. searcher.IndexReader.Leaves.Select(leaf => leaf.DocBase)];
        Pieces = searcher.IndexReader.MaxDoc;
        enums = [.. ReadFields.Select(field => Array.ConvertAll(Segments, reader => reader.GetTerms(field)?.GetEnumerator()))];
        long tokens = 0;
        foreach (var reader in Segments)
        {
            tokens += reader.GetTerms(FieldNames.Text)?.SumTotalTermFreq ?? 0;
        }

        AverageLength = Pieces == 0 ? 1 : Math.Max(1, (float)tokens / Pieces);
    }

    private static readonly string[] ReadFields = [FieldNames.Text, FieldNames.Context, FieldNames.Exact];

    public IndexSearcher Searcher { get; }

    public AtomicReader[] Segments { get; }

    public int[] Bases { get; }

    /// <summary>Pieces, deleted ones not yet merged away included, as the term statistics count them.</summary>
    public int Pieces { get; }

    /// <summary>Average terms of a text.</summary>
    public float AverageLength { get; }

    public TermPlaces Find(string field, string text)
    {
        if (!found.TryGetValue((field, text), out var places))
        {
            found[(field, text)] = places = LookUp(field, text);
        }

        return places;
    }

    private TermPlaces LookUp(string field, string text)
    {
        var term = new BytesRef(text);
        var states = new TermState?[Segments.Length];
        var frequency = 0;
        for (var i = 0; i < states.Length; i++)
        {
            if (Enum(field, i) is { } terms && terms.SeekExact(term))
            {
                states[i] = terms.GetTermState();
                frequency += terms.DocFreq;
            }
        }

        return frequency == 0 ? TermPlaces.Nowhere : new TermPlaces(term, states, frequency);
    }

    /// <summary>Postings of a term in a segment, or null.</summary>
    public DocsEnum? Postings(string field, TermPlaces places, int segment, bool frequencies, bool living = false)
    {
        if (places.Frequency == 0 || places.States[segment] is not { } state)
        {
            return null;
        }

        var terms = Enum(field, segment)!;
        terms.SeekExact(places.Term, state);
        return terms.Docs(living ? Segments[segment].LiveDocs : null, null, frequencies ? DocsFlags.FREQS : DocsFlags.NONE);
    }

    /// <summary>Whether a piece that meets the filter holds the term.</summary>
    public bool IsVisible(string field, TermPlaces places, Filter filter)
    {
        for (var i = 0; i < Segments.Length; i++)
        {
            if (Postings(field, places, i, frequencies: false, living: true) is { } docs && AnyOf(docs, FilterBits.Of(filter, Segments[i])))
            {
                return true;
            }
        }

        return false;
    }

    public static bool AnyOf(DocsEnum docs, FixedBitSet? allowed)
    {
        var doc = docs.NextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS)
        {
            if (allowed is null || allowed.Get(doc))
            {
                return true;
            }

            var next = allowed.NextSetBit(doc);
            if (next < 0)
            {
                return false;
            }

            doc = docs.Advance(next);
        }

        return false;
    }

    /// <summary>The exact terms of a segment that begin with a prefix, until the visitor says no.</summary>
    public void Prefixed(int segment, string prefix, Func<string, TermsEnum, bool> visit)
    {
        if (Enum(FieldNames.Exact, segment) is not { } terms)
        {
            return;
        }

        var start = new BytesRef(prefix);
        for (var status = terms.SeekCeil(start); status != TermsEnum.SeekStatus.END && StringHelper.StartsWith(terms.Term, start);)
        {
            if (!visit(Encoding.UTF8.GetString(terms.Term.Bytes, terms.Term.Offset, terms.Term.Length), terms) || !terms.MoveNext())
            {
                return;
            }
        }
    }

    private TermsEnum? Enum(string field, int segment) => enums[Array.IndexOf(ReadFields, field)][segment];
}
