using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Reading;

/// <summary>A refusal found deep inside a reader; <see cref="DocumentReader"/> turns it into its result. Nothing else may throw it on.</summary>
internal sealed class ReadingRefusedException(Error error) : Exception(error.ToString())
{
    public Error Error { get; } = error;
}

/// <summary>What one file may still use up: characters of text, and time through the token.</summary>
internal sealed class ReadingBudget(ReadingLimits limits, CancellationToken cancellationToken)
{
    private int steps;
    private long characters;

    public ReadingLimits Limits { get; } = limits;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Called inside every loop over input; looks at the token once in 256 calls.</summary>
    public void Step()
    {
        if ((++steps & 0xFF) == 0)
        {
            CancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Counts extracted text.</summary>
    public void Take(int count)
    {
        Step();
        characters += count;
        if (characters > Limits.Characters)
        {
            throw new ReadingRefusedException(Error.Invalid("content.too-much-text", Limits.Characters));
        }
    }
}
