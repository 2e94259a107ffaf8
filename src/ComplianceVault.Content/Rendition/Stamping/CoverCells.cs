using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>Finds the cells of the cover that wait for an entry: free, right of their label or below it. What is not found is left alone.</summary>
internal sealed class CoverCells(PageSpace cover)
{
    private const float LongestCell = 170;
    private const float HighestCell = 60;
    private const float Padding = 3;
    private readonly CoverLabels labels = new(cover.Letters);

    public static IEnumerable<NamePart> Find(PageSpace cover, IReadOnlyList<CoverEntry> entries)
    {
        var cells = new CoverCells(cover);
        return entries.SelectMany(e => cells.labels.Find(e.Label) is { } label ? cells.Fill(e, label) : []);
    }

    private NamePart[] Fill(CoverEntry entry, SKRect label)
    {
        if (CellOf(label) is { } own)
            return Free(RightOf(own)) is { } right ? [new(entry.Value, entry.Day, right)] : Under(entry, own);
        return Free(Beside(label)) is { } beside ? [new(entry.Value, entry.Day, beside)] : [];
    }

    /// <summary>The name in the cell under the label; where a row for the days follows, the day in the next.</summary>
    private NamePart[] Under(CoverEntry entry, SKRect own)
    {
        var below = Below(own);
        if (Free(below) is not { } name)
            return [];
        var next = below is { } b ? Below(b) : null;
        var hasDays = next is { } row && CoverLabels.Days.Any(d => labels.Find(d) is { } day && day.MidY > row.Top && day.MidY < row.Bottom);
        return hasDays && Free(next) is { } signed ? [new(entry.Value, "", name), new(entry.Day, "", signed)] : [new(entry.Value, entry.Day, name)];
    }

    /// <summary>The ruled cell around the label; null: it stands in the open.</summary>
    private SKRect? CellOf(SKRect area)
    {
        var (levels, uprights) = (Levels(area.MidX), Uprights(area.MidY));
        var cell = new SKRect(Last(uprights, area.Left + 1), Last(levels, area.MidY), First(uprights, area.Right - 1), First(levels, area.MidY));
        return cell.Left >= 0 && cell.Top >= 0 && cell.Right >= 0 && cell.Bottom >= 0 && cell.Height <= HighestCell * 2 ? cell : null;
    }

    private SKRect? RightOf(SKRect cell)
    {
        var right = First(Uprights(cell.MidY), cell.Right + Padding);
        return right < 0 ? null : new SKRect(cell.Right, cell.Top, right, cell.Bottom);
    }

    private SKRect? Below(SKRect cell)
    {
        var bottom = First(Levels(cell.MidX), cell.Bottom + Padding);
        return bottom < 0 || bottom - cell.Bottom > HighestCell ? null : new SKRect(cell.Left, cell.Bottom, cell.Right, bottom);
    }

    /// <summary>Without rules: the room up to the next words of the line.</summary>
    private SKRect Beside(SKRect label)
    {
        var next = cover.Letters.Where(l => l.Area.Left >= label.Right && l.Area.Top < label.MidY && l.Area.Bottom > label.MidY).Select(l => l.Area.Left - (Padding * 2));
        var right = Math.Min(next.DefaultIfEmpty(cover.Width - 40).Min(), label.Right + LongestCell);
        return new(label.Right + Padding, label.Top - 1, right, label.Bottom + 1);
    }

    private SKRect? Free(SKRect? cell)
    {
        if (cell is not { } there)
            return null;
        var inner = SKRect.Inflate(there, -Padding, -1);
        return inner.Width >= 30 && inner.Height >= 7 && cover.HasNoText(inner) ? inner : null;
    }

    private List<float> Uprights(float y) => [.. cover.Lines.Where(l => l.Width < 4 && l.Height >= 4 && l.Top - 1 <= y && l.Bottom + 1 >= y).Select(l => l.MidX)];

    private List<float> Levels(float x) => [.. cover.Lines.Where(l => l.Height < 4 && l.Width >= 4 && l.Left - 1 <= x && l.Right + 1 >= x).Select(l => l.MidY)];

    private static float First(List<float> places, float after) => places.Where(p => p > after).DefaultIfEmpty(-1).Min();

    private static float Last(List<float> places, float before) => places.Where(p => p < before).DefaultIfEmpty(-1).Max();
}
