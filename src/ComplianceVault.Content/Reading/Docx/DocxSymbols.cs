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

    private static readonly FrozenDictionary<int, char> Symbol = Map("A3≤ B3≥ B1± B4× B8÷ B0° B7• A5∞ B9≠ BB≈ AC← AD↑ AE→ AF↓ DE⇒ E5∑ D6√ CE∈ 2D− A8♦");

    private static readonly FrozenDictionary<int, char> Wingdings = Map("6C● 6E■ 6F□ 70□ 71❑ 72❒ 74⧫ 75◆ 76❖ 77⬥ 9F• A7▪ A8□ FB☒ FC✓ FD☒ FE☑ D8➢ E0→ E8➔ F0⇨ A1○ 4A☺ 28☎ 2A✉ AB★");

    private static readonly FrozenDictionary<int, char> Wingdings2 = Map("50✓ 4F✗ 51☒ 52☑ 53☒ 54☒ A3□ 2A□ 97● 98●");

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

    /// <summary>Pairs of a hexadecimal code and its sign.</summary>
    private static FrozenDictionary<int, char> Map(string pairs) => pairs.Split(' ')
        .ToFrozenDictionary(p => int.Parse(p.AsSpan(0, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), p => p[2]);

    private static char? Greek(int sign) => sign switch
    {
        >= 'A' and <= 'Z' => GreekUpper[sign - 'A'],
        >= 'a' and <= 'z' => GreekLower[sign - 'a'],
        _ => null,
    };
}
