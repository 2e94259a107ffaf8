using System.Globalization;

namespace ComplianceVault.Content.Comparing;

/// <summary>
/// Cuts a text into the units that are compared: a Chinese character, a word of letters, a number with its date or version signs
/// (<c>2026-01-05</c>, <c>99.9%</c>, <c>ITSMS-P05</c>), blanks, or one sign. Together they are the text.
/// </summary>
internal static class Words
{
    public static List<string> Of(string text)
    {
        var words = new List<string>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = LengthAt(text, at);
            words.Add(length == 1 ? Single(text[at]) : text.Substring(at, length));
            at += length;
        }

        return words;
    }

    private static int LengthAt(string text, int at)
    {
        var first = text[at];
        if (char.IsHighSurrogate(first) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            return 2;
        }

        var end = at + 1;
        if (char.IsWhiteSpace(first))
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }
        }
        else if (IsOfWord(first))
        {
            while (end < text.Length && (IsOfWord(text[end]) || (IsJoint(text[end]) && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]) && char.IsAsciiLetterOrDigit(text[end - 1]))))
            {
                end++;
            }

            end += end < text.Length && text[end] == '%' ? 1 : 0;
        }

        return end - at;
    }

    /// <summary>Letters and digits that make words; Chinese characters (letters without case) stand alone.</summary>
    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || (c > '\u007F' && char.GetUnicodeCategory(c) is
        UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark);

    private static bool IsJoint(char c) => c is '.' or '-' or '/' or ':' or '_';

    /// <summary>Characters come again and again; each is one string.</summary>
    private static string Single(char c) => string.Intern(c.ToString());
}
