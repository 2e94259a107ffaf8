namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>What is usual in this document: the size of body text, the distance of its lines, the edges of its text area. All in points.</summary>
internal sealed record Typography(double BodySize, double Leading, IReadOnlyDictionary<int, (double Left, double Right)> Edges)
{
    public static Typography Of(IReadOnlyList<PdfPage> pages, Func<PageItem, bool> isRunning)
    {
        var lines = pages.Select(p => p.Items.OfType<TextLine>().Where(l => !isRunning(l)).ToList()).ToList();
        var size = lines.SelectMany(l => l).GroupBy(l => Math.Round(l.Size * 2) / 2).OrderByDescending(g => g.Sum(l => l.Text.Length)).Select(g => g.Key).FirstOrDefault(10.5);
        var edges = pages.Zip(lines).GroupBy(p => (int)p.First.Width)
            .ToDictionary(g => g.Key, g => EdgesOf(g.SelectMany(p => p.Second).ToList(), g.Key));
        return new Typography(size, LeadingOf(lines, size, edges.Values.Max(e => e.Right)), edges);
    }

    private static (double Left, double Right) EdgesOf(List<TextLine> lines, double width)
    {
        if (lines.Count == 0)
        {
            return (0, width);
        }

        var lefts = lines.Select(l => l.Left).Order().ToList();
        var rights = lines.Select(l => l.Right).Order().ToList();
        // A stray line in the margin does not move the edge; where only short lines stand, the right margin is taken to be like the left.
        double left = lefts[lefts.Count / 50], right = rights[^((rights.Count / 50) + 1)];
        return (left, right < width * 0.6 ? Math.Max(right, width - left) : right);
    }

    private static double LeadingOf(List<List<TextLine>> pages, double size, double right)
    {
        var distances = new Dictionary<double, int>();
        foreach (var lines in pages)
        {
            for (var i = 1; i < lines.Count; i++)
            {
                var distance = lines[i - 1].Baseline - lines[i].Baseline;
                if (Math.Abs(lines[i].Size - size) < 0.6 && Math.Abs(lines[i - 1].Size - size) < 0.6 && lines[i - 1].Right > right - (size * 3) && distance > size * 0.9 && distance < size * 3)
                {
                    var key = Math.Round(distance * 2) / 2;
                    distances[key] = distances.GetValueOrDefault(key) + 1;
                }
            }
        }

        return distances.Count == 0 ? size * 1.6 : distances.MaxBy(d => d.Value).Key;
    }
}
