using ComplianceVault.Content.Rendition.Pages;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>The parts of one page, each at a place where nothing else stands.</summary>
internal sealed record StampPlan(float Width, float Height, IReadOnlyList<StampPart> Parts)
{
    private const float Band = 11;
    private const float Edge = 12;
    private const float SealGap = 8;
    private const float UnderLine = 27;
    private const float Quiet = 4;
    private const int Steps = 24;

    private static readonly float[] QrSides = [72, 58];

    /// <summary>Equal for pages that can share a drawing.</summary>
    public string Key => FormattableString.Invariant($"{Width:0.#}x{Height:0.#} {string.Concat(Parts)}");

    public static StampPlan Of(PdfStamp stamp, PageSpace space, PageFace face, bool isCover)
    {
        var parts = new List<StampPart>();
        if (stamp.Watermark.Length > 0)
            parts.Add(new WatermarkPart(stamp.Watermark, space.Width, space.Height));
        if (stamp.Line.Length > 0 && (!isCover || stamp.LineOnCover))
            parts.Add(Line(stamp.Line, space, face));
        if (isCover || stamp.SealsOnEveryPage)
            parts.AddRange(SealsOf(stamp.Seals, space, face));
        if (isCover && stamp.CoverEntries.Count > 0)
            parts.AddRange(CoverCells.Find(space, stamp.CoverEntries));
        if (isCover && stamp.Qr is { } qr && Qr(qr, space, parts.OfType<SealPart>().Select(s => Area(s, face)).ToList()) is { } placed)
            parts.Add(placed);
        return new(space.Width, space.Height, parts);
    }

    /// <summary>At the top edge, or at the bottom where the top is written on; left, right or in the middle.</summary>
    private static LinePart Line(string text, PageSpace space, PageFace face)
    {
        var side = Side(space);
        var cut = PageFurniture.Cut(face, text, space.Width - (side * 2), LinePart.Size);
        var width = face.Width(cut, LinePart.Size);
        float[] lefts = [side, space.Width - side - width, (space.Width - width) / 2];
        float[] tops = [Edge, Edge - 6, space.Height - Edge - Band, space.Height - Band - 5];
        var free = tops.SelectMany(y => lefts.Select(x => SKRect.Create(x, y, width, Band))).FirstOrDefault(space.HasNoText);
        return free == default ? new(cut, side, Edge + LinePart.Size, OverText: true) : new(cut, free.Left, free.Top + LinePart.Size, OverText: false);
    }

    private static IEnumerable<SealPart> SealsOf(IReadOnlyList<Seal> seals, PageSpace space, PageFace face)
    {
        var right = space.Width - Side(space);
        var (size, widths) = (new SKSize(), seals.Select(s => Seals.Measure(face, s)).ToList());
        size.Width = widths.Sum(s => s.Width) + (SealGap * (seals.Count - 1));
        size.Height = widths.Select(s => s.Height).DefaultIfEmpty().Max();
        var free = Places(space, size, right).FirstOrDefault(p => space.IsFree(SKRect.Inflate(SKRect.Create(p.X - size.Width, p.Y, size.Width, size.Height), Quiet, Quiet)));
        var at = free == default ? new SKPoint(right, UnderLine) : free;
        foreach (var (seal, width) in seals.Zip(widths))
        {
            yield return new(seal, at, OverText: free == default);
            at.X -= width.Width + SealGap;
        }
    }

    /// <summary>Upper right corners: the upper third from the right to the left, line by line, then the lower edge.</summary>
    private static IEnumerable<SKPoint> Places(PageSpace space, SKSize size, float right)
    {
        var (left, step) = (Side(space) + size.Width, (right - Side(space) - size.Width) / Steps);
        var rows = Enumerable.Range(0, Steps).Select(i => UnderLine + (i * space.Height / 3 / Steps)).Append(space.Height - size.Height - Edge - Band);
        return rows.SelectMany(y => Enumerable.Range(0, Steps + 1).Select(i => new SKPoint(Math.Max(right - (i * step), left), y)));
    }

    /// <summary>In a lower corner, else beside the text from the bottom up; null where the cover has no room: the 签署页 carries it anyway.</summary>
    private static QrPart? Qr(StampQr qr, PageSpace space, List<SKRect> seals)
    {
        foreach (var side in QrSides)
        {
            var (right, left, bottom) = (space.Width - Side(space) - side, Side(space), space.Height - Edge - Band - side - QrPart.CaptionHeight);
            var rows = Enumerable.Range(0, Steps).Select(i => bottom - (i * bottom / Steps));
            var found = rows.SelectMany(y => new[] { right, left, (right + left) / 2 }.Select(x => new SKPoint(x, y)))
                .FirstOrDefault(p => IsFree(SKRect.Create(p.X, p.Y, side, side + QrPart.CaptionHeight)));
            if (found != default)
                return new(qr, found.X, found.Y, side);
        }

        return null;

        bool IsFree(SKRect area) => space.IsFree(area) && !seals.Exists(area.IntersectsWith);
    }

    private static SKRect Area(SealPart part, PageFace face)
    {
        var size = Seals.Measure(face, part.Seal);
        return SKRect.Create(part.UpperRight.X - size.Width, part.UpperRight.Y, size.Width, size.Height);
    }

    private static float Side(PageSpace space) => Math.Clamp(space.Width * 0.07f, 14, 42);
}
