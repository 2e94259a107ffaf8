using System.Globalization;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>What stands outside the text: the running line, the page count, the seals.</summary>
internal static class PageFurniture
{
    private const float HeaderBaseline = 44;
    private const float FooterBaseline = A4.Height - 36;
    private const float SealGap = 8;

    public static void Draw(SKCanvas canvas, PageFace face, PageDocument document, int page, int pages)
    {
        using var rule = new SKPaint { Color = PageStyle.Rule, StrokeWidth = 0.6f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        if (document.RunningHeader.Length > 0)
        {
            face.Draw(canvas, Cut(face, document.RunningHeader, A4.TextWidth), A4.Left, HeaderBaseline, PageStyle.Small, bold: false, PageStyle.Quiet);
            canvas.DrawLine(A4.Left, HeaderBaseline + 7, A4.Right, HeaderBaseline + 7, rule);
        }

        var count = string.Create(CultureInfo.InvariantCulture, $"第 {page + 1} 页 共 {pages} 页");
        canvas.DrawLine(A4.Left, FooterBaseline - 14, A4.Right, FooterBaseline - 14, rule);
        face.Draw(canvas, count, A4.Right - face.Width(count, PageStyle.Small), FooterBaseline, PageStyle.Small, bold: false, PageStyle.Quiet);
        face.Draw(canvas, Cut(face, document.RunningFooter, A4.TextWidth - 100), A4.Left, FooterBaseline, PageStyle.Small, bold: false, PageStyle.Quiet);
        if (page == 0 || document.SealsOnEveryPage)
        {
            DrawSeals(canvas, face, document.Seals);
        }
    }

    /// <summary>Room the seals take above the title of the first page.</summary>
    public static float SealHeight(PageFace face, PageDocument document) =>
        document.Seals.Count == 0 ? 0 : Math.Max(0, document.Seals.Max(s => Seals.Measure(face, s).Height) - 22);

    private static void DrawSeals(SKCanvas canvas, PageFace face, IReadOnlyList<Seal> seals)
    {
        var right = A4.Right;
        foreach (var seal in seals)
        {
            right = Seals.Draw(canvas, face, seal, new SKPoint(right, HeaderBaseline + 14)).Left - SealGap;
        }
    }

    private static string Cut(PageFace face, string text, float width) => Cut(face, text, width, PageStyle.Small);

    /// <summary>The beginning that fits, with … where something is left out.</summary>
    internal static string Cut(PageFace face, string text, float width, float size)
    {
        if (face.Width(text, size) <= width)
        {
            return text;
        }

        var end = text.Length;
        while (end > 0 && face.Width(text[..end] + "…", size) > width)
        {
            end -= end > 1 && char.IsLowSurrogate(text[end - 1]) ? 2 : 1;
        }

        return text[..end] + "…";
    }
}
