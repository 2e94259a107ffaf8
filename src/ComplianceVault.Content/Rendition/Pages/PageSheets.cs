using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>A4 in points, and the area text may fill.</summary>
internal static class A4
{
    public const float Width = 595.28f;
    public const float Height = 841.89f;
    public const float Left = 62;
    public const float Right = Width - 62;
    public const float Top = 74;
    public const float Bottom = Height - 66;
    public const float TextWidth = Right - Left;
}

/// <summary>Pages as they fill: where the next line goes, and what is drawn on each page once their number is known.</summary>
internal sealed class PageSheets(PageFace face)
{
    private readonly List<List<Action<SKCanvas>>> pages = [[]];

    /// <summary>Top of what comes next on the last page.</summary>
    public float Y { get; set; } = A4.Top;

    public int Count => pages.Count;

    public float Left => A4.Bottom - Y;

    public bool IsAtTop => Y <= A4.Top + 0.1f;

    public PageFace Face => face;

    public void NewPage()
    {
        pages.Add([]);
        Y = A4.Top;
    }

    /// <summary>Begins a new page when less than this height is left, unless the page is still empty.</summary>
    public bool Need(float height)
    {
        if (Left >= height || IsAtTop)
        {
            return false;
        }

        NewPage();
        return true;
    }

    public void Text(string text, float x, float baseline, float size, SKColor colour, bool bold = false)
    {
        if (text.Length > 0)
        {
            pages[^1].Add(canvas => face.Draw(canvas, text, x, baseline, size, bold, colour));
        }
    }

    public void Fill(SKRect area, SKColor colour) => pages[^1].Add(canvas =>
    {
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(area, paint);
    });

    public void Line(float x1, float y1, float x2, float y2, SKColor colour, float width = 0.5f) => pages[^1].Add(canvas =>
    {
        using var paint = new SKPaint { Color = colour, StrokeWidth = width, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawLine(x1, y1, x2, y2, paint);
    });

    public void Draw(int page, SKCanvas canvas)
    {
        foreach (var act in pages[page])
        {
            act(canvas);
        }
    }
}
