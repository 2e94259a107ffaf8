using System.Globalization;
using System.Text;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Reading.Plain;

/// <summary>Text of unstated encoding: a byte order mark decides, else strict UTF-8, else UTF-16 by its zero bytes, else GB18030.</summary>
internal static class TextDecoder
{
    private const int MostBad = 2;
    private const char Bad = '\uFFFD';

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>The text, and a remark where single characters could not be decoded.</summary>
    public static (string Text, IReadOnlyList<ReadingRemark> Remarks) Decode(Stream file, ReadingBudget budget)
    {
        if (file.Length > budget.Limits.Characters * 4L)
        {
            throw new ReadingRefusedException(Error.Invalid("content.too-much-text", budget.Limits.Characters));
        }

        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        budget.CancellationToken.ThrowIfCancellationRequested();
        var text = Decode(bytes);
        budget.Take(text.Length);
        var bad = text.AsSpan().Count(Bad);
        if (bad > MostBad + (text.Length / 50) || IsBinary(text))
        {
            throw new ReadingRefusedException(Error.Invalid("content.not-text"));
        }

        return (text, bad == 0 ? [] : [new ReadingRemark("reading.undecodable", [bad.ToString(CultureInfo.InvariantCulture)])]);
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        _ when Utf16(bytes) is { } utf16 => utf16.GetString(bytes),
        _ => Utf8OrGb(bytes),
    };

    /// <summary>Valid UTF-8 is UTF-8; else whichever of the two leaves fewer characters undecoded.</summary>
    private static string Utf8OrGb(ReadOnlySpan<byte> bytes)
    {
        var utf8 = Encoding.UTF8.GetString(bytes);
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return utf8;
        }

        var gb = Gb18030.GetString(bytes);
        return utf8.AsSpan().Count(Bad) <= gb.AsSpan().Count(Bad) ? utf8 : gb;
    }

    /// <summary>Latin letters, digits and line feeds leave a zero byte on one side in UTF-16, even in Chinese text.</summary>
    private static UnicodeEncoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
        if (sample.IndexOf((byte)0) < 0)
        {
            return null;
        }

        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        return odd > even * 8 ? new UnicodeEncoding(false, false) : even > odd * 8 ? new UnicodeEncoding(true, false) : null;
    }

    private static bool IsBinary(string text)
    {
        var control = 0;
        foreach (var c in text)
        {
            control += c is < ' ' and not ('\t' or '\n' or '\r' or '\f') or '\uFFFE' or '\uFFFF' ? 1 : 0;
        }

        return control > MostBad + (text.Length / 200);
    }
}
