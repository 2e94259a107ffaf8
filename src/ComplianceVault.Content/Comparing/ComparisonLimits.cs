namespace ComplianceVault.Content.Comparing;

/// <summary>
/// Bounds of a comparison. What would cost more is compared by whole paragraphs instead of words, and sections of very large texts are matched
/// by number and heading instead of text: the difference stays true, it only becomes coarser.
/// </summary>
public sealed record ComparisonLimits
{
    public static ComparisonLimits Default { get; } = new();

    /// <summary>Steps of the word and line comparison of a whole document; a manual of 15,000 characters takes some ten thousand.</summary>
    public long Steps { get; init; } = 60_000_000;

    /// <summary>Edits within one paragraph, above which it counts as rewritten.</summary>
    public int EditsOfAParagraph { get; init; } = 1_500;

    /// <summary>Characters of both texts together, above which sections are not matched by their text.</summary>
    public int MatchedCharacters { get; init; } = 1_000_000;
}

/// <summary>What is left of the work that a comparison may do.</summary>
internal sealed class ComparisonWork(ComparisonLimits limits, CancellationToken cancellationToken)
{
    private long left = limits.Steps;

    public ComparisonLimits Limits { get; } = limits;

    /// <summary>Something was compared more coarsely than asked.</summary>
    public bool IsCoarse { get; private set; }

    /// <summary>False once the limit is reached.</summary>
    public bool Spend(long steps)
    {
        cancellationToken.ThrowIfCancellationRequested();
        left -= steps;
        return left >= 0 || GiveUp();
    }

    public bool GiveUp()
    {
        IsCoarse = true;
        return false;
    }
}
