using ComplianceVault.Content.Rendition.Pages;
using SkiaSharp;

namespace ComplianceVault.Tests.Content.Reading.Pdf;

/// <summary>Draws pages letter by letter, for layouts the program itself never makes. Coordinates are points from the upper left corner.</summary>
internal sealed class DrawnPdf
{
    private readonly List<List<(string Text, float X, float Y, float Size)>> pages = [];
    private readonly List<(int Page, float X1, float Y1, float X2, float Y2)> rules = [];

    internal DrawnPdf Page()
    {
        pages.Add([]);
        return this;
    }

    internal DrawnPdf Text(string text, float x, float y, float size = 10.5f)
    {
        pages[^1].Add((text, x, y, size));
        return this;
    }

    internal DrawnPdf Lines(float x, float y, params string[] lines)
    {
        foreach (var line in lines)
        {
            Text(line, x, y);
            y += 18;
        }

        return this;
    }

    internal DrawnPdf Rule(float x1, float y1, float x2, float y2)
    {
        rules.Add((pages.Count - 1, x1, y1, x2, y2));
        return this;
    }

    internal MemoryStream Write()
    {
        var fonts = PageFonts.System;
        Assert.SkipUnless(fonts.Succeeded, "No font with Chinese glyphs is installed.");
        var face = fonts.Value.For(pages.SelectMany(p => p, (_, t) => t.Text));
        var file = new MemoryStream();
        using var pdf = SKDocument.CreatePdf(file);
        using var pen = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 0.5f };
        for (var i = 0; i < pages.Count; i++)
        {
            var canvas = pdf.BeginPage(595, 842);
            foreach (var (text, x, y, size) in pages[i])
                face.Draw(canvas, text, x, y, size, bold: false, SKColors.Black);
            foreach (var (_, x1, y1, x2, y2) in rules.Where(r => r.Page == i))
                canvas.DrawLine(x1, y1, x2, y2, pen);
            pdf.EndPage();
        }

        pdf.Close();
        file.Position = 0;
        return file;
    }
}
