namespace ComplianceVault.Search.Analysis;

/// <summary>Toneless pinyin: the syllable of a character, and latin letters read as syllables. ü is written v.</summary>
internal static class Pinyin
{
    private const int LongestSyllable = 6;
    private static readonly Dictionary<string, ushort> Ids = Enumerable.Range(1, CharacterTables.Syllables.Length - 1)
        .ToDictionary(id => CharacterTables.Syllables[id], id => (ushort)id);

    private static readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> Lookup = Ids.GetAlternateLookup<ReadOnlySpan<char>>();

    // Common characters with a second reading; the table has one reading a character.
    private static readonly Dictionary<char, ushort> Second = new[]
    {
        ('长', "chang"), ('重', "chong"), ('行', "hang"), ('调', "tiao"), ('率', "lv"), ('传', "zhuan"), ('降', "xiang"), ('系', "ji"),
        ('会', "kuai"), ('参', "shen"), ('校', "xiao"), ('单', "shan"), ('还', "huan"), ('给', "ji"), ('都', "du"), ('藏', "zang"),
        ('便', "pian"), ('曾', "zeng"), ('盛', "cheng"), ('解', "xie"), ('弹', "tan"), ('适', "kuo"), ('识', "zhi"), ('省', "xing"),
    }.Where(pair => Ids.ContainsKey(pair.Item2)).ToDictionary(pair => pair.Item1, pair => Ids[pair.Item2]);

    public static ushort Of(char folded) => CharacterTables.SyllableOf[folded];

    /// <summary>A second reading, or 0.</summary>
    public static ushort SecondOf(char folded) => Second.GetValueOrDefault(folded);

    public static string Name(ushort syllable) => CharacterTables.Syllables[syllable];

    /// <summary>Reads lower-case letters as the fewest syllables; empty when they are none.</summary>
    public static List<ushort> Read(ReadOnlySpan<char> letters)
    {
        var best = new (int Count, int From, ushort Id)[letters.Length + 1];
        for (var end = 1; end <= letters.Length; end++)
        {
            for (var from = Math.Max(0, end - LongestSyllable); from < end; from++)
            {
                if ((from == 0 || best[from].Count > 0) && Lookup.TryGetValue(letters[from..end], out var id)
                    && (best[end].Count == 0 || best[from].Count + 1 < best[end].Count))
                {
                    best[end] = (best[from].Count + 1, from, id);
                }
            }
        }

        var syllables = new List<ushort>();
        for (var end = letters.Length; end > 0 && best[end].Count > 0; end = best[end].From)
        {
            syllables.Insert(0, best[end].Id);
        }

        return syllables;
    }

    /// <summary>Full pinyin and initials of a folded text; other letters and digits stay, everything else is dropped.</summary>
    public static (string Full, string Initials) Spell(ReadOnlySpan<char> folded)
    {
        var full = new System.Text.StringBuilder(folded.Length * 4);
        var initials = new System.Text.StringBuilder(folded.Length);
        foreach (var unit in folded)
        {
            if (Of(unit) is var syllable and > 0)
            {
                full.Append(Name(syllable));
                initials.Append(Name(syllable)[0]);
            }
            else if (CharacterMap.Kind(unit) != CharacterKind.Other)
            {
                full.Append(unit);
                initials.Append(unit);
            }
        }

        return (full.ToString(), initials.ToString());
    }
}
