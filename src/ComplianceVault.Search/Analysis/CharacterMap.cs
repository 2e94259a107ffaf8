using System.Globalization;

namespace ComplianceVault.Search.Analysis;

internal enum CharacterKind : byte
{
    /// <summary>Separates.</summary>
    Other,

    /// <summary>A character that is a word's part by itself: Han, kana, hangul, half of a surrogate pair.</summary>
    Han,
    Letter,
    Digit,
}

/// <summary>
/// One form for all spellings of a character: NFKC, traditional to simplified, lower case. One unit stays one unit, so that an
/// offset in the folded text is the offset in the printed one.
/// </summary>
internal static class CharacterMap
{
    private static readonly char[] Folded = CharacterTables.Folded;
    private static readonly CharacterKind[] Kinds = Classify();

    public static char Fold(char unit) => Folded[unit];

    public static string Fold(string text) => string.Create(text.Length, text, static (target, source) => Fold(source, target));

    public static void Fold(ReadOnlySpan<char> source, Span<char> target)
    {
        var folded = Folded;
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = folded[source[i]];
        }
    }

    /// <summary>The kind of a folded unit.</summary>
    public static CharacterKind Kind(char folded) => Kinds[folded];

    private static CharacterKind[] Classify()
    {
        var kinds = new CharacterKind[CharacterTables.Units];
        for (var unit = 0; unit < kinds.Length; unit++)
        {
            kinds[unit] = char.GetUnicodeCategory((char)unit) switch
            {
                UnicodeCategory.DecimalDigitNumber => CharacterKind.Digit,
                UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => CharacterKind.Letter,
                UnicodeCategory.Surrogate => CharacterKind.Han,
                UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => unit >= 0x2E80 ? CharacterKind.Han : CharacterKind.Letter,
                _ => CharacterKind.Other,
            };
        }

        return kinds;
    }
}
