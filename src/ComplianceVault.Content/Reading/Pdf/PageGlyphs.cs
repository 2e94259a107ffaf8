using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>The readable characters of a page: upright ones only (a turned watermark is no text), each once where a program draws bold by drawing twice.</summary>
internal static class PageGlyphs
{
    private const double LargestSize = 200;

    public static List<Glyph> Of(Page page)
    {
        var glyphs = new List<Glyph>(page.Letters.Count);
        var seen = new HashSet<(string, long, long)>();
        foreach (var letter in page.Letters)
        {
            if (letter.TextOrientation != TextOrientation.Horizontal || string.IsNullOrEmpty(letter.Value))
            {
                continue;
            }

            var glyph = Make(letter);
            if (IsOnPage(glyph, page) && IsFirst(seen, glyph))
            {
                glyphs.Add(glyph);
            }
        }

        return glyphs;
    }

    private static Glyph Make(Letter letter)
    {
        var left = Math.Min(letter.StartBaseLine.X, letter.EndBaseLine.X);
        var right = Math.Max(letter.StartBaseLine.X, letter.EndBaseLine.X);
        var size = letter.PointSize > 0.5 ? letter.PointSize : Math.Max(letter.BoundingBox.Height, 1);
        return new Glyph(Plain(letter.Value), left, Math.Max(right, letter.BoundingBox.Right), letter.StartBaseLine.Y, size, IsBold(letter));
    }

    // Fonts map some ideographs to look-alike radicals (⼀ U+2F00 for 一) and Latin pairs to ligatures; both would hide words from search.
    private static string Plain(string text)
    {
        foreach (var c in text)
        {
            if (c is >= '\u2E80' and <= '\u2FDF' or >= '\uF900' and <= '\uFAFF' or >= '\uFB00' and <= '\uFB06')
            {
                return text.Normalize(System.Text.NormalizationForm.FormKC);
            }
        }

        return text is "\u00A0" or "\t" ? " " : text;
    }

    private static bool IsBold(Letter letter)
    {
        var name = letter.FontName ?? "";
        return letter.RenderingMode == TextRenderingMode.FillThenStroke
            || letter.FontDetails is { IsBold: true }
            || name.Contains("Bold", StringComparison.OrdinalIgnoreCase)
            || name.Contains("Black", StringComparison.OrdinalIgnoreCase)
            || name.Contains("Heavy", StringComparison.OrdinalIgnoreCase)
            || name.Contains("SimHei", StringComparison.OrdinalIgnoreCase)
            || name.Contains("XiaoBiaoSong", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOnPage(Glyph glyph, Page page) =>
        double.IsFinite(glyph.Left) && double.IsFinite(glyph.Right) && double.IsFinite(glyph.Baseline)
        && glyph.Size <= LargestSize && glyph.Right >= -5 && glyph.Left <= page.Width + 5 && glyph.Baseline >= -5 && glyph.Baseline <= page.Height + 5;

    private static bool IsFirst(HashSet<(string, long, long)> seen, Glyph glyph)
    {
        if (glyph.IsBlank)
        {
            return true;
        }

        // Neighbouring cells of a fine raster: the same letter drawn again lies in one of them, the second l of "shall" does not.
        var step = glyph.Size / 16;
        long x = (long)(glyph.Left / step), y = (long)(glyph.Baseline / step);
        for (var dx = -1; dx <= 1; dx++)
        {
            for (var dy = -1; dy <= 1; dy++)
            {
                if (seen.Contains((glyph.Text, x + dx, y + dy)))
                {
                    return false;
                }
            }
        }

        return seen.Add((glyph.Text, x, y));
    }
}
