using System.Numerics;
using ComplianceVault.Search.Layout;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Querying;

/// <summary>
/// The first phase: reads the postings of the plan's slots window by window, keeps the best candidates by a plain sum, and counts what
/// covers enough of the question. The commonest slots that cannot reach the coverage by themselves never open a piece; they only add to
/// pieces that rarer slots have opened, which is what keeps long questions cheap in a large index.
/// </summary>
internal sealed class Reading(IndexView view, QueryPlan plan, float coverage, int most, FacetCounts facets)
{
    private const int Window = 1 << 13;
    private const float ContextWeight = 0.3f;
    private const float NumberWeight = 15;
    private const ulong Listed = 1UL << 63;
    private const int Memory = 256;
    private readonly float[] scores = new float[Window];
    private readonly ulong[] slots = new ulong[Window];
    private readonly float[] table = Bm25.Table(view.AverageLength);
    private readonly ulong[] rememberedSlots = new ulong[Memory];
    private readonly bool[] rememberedAnswer = new bool[Memory];
    private readonly BytesRef value = new();
    private readonly ulong opening = OpeningSlots(plan, coverage);

    /// <summary>Pieces that cover enough.</summary>
    public int Total { get; private set; }

    public TopPieces Best { get; } = new(most);

    public void Run(CancellationToken cancellation)
    {
        if (plan.Required.Any(literal => !literal.IsPossible))
        {
            return;
        }

        for (var segment = 0; segment < view.Segments.Length; segment++)
        {
            Read(segment, cancellation);
        }
    }

    // The commonest slots are taken off as long as all of them together stay below the coverage.
    private static ulong OpeningSlots(QueryPlan plan, float coverage)
    {
        var needed = plan.Required.Count > 0 ? plan.Required.OrderBy(literal => BitOperations.PopCount(literal.Bits)).First().Bits : ulong.MaxValue;
        ulong closed = 0;
        foreach (var unit in plan.Units.Where(unit => unit.Slot != Unit.NoSlot).OrderByDescending(unit => unit.Postings))
        {
            var with = closed | 1UL << unit.Slot;
            if (plan.Coverage(with) < Math.Max(coverage, float.Epsilon))
            {
                closed = with;
            }
        }

        return plan.Required.Count > 0 && (~closed & needed) == 0 ? needed : ~closed;
    }

    private void Read(int segment, CancellationToken cancellation)
    {
        var reader = view.Segments[segment];
        var allowed = FilterBits.Of(plan.Filter, reader);
        var lengths = SegmentView.Of(reader).Lengths(reader);
        var pieces = new SegmentPieces(reader, allowed);
        var (opens, adds) = Cursors(segment);
        facets.Begin(reader);
        for (var start = plan.IsListing ? 0 : NextStart(opens, 0); start < reader.MaxDoc; start = plan.IsListing ? start + Window : NextStart(opens, start + Window))
        {
            cancellation.ThrowIfCancellationRequested();
            var end = Math.Min(start + Window, reader.MaxDoc);
            if (plan.IsListing)
            {
                slots.AsSpan(0, end - start).Fill(Listed);
            }

            foreach (var cursor in opens)
            {
                cursor.Open(start, end, scores, slots, table, lengths);
            }

            var touched = slots.AsSpan(0, end - start).Count(0UL) is var empty ? end - start - empty : 0;
            foreach (var cursor in adds)
            {
                cursor.Add(start, end, touched, scores, slots, table, lengths);
            }

            Sweep(start, end, view.Bases[segment], pieces);
        }

        facets.End();
    }

    private static int NextStart(List<Cursor> opens, int from)
    {
        var next = DocIdSetIterator.NO_MORE_DOCS;
        foreach (var cursor in opens)
        {
            next = Math.Min(next, cursor.Piece);
        }

        return Math.Max(next, from);
    }

    private (List<Cursor> Opens, List<Cursor> Adds) Cursors(int segment)
    {
        var opens = new List<Cursor>();
        var adds = new List<Cursor>();
        foreach (var unit in plan.Units.Where(unit => unit.Slot != Unit.NoSlot))
        {
            var bit = 1UL << unit.Slot;
            var list = (opening & bit) != 0 ? opens : adds;
            Add(list, FieldNames.Text, unit.InText, segment, bit, unit.TextIdf);
            Add(list, FieldNames.Context, unit.InContext, segment, bit, unit.ContextIdf * ContextWeight);
            Add(list, FieldNames.Exact, unit.AsNumber, segment, bit, NumberWeight);
        }

        foreach (var name in plan.Named)
        {
            Add(adds, FieldNames.Exact, name.Places, segment, 0, NameParts.FirstLift(name));
        }

        return (opens, adds);
    }

    private void Add(List<Cursor> list, string field, TermPlaces places, int segment, ulong bit, float weight)
    {
        if (view.Postings(field, places, segment, frequencies: field == FieldNames.Text) is { } docs)
        {
            list.Add(new Cursor(docs, bit, weight, field == FieldNames.Text, (float)places.Frequency / Math.Max(1, view.Pieces)));
        }
    }

    private void Sweep(int start, int end, int docBase, SegmentPieces pieces)
    {
        var opened = slots.AsSpan(0, end - start);
        for (var at = opened.IndexOfAnyExcept(0UL); at >= 0;)
        {
            var piece = start + at;
            if (pieces.IsAllowed(piece) && Covers(opened[at]) && MeetsLiterals(opened[at], piece, pieces))
            {
                Total++;
                facets.Count(piece);
                Best.Offer(scores[at], docBase + piece);
            }

            var next = opened[(at + 1)..].IndexOfAnyExcept(0UL);
            at = next < 0 ? -1 : at + 1 + next;
        }

        opened.Clear();
        scores.AsSpan(0, end - start).Clear();
    }

    private bool Covers(ulong met)
    {
        if (plan.IsListing)
        {
            return true;
        }

        var place = (int)((met * 0x9E3779B97F4A7C15UL) >> 56);
        if (rememberedSlots[place] != met)
        {
            rememberedSlots[place] = met;
            var covered = plan.Coverage(met);
            rememberedAnswer[place] = covered >= coverage && (covered > 0 || plan.TotalShare == 0);
        }

        return rememberedAnswer[place];
    }

    private bool MeetsLiterals(ulong met, int piece, SegmentPieces pieces)
    {
        foreach (var literal in plan.Required)
        {
            if ((met & literal.Bits) != literal.Bits || !Literals.Occurs(literal.Folded, pieces.Read(piece, value)))
            {
                return false;
            }
        }

        foreach (var literal in plan.Excluded)
        {
            if (literal.IsPossible && (met & literal.Bits) == literal.Bits && Literals.Occurs(literal.Folded, pieces.Read(piece, value)))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The pieces of one segment: which may be seen, and what they say.</summary>
internal readonly struct SegmentPieces(AtomicReader reader, FixedBitSet? allowed)
{
    private readonly IBits? living = reader.LiveDocs;
    private readonly BinaryDocValues? values = reader.GetBinaryDocValues(FieldNames.Piece);

    public bool IsAllowed(int piece) => (allowed is null || allowed.Get(piece)) && (living is null || living.Get(piece));

    public PieceData Read(int piece, BytesRef value)
    {
        values!.Get(piece, value);
        return PieceData.Of(value);
    }
}
