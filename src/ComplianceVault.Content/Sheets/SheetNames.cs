using System.Text;
using System.Xml;

namespace ComplianceVault.Content.Sheets;

/// <summary>What Excel accepts as the name of a sheet and as text of a cell.</summary>
internal static class SheetNames
{
    private const int MaxName = 31;
    private const int MaxText = 32_767;

    internal static string Clean(string name)
    {
        var kept = new StringBuilder();
        foreach (var c in name)
            kept.Append(c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? ' ' : c);
        var clean = kept.ToString().Trim().Trim('\'');
        if (clean.Length > MaxName)
            clean = clean[..(char.IsHighSurrogate(clean[MaxName - 1]) ? MaxName - 1 : MaxName)];
        return clean.Length == 0 ? "Sheet1" : clean;
    }

    internal static string CleanText(string text)
    {
        if (text.Length > MaxText)
            text = text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];
        return IsClean(text) ? text : Replace(text);
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (c == '\r' || char.IsSurrogate(c) || !XmlConvert.IsXmlChar(c))
                return false;
        }

        return true;
    }

    private static string Replace(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
                kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
