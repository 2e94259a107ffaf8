namespace ComplianceVault.App.Documents.Library;

/// <summary>Where a long section is cut for the index: a sentence that is cut in two is found by neither half.</summary>
public static class PieceEnd
{
    private const string SentenceEnds = "。！？；";

    /// <summary>How much of the text goes into the next piece: up to the last end of a line within the length, else of a sentence, else all that fits.</summary>
    public static int Of(ReadOnlySpan<char> text, int atMost)
    {
        if (text.Length <= atMost)
            return text.Length;
        var fits = text[..atMost];
        if (fits.LastIndexOf('\n') is var line and >= 0)
            return line + 1;
        var sentence = Math.Max(fits.LastIndexOfAny(SentenceEnds), fits.LastIndexOf(". "));
        if (sentence >= 0)
            return sentence + 1;
        return char.IsHighSurrogate(fits[^1]) ? atMost - 1 : atMost;
    }
}
