using PdfSharp.Pdf;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>
/// The part of a page that is seen and how it is turned. Width and height are those of the page as it is looked at; a stamp is drawn for that and
/// set onto the page by <see cref="Matrix"/>.
/// </summary>
internal sealed record PageGeometry(double X, double Y, double Width, double Height, int Turn)
{
    public double SeenWidth => Turn % 180 == 0 ? Width : Height;

    public double SeenHeight => Turn % 180 == 0 ? Height : Width;

    /// <summary>From the page as it is looked at (origin lower left) to the page's own space, as operands of <c>cm</c>.</summary>
    public double[] Matrix => Turn switch
    {
        90 => [0, 1, -1, 0, X + Width, Y],
        180 => [-1, 0, 0, -1, X + Width, Y + Height],
        270 => [0, -1, 1, 0, X, Y + Height],
        _ => [1, 0, 0, 1, X, Y],
    };

    /// <summary>A point of the page as it is looked at, in the page's own space.</summary>
    public (double X, double Y) Own(double x, double y) => ((Matrix[0] * x) + (Matrix[2] * y) + Matrix[4], (Matrix[1] * x) + (Matrix[3] * y) + Matrix[5]);

    public static PageGeometry Of(PdfPage page)
    {
        var media = Box(page, "/MediaBox") ?? (0, 0, 595, 842);
        var crop = Box(page, "/CropBox") ?? media;
        var (left, bottom) = (Math.Max(crop.Left, media.Left), Math.Max(crop.Bottom, media.Bottom));
        var (right, top) = (Math.Min(crop.Right, media.Right), Math.Min(crop.Top, media.Top));
        if (right <= left || top <= bottom)
            (left, bottom, right, top) = media;
        var turn = ((page.Elements.GetInteger("/Rotate") % 360) + 360) % 360;
        return new(left, bottom, right - left, top - bottom, turn % 90 == 0 ? turn : 0);
    }

    private static (double Left, double Bottom, double Right, double Top)? Box(PdfPage page, string key)
    {
        if (!page.Elements.ContainsKey(key))
            return null;
        var box = page.Elements.GetRectangle(key);
        var (left, right) = (Math.Min(box.X1, box.X2), Math.Max(box.X1, box.X2));
        var (bottom, top) = (Math.Min(box.Y1, box.Y2), Math.Max(box.Y1, box.Y2));
        return right - left < 1 || top - bottom < 1 ? null : (left, bottom, right, top);
    }
}
