using System.Text;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>Which characters are written without blanks between them, and how the ends of two lines meet.</summary>
internal static class Script
{
    /// <summary>Ideographs, kana, full-width letters and CJK punctuation, and the quotation marks Chinese text shares with Latin.</summary>
    public static bool IsCjk(char c) =>
        c is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE4F' or >= '\uFF00' and <= '\uFFEF'
        || char.IsSurrogate(c) || c is '“' or '”' or '‘' or '’' or '—' or '…' or '·';

    /// <summary>Whether a line may end between two neighbouring characters: not before a closing and not behind an opening sign.</summary>
    public static bool MayBreak(char before, char next) =>
        (IsCjk(before) || IsCjk(next))
        && !"，。、；：？！）》】〉」』”’％…—·,.;:?!)]}%".Contains(next, StringComparison.Ordinal)
        && !"（《【〈「『“‘([{".Contains(before, StringComparison.Ordinal);

    /// <summary>Ends of sentences and items: a line that ends so rarely goes on.</summary>
    public static bool EndsSentence(string text) => text.Length > 0 && text[^1] is '。' or '；' or '！' or '？' or ';' or '：' or ':';

    /// <summary>Joins the next line: nothing between CJK, a blank between Latin words, a hyphen at the line's end is dropped when the word goes on in lower case.</summary>
    public static void Append(StringBuilder text, string next)
    {
        if (text.Length == 0 || next.Length == 0)
        {
            text.Append(next);
            return;
        }

        char last = text[^1], first = next[0];
        if (last is '-' or '\u00AD' && text.Length > 1 && char.IsAsciiLetter(text[^2]) && char.IsAsciiLetterLower(first))
        {
            text.Length--;
        }
        else if (!IsCjk(last) && !IsCjk(first) && last is not ('-' or '/' or ' ' or '\u00AD'))
        {
            text.Append(' ');
        }

        text.Append(next);
    }
}
