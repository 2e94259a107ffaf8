using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>A sheet in points, and the area text may fill.</summary>
internal sealed record SheetSize(float Width, float Height, float Left, float Top = 74)
{
    public static readonly SheetSize Portrait = new(595.28f, 841.89f, 62);

    /// <summary>For tables of many columns; its margins are narrow for the same reason.</summary>
    public static readonly SheetSize Landscape = new(841.89f, 595.28f, 36);

    public float Right => Width - Left;

    public float Bottom => Height - 66;

    public float TextWidth => Right - Left;

    public static SheetSize Of(PageDocument document) => document.IsLandscape ? Landscape : Portrait;
}

/// <summary>Pages as they fill: where the next line goes, and what is drawn on each page once their number is known.</summary>
internal sealed class PageSheets(PageFace face, SheetSize size)
{
    private readonly List<List<Action<SKCanvas>>> pages = [[]];

    /// <summary>Top of what comes next on the last page.</summary>
    public float Y { get; set; } = size.Top;

    public int Count => pages.Count;

    public float Left => size.Bottom - Y;

    public bool IsAtTop => Y <= size.Top + 0.1f;

    public PageFace Face => face;

    public SheetSize Size => size;

    public void NewPage()
    {
        pages.Add([]);
        Y = size.Top;
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
