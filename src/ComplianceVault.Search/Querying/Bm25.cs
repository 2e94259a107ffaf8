using Lucene.Net.Util;

namespace ComplianceVault.Search.Querying;

/// <summary>BM25 with k1 = 1.2, b = 0.6, the numbers with which the index was written.</summary>
internal static class Bm25
{
    public const int MostFrequent = 15;
    private const float K1 = 1.2f;
    private const float B = 0.6f;
    private static readonly float[] LengthOf = [.. Enumerable.Range(0, 256).Select(code => LengthOfCode((byte)code))];

    public static float Idf(int frequency, int pieces) => frequency <= 0 ? 0 : MathF.Log(1 + (pieces - frequency + 0.5f) / (frequency + 0.5f));

    /// <summary>Saturated frequency of a term in a text of a length relative to the average.</summary>
    public static float Saturate(float frequency, float relativeLength) => frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * relativeLength));

    public static float Length(byte code) => LengthOf[code];

    /// <summary>Saturated frequencies for each frequency up to <see cref="MostFrequent"/> and each encoded length: [frequency * 256 + code].</summary>
    public static float[] Table(float averageLength)
    {
        var table = new float[(MostFrequent + 1) * 256];
        for (var i = 256; i < table.Length; i++)
        {
            table[i] = Saturate(i / 256, LengthOf[i % 256] / averageLength);
        }

        return table;
    }

    private static float LengthOfCode(byte code)
    {
        var norm = SmallSingle.SByte315ToSingle((sbyte)code);
        return norm == 0 ? 1 : 1 / (norm * norm);
    }
}
