using System.Runtime.InteropServices;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>One drawn character on the page. Lengths are points, the origin is the page's lower left corner.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Glyph(string Text, double Left, double Right, double Baseline, double Size, bool IsBold)
{
    public double Middle => (Left + Right) / 2;

    /// <summary>About the height of the middle of the letter, for asking which cell it lies in.</summary>
    public double Centre => Baseline + (Size * 0.35);

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>A rectangle of the page in points.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Box(double Left, double Bottom, double Right, double Top)
{
    public double Width => Right - Left;

    public double Height => Top - Bottom;

    public bool Holds(Glyph glyph) => glyph.Middle >= Left && glyph.Middle <= Right && glyph.Centre >= Bottom && glyph.Centre <= Top;
}
