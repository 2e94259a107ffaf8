using System.Text;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>A piece of a line without wide gaps: what one column or cell has on this height.</summary>
internal sealed record Segment(string Text, double Left, double Right, double FirstUnit);

/// <summary>Something at a height of a page: a line of text or a ruled table.</summary>
internal abstract record PageItem(double Top, double Bottom, double Left, double Right)
{
    /// <summary>The text as it would repeat on other pages: digits do not count.</summary>
    public abstract string Shown { get; }
}

/// <summary>A line of text. <see cref="FirstUnit"/> is the width of its first word or ideograph, <see cref="Size"/> the most frequent letter size.</summary>
internal sealed record TextLine(IReadOnlyList<Segment> Segments, double Baseline, double Size, bool IsBold)
    : PageItem(Baseline + Size, Baseline, Segments[0].Left, Segments[^1].Right)
{
    public string Text { get; } = Join(Segments);

    public double FirstUnit => Segments[0].FirstUnit;

    public double Middle => (Left + Right) / 2;

    public override string Shown => Text;

    private static string Join(IReadOnlyList<Segment> segments)
    {
        if (segments.Count == 1)
        {
            return segments[0].Text;
        }

        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            text.Append(text.Length > 0 ? " " : "").Append(segment.Text);
        }

        return text.ToString();
    }
}
