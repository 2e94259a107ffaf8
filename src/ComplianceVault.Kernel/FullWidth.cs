namespace ComplianceVault.Kernel;

/// <summary>Full-width letters, digits and signs as Chinese input methods type them, brought to their plain ASCII form.</summary>
public static class FullWidth
{
    private const int Offset = 'Ａ' - 'A';

    /// <summary>The text with U+FF01…U+FF5E and the ideographic space as ASCII; everything else, Chinese included, stays as it is.</summary>
    public static string Narrow(string text) =>
        text.Any(IsWide) ? string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                span[i] = Narrow(source[i]);
        }) : text;

    private static char Narrow(char c) => c == '\u3000' ? ' ' : IsWide(c) ? (char)(c - Offset) : c;

    private static bool IsWide(char c) => c is (>= '\uFF01' and <= '\uFF5E') or '\u3000';
}
