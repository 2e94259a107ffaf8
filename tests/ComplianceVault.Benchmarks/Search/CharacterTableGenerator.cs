using System.Globalization;
using System.IO.Compression;
using System.Text;
using ICU4N.Text;

namespace ComplianceVault.Benchmarks.Search;

/// <summary>
/// Writes the table that <c>ComplianceVault.Search.Analysis.CharacterTables</c> reads: for each of the 65,536 UTF-16 units its
/// folded unit (NFKC where that is one unit, traditional to simplified, lower case) and its toneless pinyin syllable.
/// Run at development time only; the file is committed.
/// </summary>
internal static class CharacterTableGenerator
{
    public static int Write(string target)
    {
        var simplified = Transliterator.GetInstance("Traditional-Simplified");
        var latin = Transliterator.GetInstance("Han-Latin");
        var map = new char[65536];
        for (var unit = 0; unit < map.Length; unit++)
        {
            map[unit] = Fold((char)unit, simplified);
        }

        var syllables = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var readings = new string[65536];
        for (var unit = 0; unit < readings.Length; unit++)
        {
            readings[unit] = map[unit] == unit ? Reading((char)unit, latin) : "";
            if (readings[unit].Length > 0)
            {
                syllables[readings[unit]] = 0;
            }
        }

        var names = syllables.Keys.ToArray();
        using var file = File.Create(target);
        using var packed = new BrotliStream(file, CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        for (var unit = 0; unit < map.Length; unit++)
        {
            writer.Write((ushort)(map[unit] - unit));
        }

        writer.Write(string.Join(' ', names));
        for (var unit = 0; unit < readings.Length; unit++)
        {
            writer.Write((ushort)(readings[unit].Length == 0 ? 0 : Array.BinarySearch(names, readings[unit], StringComparer.Ordinal) + 1));
        }

        Console.WriteLine($"{names.Length} syllables, {map.Where((folded, unit) => folded != unit).Count()} folded units");
        return 0;
    }

    private static char Fold(char unit, Transliterator simplified)
    {
        if (char.GetUnicodeCategory(unit) is UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)
        {
            return unit;
        }

        // Hyphens of all kinds join the parts of a number; a Chinese dash (U+2014) does not.
        if (unit is '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212')
        {
            return '-';
        }

        var folded = One(unit, unit.ToString().Normalize(NormalizationForm.FormKC));
        folded = One(folded, simplified.Transliterate(folded.ToString()));
        folded = char.ToLowerInvariant(folded);
        return char.IsWhiteSpace(folded) || char.IsControl(folded) ? ' ' : folded;
    }

    private static char One(char before, string after) => after.Length == 1 && after[0] != '\0' ? after[0] : before;

    private static string Reading(char unit, Transliterator latin)
    {
        if (char.GetUnicodeCategory(unit) != UnicodeCategory.OtherLetter || unit < '\u3400')
        {
            return "";
        }

        var spelled = latin.Transliterate(unit.ToString()).Normalize(NormalizationForm.FormD).Replace("u\u0308", "v", StringComparison.Ordinal);
        var plain = new string([.. spelled.Where(char.IsAsciiLetterLower)]);
        return plain.Length is > 0 and <= 6 && spelled[0] != unit ? plain : "";
    }
}
