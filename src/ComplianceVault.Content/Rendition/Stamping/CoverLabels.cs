using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>The labels of a cover's cells, found letter by letter: 编制, 编 制, 编制人：.</summary>
internal sealed class CoverLabels
{
    /// <summary>Labels of a row of days.</summary>
    public static readonly string[] Days = ["日期", "签署日期"];

    private readonly List<List<SeenLetter>> rows = [];

    public CoverLabels(IReadOnlyList<SeenLetter> letters)
    {
        foreach (var letter in letters.OrderBy(l => l.Area.MidY).ThenBy(l => l.Area.Left))
        {
            if (rows.Find(r => Math.Abs(r[0].Area.MidY - letter.Area.MidY) < r[0].Area.Height * 0.4f) is { } row)
                row.Add(letter);
            else
                rows.Add([letter]);
        }

        rows.ForEach(r => r.Sort((a, b) => a.Area.Left.CompareTo(b.Area.Left)));
    }

    /// <summary>Where the label stands alone, not as the beginning or end of other words.</summary>
    public SKRect? Find(string label)
    {
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                if (Follows(row, i, label) is { } area && StandsAlone(row, i, area))
                    return area;
            }
        }

        return null;
    }

    private static SKRect? Follows(List<SeenLetter> row, int first, string label)
    {
        var (at, area) = (first, row[first].Area);
        foreach (var letter in label)
        {
            if (at >= row.Count || row[at].Text != letter.ToString() || row[at].Area.Left - area.Right > area.Height * 3)
                return null;
            area = SKRect.Union(area, row[at++].Area);
        }

        for (; at < row.Count && row[at].Text is "人" or "者" or "：" or ":" && row[at].Area.Left - area.Right < area.Height; at++)
            area = SKRect.Union(area, row[at].Area);
        return area;
    }

    private static bool StandsAlone(List<SeenLetter> row, int first, SKRect area)
    {
        var after = row.Find(l => l.Area.Left >= area.Right - 0.5f);
        return (first == 0 || area.Left - row[first - 1].Area.Right > area.Height * 0.8f) && (after is null || after.Area.Left - area.Right > area.Height * 0.8f);
    }
}
