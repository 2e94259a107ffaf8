using SkiaSharp;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>A letter of a page where it is seen; the origin is the upper left corner.</summary>
internal sealed record SeenLetter(string Text, SKRect Area);

/// <summary>What already stands on a page as it is looked at, so that stamps go where nothing is.</summary>
internal sealed class PageSpace
{
    private const float Background = 0.6f;
    private readonly List<SKRect> words;
    private readonly List<SKRect> things;

    private PageSpace(float width, float height, IReadOnlyList<SeenLetter> letters, List<SKRect> lines, List<SKRect> pictures)
    {
        (Width, Height, Letters, Lines) = (width, height, letters, lines);
        words = [.. letters.Select(l => l.Area)];
        things = [.. words, .. lines, .. pictures];
    }

    public float Width { get; }

    public float Height { get; }

    public IReadOnlyList<SeenLetter> Letters { get; }

    /// <summary>Rules of tables and frames, each as a thin area.</summary>
    public IReadOnlyList<SKRect> Lines { get; }

    public static PageSpace Of(Page page)
    {
        var (width, height) = ((float)page.Width, (float)page.Height);
        SKRect Box(PdfRectangle r) => new((float)r.Left, height - (float)r.Top, (float)r.Right, height - (float)r.Bottom);
        var pictures = page.GetImages().Select(i => Box(i.BoundingBox)).Where(r => r.Width * r.Height < width * height * Background);
        return new(width, height, [.. page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value)).Select(l => Seen(l, height))], [.. Rules(page, Box)], [.. pictures]);
    }

    /// <summary>A page of which nothing is known: stamps stand at their first place.</summary>
    public static PageSpace Unknown(PageGeometry page) => new((float)page.SeenWidth, (float)page.SeenHeight, [], [], []);

    /// <summary>No letter is in the area.</summary>
    public bool HasNoText(SKRect area) => !words.Exists(area.IntersectsWith);

    /// <summary>Neither letters nor rules nor pictures are in the area, and it lies inside the page.</summary>
    public bool IsFree(SKRect area) =>
        area is { Left: >= 0, Top: >= 0 } && area.Right <= Width && area.Bottom <= Height && !things.Exists(area.IntersectsWith);

    private static SeenLetter Seen(Letter letter, float height)
    {
        var size = (float)Math.Max(letter.PointSize, 1);
        var (from, to) = (letter.StartBaseLine, letter.EndBaseLine);
        var area = new SKRect((float)Math.Min(from.X, to.X), height - (float)Math.Max(from.Y, to.Y) - (size * 0.88f), (float)Math.Max(from.X, to.X), height - (float)Math.Min(from.Y, to.Y) + (size * 0.2f));
        return new(letter.Value, area);
    }

    /// <summary>A thin path is a rule; a wide one counts by its edges when they are drawn.</summary>
    private static IEnumerable<SKRect> Rules(Page page, Func<PdfRectangle, SKRect> seen)
    {
        foreach (var path in page.Paths.Where(p => p is { IsClipping: false } && (p.IsStroked || p.IsFilled)))
        {
            foreach (var area in path.Select(s => s.GetBoundingRectangle()).OfType<PdfRectangle>().Select(seen))
            {
                if (area.Width < 4 || area.Height < 4)
                {
                    yield return SKRect.Inflate(area, 0.3f, 0.3f);
                }
                else if (path.IsStroked)
                {
                    yield return new(area.Left, area.Top - 0.5f, area.Right, area.Top + 0.5f);
                    yield return new(area.Left, area.Bottom - 0.5f, area.Right, area.Bottom + 0.5f);
                    yield return new(area.Left - 0.5f, area.Top, area.Left + 0.5f, area.Bottom);
                    yield return new(area.Right - 0.5f, area.Top, area.Right + 0.5f, area.Bottom);
                }
            }
        }
    }
}
