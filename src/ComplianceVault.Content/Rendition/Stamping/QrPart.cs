using System.Collections;
using ComplianceVault.Content.Rendition.Pages;
using QRCoder;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>A QR code with its caption, black on white with its quiet zone, as areas and not as a picture: sharp at any size.</summary>
internal sealed record QrPart(StampQr Qr, float X, float Y, float Side) : StampPart
{
    public const float CaptionHeight = 11;

    private const float CaptionSize = 6.5f;

    /// <summary>Areas meet with a little of each other, or a viewer shows hairlines between them.</summary>
    private const float Overlap = 0.08f;

    private static readonly SKColor Ink = new(0x4B, 0x55, 0x63);

    public override void Draw(SKCanvas canvas, PageFace face)
    {
        using var white = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(SKRect.Create(X, Y, Side, Side + CaptionHeight), white);
        using var data = QRCodeGenerator.GenerateQrCode(Qr.Address, QRCodeGenerator.ECCLevel.M);
        DrawModules(canvas, data.ModuleMatrix, Side / data.ModuleMatrix.Count);
        var size = Math.Min(CaptionSize, CaptionSize * Side / Math.Max(1, face.Width(Qr.Caption, CaptionSize)));
        face.Draw(canvas, Qr.Caption, X + ((Side - face.Width(Qr.Caption, size)) / 2), Y + Side + size, size, bold: false, Ink);
    }

    /// <summary>Dark modules of a row that follow each other are one area.</summary>
    private void DrawModules(SKCanvas canvas, List<BitArray> rows, float module)
    {
        using var black = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        for (var row = 0; row < rows.Count; row++)
        {
            for (var from = 0; from < rows.Count; from++)
            {
                var to = from;
                while (to < rows.Count && rows[row][to])
                    to++;
                if (to > from)
                    canvas.DrawRect(SKRect.Create(X + (from * module), Y + (row * module), ((to - from) * module) + Overlap, module + Overlap), black);
                from = to;
            }
        }
    }
}
