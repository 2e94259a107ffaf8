using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>Which seal: its word decides the colour.</summary>
public enum SealKind
{
    /// <summary>受控, red; the lines below it carry 受控01/受控02 and the 分发号.</summary>
    Controlled,

    /// <summary>作废, grey.</summary>
    Withdrawn,

    /// <summary>作废保留, grey.</summary>
    WithdrawnKept,

    /// <summary>草稿, grey: not issued.</summary>
    Draft,

    /// <summary>待实施, grey: issued, its day has not come.</summary>
    Pending,
}

/// <summary>A seal with the lines under its word: <c>受控02</c>, <c>分发号 007</c>.</summary>
public sealed record Seal(SealKind Kind, params IReadOnlyList<string> Lines)
{
    public string Word => Kind switch
    {
        SealKind.Controlled => "受控",
        SealKind.Withdrawn => "作废",
        SealKind.Draft => "草稿",
        SealKind.Pending => "待实施",
        _ => "作废保留",
    };
}

/// <summary>Draws seals on a page's canvas: a round-cornered double frame, the word spaced wide, its lines beneath. Points; the origin is the upper left corner.</summary>
public static class Seals
{
    private const float WordSize = 19;
    private const float LineSize = 8.5f;
    private const float Padding = 7;
    private const float Spread = 5;

    private static readonly SKColor Red = new(0xC8, 0x1E, 0x1E);
    private static readonly SKColor Grey = new(0x6B, 0x72, 0x80);

    /// <summary>Draws the seal with its upper right corner at the point and returns the area it covers.</summary>
    public static SKRect Draw(SKCanvas canvas, PageFace face, Seal seal, SKPoint upperRight)
    {
        var size = Measure(face, seal);
        var frame = SKRect.Create(upperRight.X - size.Width, upperRight.Y, size.Width, size.Height);
        var colour = seal.Kind == SealKind.Controlled ? Red : Grey;
        DrawFrame(canvas, frame, colour);
        DrawWord(canvas, face, seal.Word, frame, colour);
        for (var i = 0; i < seal.Lines.Count; i++)
        {
            var baseline = frame.Top + Padding + WordSize + 4 + ((i + 1) * LineSize * 1.45f) - 2;
            face.Draw(canvas, seal.Lines[i], frame.MidX - (face.Width(seal.Lines[i], LineSize) / 2), baseline, LineSize, bold: false, colour);
        }

        return frame;
    }

    /// <summary>Width and height of the seal in points.</summary>
    public static SKSize Measure(PageFace face, Seal seal)
    {
        var word = face.Width(seal.Word, WordSize) + (Spread * (seal.Word.Length - 1));
        var lines = seal.Lines.Select(l => face.Width(l, LineSize)).DefaultIfEmpty().Max();
        var height = (Padding * 2) + WordSize + (seal.Lines.Count > 0 ? 3 + (seal.Lines.Count * LineSize * 1.45f) : 2);
        return new SKSize(Math.Max(word, lines) + (Padding * 2) + 10, height);
    }

    private static void DrawFrame(SKCanvas canvas, SKRect frame, SKColor colour)
    {
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, Color = colour, StrokeWidth = 1.8f };
        canvas.DrawRoundRect(frame, 6, 6, paint);
        paint.StrokeWidth = 0.6f;
        canvas.DrawRoundRect(SKRect.Inflate(frame, -3, -3), 4, 4, paint);
    }

    private static void DrawWord(SKCanvas canvas, PageFace face, string word, SKRect frame, SKColor colour)
    {
        var x = frame.MidX - ((face.Width(word, WordSize) + (Spread * (word.Length - 1))) / 2);
        foreach (var letter in word)
        {
            face.Draw(canvas, letter.ToString(), x, frame.Top + Padding + WordSize - 2, WordSize, bold: true, colour);
            x += face.Width(letter.ToString(), WordSize) + Spread;
        }
    }
}
