using System.Globalization;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>What stands outside the text: the running line, the page count, the seals.</summary>
internal static class PageFurniture
{
    private const float HeaderBaseline = 44;
    private const float FooterHeight = 36;
    private const float SealGap = 8;

    public static void Draw(SKCanvas canvas, PageSheets sheets, PageDocument document, int page)
    {
        var (face, size, baseline) = (sheets.Face, sheets.Size, sheets.Size.Height - FooterHeight);
        using var rule = new SKPaint { Color = PageStyle.Rule, StrokeWidth = 0.6f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        if (document.RunningHeader.Length > 0)
        {
            face.Draw(canvas, Cut(face, document.RunningHeader, size.TextWidth), size.Left, HeaderBaseline, PageStyle.Small, bold: false, PageStyle.Quiet);
            canvas.DrawLine(size.Left, HeaderBaseline + 7, size.Right, HeaderBaseline + 7, rule);
        }

        var count = string.Create(CultureInfo.InvariantCulture, $"{document.Part}{(document.Part.Length > 0 ? " " : "")}第 {page + 1} 页 共 {sheets.Count} 页");
        canvas.DrawLine(size.Left, baseline - 14, size.Right, baseline - 14, rule);
        face.Draw(canvas, count, size.Right - face.Width(count, PageStyle.Small), baseline, PageStyle.Small, bold: false, PageStyle.Quiet);
        face.Draw(canvas, Cut(face, document.RunningFooter, size.TextWidth - 100), size.Left, baseline, PageStyle.Small, bold: false, PageStyle.Quiet);
        if (page == 0 || document.SealsOnEveryPage)
        {
            DrawSeals(canvas, face, document.Seals, size.Right);
        }
    }

    /// <summary>Room the seals take above the title of the first page.</summary>
    public static float SealHeight(PageFace face, PageDocument document) =>
        document.Seals.Count == 0 ? 0 : Math.Max(0, document.Seals.Max(s => Seals.Measure(face, s).Height) - 22);

    private static void DrawSeals(SKCanvas canvas, PageFace face, IReadOnlyList<Seal> seals, float right)
    {
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
