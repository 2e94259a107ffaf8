using Lucene.Net.Index;

namespace ComplianceVault.Search.Querying;

/// <summary>Postings of one term, read in windows.</summary>
internal sealed class Cursor
{
    // Skipping to single pieces pays when fewer than one in this many postings is asked for.
    private const int SkipFactor = 8;
    private readonly DocsEnum docs;
    private readonly ulong bit;
    private readonly float weight;
    private readonly bool scored;
    private readonly float density;

    /// <param name="scored">Weigh by frequency and length; otherwise the weight is the score.</param>
    /// <param name="density">Share of all pieces that have the term.</param>
    public Cursor(DocsEnum docs, ulong bit, float weight, bool scored, float density)
    {
        this.docs = docs;
        this.bit = bit;
        this.weight = weight;
        this.scored = scored;
        this.density = density;
        Piece = docs.NextDoc();
    }

    /// <summary>Where it stands.</summary>
    public int Piece { get; private set; }

    /// <summary>Opens every piece of the window that has the term.</summary>
    public void Open(int start, int end, float[] scores, ulong[] slots, float[] table, byte[] lengths)
    {
        var piece = Piece < start ? docs.Advance(start) : Piece;
        while (piece < end)
        {
            var at = piece - start;
            slots[at] |= bit;
            scores[at] += scored ? weight * table[Math.Min(docs.Freq, Bm25.MostFrequent) << 8 | lengths[piece]] : weight;
            piece = docs.NextDoc();
        }

        Piece = piece;
    }

    /// <summary>Adds to the pieces of the window that are open.</summary>
    public void Add(int start, int end, int touched, float[] scores, ulong[] slots, float[] table, byte[] lengths)
    {
        if (touched == 0 || Piece >= end)
        {
            return;
        }

        if (touched * SkipFactor < density * (end - start))
        {
            Skip(start, end, scores, slots, table, lengths);
            return;
        }

        var piece = Piece < start ? docs.Advance(start) : Piece;
        while (piece < end)
        {
            AddTo(piece, start, scores, slots, table, lengths);
            piece = docs.NextDoc();
        }

        Piece = piece;
    }

    private void Skip(int start, int end, float[] scores, ulong[] slots, float[] table, byte[] lengths)
    {
        var opened = slots.AsSpan(0, end - start);
        var at = opened.IndexOfAnyExcept(0UL);
        while (at >= 0 && Piece < end)
        {
            var wanted = start + at;
            if (Piece < wanted)
            {
                Piece = docs.Advance(wanted);
            }

            if (Piece == wanted)
            {
                AddTo(wanted, start, scores, slots, table, lengths);
            }

            var next = opened[(at + 1)..].IndexOfAnyExcept(0UL);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private void AddTo(int piece, int start, float[] scores, ulong[] slots, float[] table, byte[] lengths)
    {
        var at = piece - start;
        if (slots[at] != 0)
        {
            slots[at] |= bit;
            scores[at] += scored ? weight * table[Math.Min(docs.Freq, Bm25.MostFrequent) << 8 | lengths[piece]] : weight;
        }
    }
}
