using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;
using Lucene.Net.Index;

namespace ComplianceVault.Search.Querying;

/// <summary>The bigrams of a segment by their toneless pinyin: 12 bytes each, made when first asked for.</summary>
internal sealed class GramDictionary
{
    private readonly uint[] sounds;
    private readonly (uint Gram, int Frequency)[] grams;

    private GramDictionary(uint[] sounds, (uint, int)[] grams) => (this.sounds, this.grams) = (sounds, grams);

    public static GramDictionary Of(AtomicReader reader)
    {
        var keys = new List<uint>();
        var values = new List<(uint, int)>();
        foreach (var field in (ReadOnlySpan<string>)[FieldNames.Text, FieldNames.Context])
        {
            if (reader.GetTerms(field)?.GetEnumerator() is { } terms)
            {
                while (terms.MoveNext())
                {
                    Add(terms, keys, values);
                }
            }
        }

        var sorted = keys.ToArray();
        var found = values.ToArray();
        Array.Sort(sorted, found);
        return new GramDictionary(sorted, found);
    }

    public static uint SoundOf(ushort first, ushort second) => (uint)first << 16 | second;

    public static uint Pack(char first, char second) => (uint)first << 16 | second;

    /// <summary>The bigrams that sound like this.</summary>
    public ReadOnlySpan<(uint Gram, int Frequency)> Like(uint sound)
    {
        var at = Array.BinarySearch(sounds, sound);
        if (at < 0)
        {
            return [];
        }

        var from = at;
        while (from > 0 && sounds[from - 1] == sound)
        {
            from--;
        }

        while (at < sounds.Length && sounds[at] == sound)
        {
            at++;
        }

        return grams.AsSpan(from, at - from);
    }

    /// <summary>All bigrams whose syllables begin with these letters.</summary>
    public void LikeInitials(char first, char second, Action<uint, int> visit)
    {
        for (var i = 0; i < sounds.Length; i++)
        {
            if (Pinyin.Name((ushort)(sounds[i] >> 16))[0] == first && Pinyin.Name((ushort)sounds[i])[0] == second)
            {
                visit(grams[i].Gram, grams[i].Frequency);
            }
        }
    }

    private static void Add(TermsEnum terms, List<uint> keys, List<(uint, int)> values)
    {
        // A bigram of the plane that nearly all Chinese is written in: two times three bytes.
        var term = terms.Term;
        if (term.Length != 6 || (term.Bytes[term.Offset] & 0xF0) != 0xE0 || (term.Bytes[term.Offset + 3] & 0xF0) != 0xE0)
        {
            return;
        }

        var first = Decode(term.Bytes.AsSpan(term.Offset, 3));
        var second = Decode(term.Bytes.AsSpan(term.Offset + 3, 3));
        foreach (var one in (ReadOnlySpan<ushort>)[Pinyin.Of(first), Pinyin.SecondOf(first)])
        {
            foreach (var two in (ReadOnlySpan<ushort>)[Pinyin.Of(second), Pinyin.SecondOf(second)])
            {
                if (one > 0 && two > 0)
                {
                    keys.Add(SoundOf(one, two));
                    values.Add((Pack(first, second), terms.DocFreq));
                }
            }
        }
    }

    private static char Decode(ReadOnlySpan<byte> bytes) => (char)((bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F));
}
