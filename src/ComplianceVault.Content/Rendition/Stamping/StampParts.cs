using ComplianceVault.Content.Rendition.Pages;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>Something drawn on a page at its place. Two pages with equal parts share one drawing.</summary>
internal abstract record StampPart
{
    public abstract void Draw(SKCanvas canvas, PageFace face);
}

/// <summary>The quiet line of a page, on a pale ground so that it is read on a scan too; where no place was free, without it, so that nothing is hidden.</summary>
internal sealed record LinePart(string Text, float X, float Baseline, bool OverText) : StampPart
{
    public const float Size = 8;

    private static readonly SKColor Ink = new(0x4B, 0x55, 0x63);

    public override void Draw(SKCanvas canvas, PageFace face)
    {
        using var ground = new SKPaint { Color = SKColors.White.WithAlpha(0xC8) };
        if (!OverText)
            canvas.DrawRect(SKRect.Create(X - 2, Baseline - Size, face.Width(Text, Size) + 4, Size + 3), ground);
        face.Draw(canvas, Text, X, Baseline, Size, bold: false, Ink);
    }
}

/// <summary>A seal; where no place was free it lets the text under it through.</summary>
internal sealed record SealPart(Seal Seal, SKPoint UpperRight, bool OverText) : StampPart
{
    public override void Draw(SKCanvas canvas, PageFace face)
    {
        if (!OverText)
        {
            Seals.Draw(canvas, face, Seal, UpperRight);
            return;
        }

        using var pale = new SKPaint { Color = SKColors.Black.WithAlpha(0x80) };
        canvas.SaveLayer(pale);
        Seals.Draw(canvas, face, Seal, UpperRight);
        canvas.Restore();
    }
}

/// <summary>A word from corner to corner, so pale that text and figures under it stay readable.</summary>
internal sealed record WatermarkPart(string Word, float Width, float Height) : StampPart
{
    private const byte Pale = 0x1A;
    private const float Share = 0.5f;

    public override void Draw(SKCanvas canvas, PageFace face)
    {
        var diagonal = MathF.Sqrt((Width * Width) + (Height * Height));
        var size = Math.Min(diagonal * Share / face.Width(Word, 1), Math.Min(Width, Height) * 0.24f);
        canvas.Save();
        canvas.Translate(Width / 2, Height / 2);
        canvas.RotateDegrees(-MathF.Atan2(Height, Width) * 180 / MathF.PI);
        face.Draw(canvas, Word, -face.Width(Word, size) / 2, size * 0.36f, size, bold: false, new SKColor(0x37, 0x41, 0x51, Pale));
        canvas.Restore();
    }
}

/// <summary>A name or value in a cell of the cover, set as large as fits.</summary>
internal sealed record NamePart(string Value, string Day, SKRect Cell) : StampPart
{
    private const float Largest = 10.5f;
    private const float Least = 6;

    private static readonly SKColor Ink = new(0x1F, 0x24, 0x2B);

    public override void Draw(SKCanvas canvas, PageFace face)
    {
        var one = $"{Value}  {Day}".Trim();
        string[] lines = face.Width(one, Largest) <= Cell.Width || Cell.Height < Least * 2.6f ? [one] : [Value, Day];
        var widest = lines.Max(l => face.Width(l, 1));
        var size = Math.Clamp(Math.Min(Cell.Width / widest, Cell.Height / (lines.Length * 1.3f)), Least, Largest);
        var top = Cell.MidY - (lines.Length * size * 1.3f / 2);
        for (var i = 0; i < lines.Length; i++)
            face.Draw(canvas, lines[i], Cell.MidX - (face.Width(lines[i], size) / 2), top + (i * size * 1.3f) + size, size, bold: false, Ink);
    }
}
