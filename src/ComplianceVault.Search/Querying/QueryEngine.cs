using System.Diagnostics;
using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Querying;

/// <summary>Answers questions to one searcher.</summary>
internal sealed class QueryEngine(IndexSearcher searcher, TextCutter cutter, IndexOptions options, Synonyms synonyms)
{
    private const int Candidates = 300;
    private const int MostMarks = 60;
    private const int SimilarUnits = 24;
    private const float SimilarCoverage = 0.1f;

    // How much of the question a piece must cover; the next step is asked when fewer than Enough pieces do. Not by the page asked for:
    // the total must be the same on every page.
    private const int Enough = 10;
    private static readonly float[] Coverages = [0.5f, 0.25f, 0];

    // 盖章 is also 盖受控章: where pairs are found hardly anywhere, most of the characters must be there.
    private static readonly float[] CharacterCoverages = [0.4f];
    private readonly IndexView view = new(searcher);

    public SearchAnswer Search(SearchRequest request, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var typed = ParsedQuery.Of(request.Query, options.Operators);
        var plan = new Planner(view, cutter, options, synonyms).Plan(typed, request.Rights, request.Scope);
        var (reading, facets) = Read(plan, Coverages, request, cancellation);
        if (reading.Total < Enough && plan is { IsCharacters: false, IsListing: false, Required.Count: 0 })
        {
            var wider = new Planner(view, cutter, options, synonyms).Plan(typed, request.Rights, request.Scope, characters: true);
            var again = Read(wider, CharacterCoverages, request, cancellation);
            (plan, reading, facets) = again.Reading.Total > reading.Total ? (wider, again.Reading, again.Facets) : (plan, reading, facets);
        }

        var ranked = new Ranking(view, plan).Rank(reading.Best.InOrder());
        using var highlighter = new Highlighter(plan);
        var hits = ranked.Skip(request.Skip).Take(request.Top).Select(entry => Hit(entry.Piece, entry.Score, highlighter, request.SnippetLength)).ToArray();
        return new SearchAnswer
        {
            Hits = hits,
            Total = reading.Total,
            Facets = facets.Result(),
            DidYouMean = plan.DidYouMean,
            Marks = highlighter.Words(MostMarks),
            TookMs = Stopwatch.GetElapsedTime(began).TotalMilliseconds,
        };
    }

    public IReadOnlyList<Suggestion> Suggest(string prefix, Filter rights, int top)
    {
        var bare = SuggestTerms.Bare(prefix);
        if (bare.Length == 0)
        {
            return [];
        }

        var found = Suggestions.Of(view, rights, SuggestKind.Code, bare, top).Select(text => new Suggestion(text, SuggestionKind.Code))
            .Concat(Suggestions.Of(view, rights, SuggestKind.Title, bare, top).Select(text => new Suggestion(text, SuggestionKind.Title)))
            .Concat(Suggestions.Terms(view, cutter, rights, synonyms, bare, top).Select(text => new Suggestion(text, SuggestionKind.Term)))
            .Concat(Suggestions.Of(view, rights, SuggestKind.Heading, bare, top).Select(text => new Suggestion(text, SuggestionKind.Heading)));
        return [.. found.DistinctBy(suggestion => suggestion.Text).Take(top)];
    }

    public IReadOnlyList<SearchHit> Similar(string owner, string key, Filter rights, int top)
    {
        if (Find(owner, key, rights) is not { } self)
        {
            return [];
        }

        var text = Text(self);
        var plan = new Planner(view, cutter, options, synonyms).PlanLike(CharacterMap.Fold(text), rights, SimilarUnits);
        var reading = new Reading(view, plan, SimilarCoverage, Candidates, FacetCounts.None);
        reading.Run(CancellationToken.None);
        using var highlighter = new Highlighter(plan);
        return [.. new Ranking(view, plan).Rank(reading.Best.InOrder()).Where(entry => entry.Piece != self).Take(top)
            .Select(entry => Hit(entry.Piece, entry.Score, highlighter, new SearchRequest { Query = "", Rights = rights }.SnippetLength))];
    }

    public ListAnswer List(ListRequest request)
    {
        var filter = FilterBits.Both(request.Rights, request.Scope);
        var facets = new FacetCounts(request.Facets, request.FacetValues);
        var totals = new ListTotals(request);
        var total = 0;
        foreach (var reader in view.Segments)
        {
            var pieces = new SegmentPieces(reader, null);
            var bits = FilterBits.Of(filter, reader);
            facets.Begin(reader);
            totals.Begin(reader);
            for (var piece = Next(bits, 0, reader.MaxDoc); piece < reader.MaxDoc; piece = Next(bits, piece + 1, reader.MaxDoc))
            {
                if (pieces.IsAllowed(piece))
                {
                    total++;
                    facets.Count(piece);
                    totals.Count(piece);
                }
            }

            facets.End();
            totals.End();
        }

        var drawn = request.Draw?.Invoke(total) ?? [];
        var places = request.Draw is null ? Enumerable.Range(request.Skip, request.Top) : drawn.Select(place => place - 1);
        var most = request.Draw is null ? request.Skip + request.Top : drawn is [.., var last] ? last : 0;
        var sort = request.Order.Count == 0 ? Sort.INDEXORDER : new Sort([.. request.Order.Select(FieldOf)]);
        var found = searcher.Search(new MatchAllDocsQuery(), new BitsFilter(filter), Math.Max(1, most), sort).ScoreDocs;
        using var highlighter = new Highlighter(new QueryPlan());
        return new ListAnswer([.. places.TakeWhile(place => place < found.Length).Select(place => Hit(found[place].Doc, 0, highlighter, 0))], total, facets.Result())
        {
            Drawn = drawn,
            Groups = totals.Groups(),
            Sums = totals.Totals(),
            Months = totals.Months(),
        };
    }

