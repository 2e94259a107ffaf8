namespace ComplianceVault.Search;

/// <summary>Whether the index can answer.</summary>
public enum IndexState
{
    /// <summary>It answers.</summary>
    Ready,

    /// <summary>It does not answer until it is rebuilt; <see cref="IndexStatus.Problem"/> says why.</summary>
    NeedsRebuild,

    /// <summary>A rebuild runs; the old index still answers if it was usable.</summary>
    Rebuilding,
}

/// <summary>The condition of the index.</summary>
/// <param name="Problem">The error code that says why it does not answer: search.index-missing, -broken, -outdated; null when it does.</param>
/// <param name="Percent">Progress of a running rebuild, 0 to 100.</param>
/// <param name="CommittedSequence">The number stored with the last durable commit; -1 without one.</param>
/// <param name="Pieces">Pieces that can be found.</param>
/// <param name="Bytes">Size on disk.</param>
public sealed record IndexStatus(IndexState State, string? Problem, int Percent, long CommittedSequence, int Pieces, long Bytes);
