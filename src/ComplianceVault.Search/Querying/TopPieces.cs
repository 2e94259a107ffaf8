namespace ComplianceVault.Search.Querying;

/// <summary>The best so many pieces: a heap with the weakest on top. Of equal scores the earlier piece stays.</summary>
internal sealed class TopPieces(int most)
{
    private readonly (float Score, int Piece)[] heap = new (float, int)[most];

    public int Count { get; private set; }

    public void Offer(float score, int piece)
    {
        if (Count < heap.Length)
        {
            heap[Count] = (score, piece);
            Up(Count++);
        }
        else if (score > heap[0].Score)
        {
            heap[0] = (score, piece);
            Down();
        }
    }

    /// <summary>In the order of the index, for reading them one after another.</summary>
    public (float Score, int Piece)[] InOrder()
    {
        var all = heap[..Count];
        Array.Sort(all, static (one, other) => one.Piece.CompareTo(other.Piece));
        return all;
    }

    private void Up(int at)
    {
        for (var parent = (at - 1) / 2; at > 0 && Weaker(heap[at], heap[parent]); at = parent, parent = (at - 1) / 2)
        {
            (heap[at], heap[parent]) = (heap[parent], heap[at]);
        }
    }

    private void Down()
    {
        var at = 0;
        while (true)
        {
            var child = 2 * at + 1;
            if (child >= Count)
            {
                return;
            }

            if (child + 1 < Count && Weaker(heap[child + 1], heap[child]))
            {
                child++;
            }

            if (!Weaker(heap[child], heap[at]))
            {
                return;
            }

            (heap[at], heap[child]) = (heap[child], heap[at]);
            at = child;
        }
    }

    private static bool Weaker((float Score, int Piece) one, (float Score, int Piece) other) =>
        one.Score < other.Score || (one.Score == other.Score && one.Piece > other.Piece);
}
