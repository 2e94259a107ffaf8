using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>Sizes in points, colours, and distances as shares of the size.</summary>
internal static class PageStyle
{
    public const float Title = 20;
    public const float Body = 10.5f;
    public const float Cell = 9.5f;
    public const float Small = 8.5f;
    public const float Leading = 1.68f;
    public const float CellLeading = 1.45f;
    public const float ParagraphGap = 4;
    public const float CellPadding = 5;

    public static readonly SKColor Ink = new(0x1F, 0x24, 0x2B);
    public static readonly SKColor Quiet = new(0x6B, 0x72, 0x80);
    public static readonly SKColor Rule = new(0xB4, 0xBC, 0xC8);
    public static readonly SKColor Shade = new(0xEE, 0xF2, 0xF6);

    public static float Heading(int level) => level switch
    {
        <= 1 => 14.5f,
        2 => 12.5f,
        3 => 11.2f,
        _ => Body,
    };
}