    /// <summary>The first piece from there on that meets the filter.</summary>
    private static int Next(FixedBitSet? bits, int from, int end) => bits is null || from >= end ? from : bits.NextSetBit(from) is >= 0 and var piece ? piece : end;

    private static SortField FieldOf(ListOrder order)
    {
        if (order.Words)
        {
            var text = new SortField(FieldNames.Sort(order.Field), SortFieldType.STRING, order.Descending);
            text.SetMissingValue(order.Descending ? SortField.STRING_FIRST : SortField.STRING_LAST);
            return text;
        }

        var number = new SortField(FieldNames.Number(order.Field), SortFieldType.INT64, order.Descending);
        number.SetMissingValue(J2N.Numerics.Int64.GetInstance(order.Descending ? long.MinValue : long.MaxValue));
        return number;
    }

    private (Reading Reading, FacetCounts Facets) Read(QueryPlan plan, float[] coverages, SearchRequest request, CancellationToken cancellation)
    {
        var most = Math.Max(Candidates, Math.Max(0, request.Skip) + Math.Max(0, request.Top));
        for (var step = 0; ; step++)
        {
            var facets = new FacetCounts(request.Facets, request.FacetValues);
            var reading = new Reading(view, plan, coverages[step], most, facets);
            if (plan.TotalShare > 0 || plan.IsListing || plan.Required.Count > 0)
            {
                reading.Run(cancellation);
            }

            if (reading.Total >= Enough || step == coverages.Length - 1 || plan.IsListing)
            {
                return (reading, facets);
            }
        }
    }

    private int? Find(string owner, string key, Filter rights)
    {
        var places = view.Find(FieldNames.Exact, FieldNames.OwnerTerm + owner);
        for (var segment = 0; segment < view.Segments.Length; segment++)
        {
            var allowed = FilterBits.Of(rights, view.Segments[segment]);
            if (view.Postings(FieldNames.Exact, places, segment, frequencies: false, living: true) is not { } docs)
            {
                continue;
            }

            for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
            {
                if ((allowed is null || allowed.Get(doc)) && Stored(view.Bases[segment] + doc).Key == key)
                {
                    return view.Bases[segment] + doc;
                }
            }
        }

        return null;
    }

    private StoredPart Stored(int piece) => StoredPart.Unpack(searcher.Doc(piece).GetBinaryValue(FieldNames.Stored));

    private string Text(int piece)
    {
        var data = Data(piece, new BytesRef());
        return string.Concat(data.Heading, " ", data.Text);
    }

    private PieceData Data(int piece, BytesRef value)
    {
        var segment = Array.FindLastIndex(view.Bases, start => start <= piece);
        return new SegmentPieces(view.Segments[segment], null).Read(piece - view.Bases[segment], value);
    }

    private SearchHit Hit(int piece, float score, Highlighter highlighter, int snippetLength)
    {
        var data = Data(piece, new BytesRef());
        var stored = Stored(piece);
        var heading = data.Heading.ToString();
        return new SearchHit
        {
            Owner = stored.Owner,
            Key = stored.Key,
            Number = data.Number.Length == 0 ? null : data.Number.ToString(),
            Heading = heading,
            Title = data.Title.ToString(),
            Code = data.Code.ToString(),
            ParentHeadings = data.Parents.Length == 0 ? [] : data.Parents.ToString().Split('\n'),
            HeadingHtml = highlighter.Whole(heading),
            SnippetHtml = snippetLength == 0 ? "" : highlighter.Snippet(data.Text.ToString(), snippetLength),
            Score = score,
            Keywords = stored.Keywords,
            Stored = stored.Stored,
        };
    }
}

/// <summary>A <see cref="Filter"/> where Lucene's own search is used (lists).</summary>
internal sealed class BitsFilter(Filter filter) : Lucene.Net.Search.Filter
{
    public override DocIdSet GetDocIdSet(Lucene.Net.Index.AtomicReaderContext context, IBits acceptDocs)
    {
        var bits = FilterBits.Of(filter, context.AtomicReader);
        if (bits is null)
        {
            bits = new FixedBitSet(context.AtomicReader.MaxDoc);
            bits.Set(0, bits.Length);
        }

        return BitsFilteredDocIdSet.Wrap(bits, acceptDocs);
    }
}
