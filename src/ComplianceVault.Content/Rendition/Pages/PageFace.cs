using System.Text;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>Measures and draws text in points; a sign the first font lacks comes from the next that has it.</summary>
public sealed class PageFace
{
    private readonly IReadOnlyList<SKTypeface> typefaces;
    private readonly Dictionary<Rune, (int Font, float Width)> known = [];

    internal PageFace(IReadOnlyList<SKTypeface> typefaces) => this.typefaces = typefaces;

    public float Width(string text, float size)
    {
        float width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Know(rune).Width;
        }

        return width * size;
    }

    public void Draw(SKCanvas canvas, string text, float x, float baseline, float size, bool bold, SKColor colour)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        foreach (var (font, run) in Runs(text))
        {
            using var face = Font(typefaces[font], size);
            face.Embolden = bold;
            canvas.DrawText(run, x, baseline, SKTextAlign.Left, face, paint);
            x += Width(run, size);
        }
    }

    private IEnumerable<(int Font, string Run)> Runs(string text)
    {
        var run = new StringBuilder();
        var current = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var font = Know(rune).Font;
            if (font != current && run.Length > 0)
            {
                yield return (current, run.ToString());
                run.Clear();
            }

            current = font;
            run.Append(rune);
        }

        if (run.Length > 0)
        {
            yield return (current, run.ToString());
        }
    }

    private (int Font, float Width) Know(Rune rune)
    {
        if (!known.TryGetValue(rune, out var found))
        {
            var font = 0;
            for (var i = typefaces.Count - 1; i >= 0; i--)
            {
                using var candidate = Font(typefaces[i], 100);
                font = candidate.ContainsGlyph(rune.Value) ? i : font;
            }

            using var face = Font(typefaces[font], 100);
            known[rune] = found = (font, face.MeasureText(rune.ToString()) / 100);
        }

        return found;
    }

    // Unhinted: a PDF is scaled by its viewer.
    private static SKFont Font(SKTypeface typeface, float size) => new(typeface, size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
}
