using System.Globalization;
using ComplianceVault.App.Documents.Controlled;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>A line from a scanner or a keyboard: <c>ITSMS-P05 007</c>, <c>ITSMS-P05#7</c>, <c>https://…/check/TOKEN</c>, or the bare token.</summary>
internal sealed record CopyLine(string DocumentNumber, int Ordinal, string? Token)
{
    private const string Check = "/check/";
    private static readonly char[] Separators = [' ', '#', '\t', '\u3000', '＃'];

    /// <summary>As typed, and in capitals as numbers are written.</summary>
    public string[] Spellings => [DocumentNumber, DocumentNumber.ToUpperInvariant()];

    public static CopyLine? Parse(string line)
    {
        var text = line.Trim();
        var at = text.IndexOf(Check, StringComparison.OrdinalIgnoreCase);
        var tail = at < 0 ? text : text[(at + Check.Length)..].TrimEnd('/');
        if (tail.Length == CheckToken.Length && tail.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return new("", 0, tail);
        var cut = text.LastIndexOfAny(Separators);
        return cut > 0 && int.TryParse(text.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) && ordinal > 0
            ? new(text[..cut].TrimEnd(Separators), ordinal, null)
            : null;
    }
}
