using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ComplianceVault.Content.Reading.Docx;

/// <summary>Signs of the symbol fonts as Unicode, where a sign of the same meaning exists.</summary>
internal static class DocxSymbols
{
    private const char Unknown = '\uFFFD';
    private const string GreekUpper = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    private const string GreekLower = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

    private static readonly FrozenDictionary<int, char> Symbol = new Dictionary<int, char>
    {
        [0xA3] = '≤', [0xB3] = '≥', [0xB1] = '±', [0xB4] = '×', [0xB8] = '÷', [0xB0] = '°', [0xB7] = '•', [0xA5] = '∞', [0xB9] = '≠', [0xBB] = '≈',
        [0xAC] = '←', [0xAD] = '↑', [0xAE] = '→', [0xAF] = '↓', [0xDE] = '⇒', [0xE5] = '∑', [0xD6] = '√', [0xCE] = '∈', [0x2D] = '−', [0xA8] = '♦',
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, char> Wingdings = new Dictionary<int, char>
    {
        [0x6C] = '●', [0x6E] = '■', [0x6F] = '□', [0x70] = '□', [0x71] = '❑', [0x72] = '❒', [0x74] = '⧫', [0x75] = '◆', [0x76] = '❖', [0x77] = '⬥', [0x9F] = '•', [0xA7] = '▪', [0xA8] = '□',
        [0xFB] = '☒', [0xFC] = '✓', [0xFD] = '☒', [0xFE] = '☑', [0xD8] = '➢', [0xE0] = '→', [0xE8] = '➔', [0xF0] = '⇨', [0xA1] = '○', [0x4A] = '☺', [0x28] = '☎', [0x2A] = '✉', [0xAB] = '★',
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, char> Wingdings2 = new Dictionary<int, char>
    {
        [0x50] = '✓', [0x4F] = '✗', [0x51] = '☒', [0x52] = '☑', [0x53] = '☒', [0x54] = '☒', [0xA3] = '□', [0x2A] = '□', [0x97] = '●', [0x98] = '●',
    }.ToFrozenDictionary();

    /// <summary>A w:sym: font and hexadecimal code, usually in the private area F000–F0FF.</summary>
    public static char OfSymbol(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || value is < 0x20 or > 0xFFFF)
        {
            return Unknown;
        }

        var sign = value >= 0xF000 ? value - 0xF000 : value;
        return font switch
        {
            "Symbol" => Greek(sign) ?? Symbol.GetValueOrDefault(sign, Unknown),
            "Wingdings 2" => Wingdings2.GetValueOrDefault(sign, Unknown),
            "Wingdings" => Wingdings.GetValueOrDefault(sign, Unknown),
            _ => value is >= 0xE000 and <= 0xF8FF ? Wingdings.GetValueOrDefault(sign, Unknown) : char.IsSurrogate((char)value) ? Unknown : (char)value,
        };
    }

    /// <summary>A bullet's sign; what only a symbol font can draw becomes a dot.</summary>
    public static string Bullet(string text) =>
        text.Length == 0 || text[0] is >= '\uE000' and <= '\uF8FF' || text is "l" or "n" or "u" or "Ø" or "ü" or "p" or "o" or "§" ? "•" : text;

    /// <summary>Ordinary text: soft hyphens, zero-width signs and control characters out, private signs replaced, blanks made plain.</summary>
    public static void Append(StringBuilder target, string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '\u00AD' or '\u200B' or '\u200C' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F':
                    break;
                case '\u00A0' or '\r' or '\n':
                    target.Append(' ');
                    break;
                case >= '\uF000' and <= '\uF0FF':
                    target.Append(OfSymbol(null, ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
                    break;
                case '\t' or not (< ' ' or '\uFFFE' or '\uFFFF'):
                    target.Append(c);
                    break;
            }
        }
    }

    private static char? Greek(int sign) => sign switch
    {
        >= 'A' and <= 'Z' => GreekUpper[sign - 'A'],
        >= 'a' and <= 'z' => GreekLower[sign - 'a'],
        _ => null,
    };
}
