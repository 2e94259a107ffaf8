using System.Globalization;
using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Platform.Words;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Clauses.Coverage;

/// <summary>Stacked columns of our own: one a month, the best verdict at the foot.</summary>
public sealed partial class CoverageTrend
{
    private const int Left = 52;
    private const int Step = 58;
    private const int BarWidth = 38;
    private const int Top = 16;
    private const int Tall = 212;

    [Parameter, EditorRequired]
    public CoverageAddress Address { get; set; } = new();

    [Parameter, EditorRequired]
    public IReadOnlyList<TrendPoint> Points { get; set; } = [];

    private int Width => Left + (Math.Max(1, Points.Count) * Step);

    private IEnumerable<Bar> Bars => Points.SelectMany((p, i) => Stacked(p, i));

    /// <summary>A label of an axis; <c>text</c> in markup means something else to Razor.</summary>
    private static MarkupString Axis(double x, double y, string anchor, string label) =>
        (MarkupString)string.Create(CultureInfo.InvariantCulture, $"""<text x="{x}" y="{y}" text-anchor="{anchor}" class="co-axis">{label}</text>""");

    private static int X(int index) => Left + (index * Step);

    private static double Y(double percent) => Math.Round(Top + (Tall * (100 - percent) / 100), 1);

    private static string Share(TrendPoint point, Verdict verdict) =>
        point.Total == 0 ? "" : (point.Counts[verdict] / (double)point.Total).ToString("P0", CultureInfo.InvariantCulture);

    private static IEnumerable<Bar> Stacked(TrendPoint point, int index)
    {
        var below = 0;
        foreach (var verdict in Enum.GetValues<Verdict>().Where(v => point.Counts[v] > 0))
        {
            var count = point.Counts[verdict];
            var (foot, head) = (Y(100.0 * below / point.Total), Y(100.0 * (below + count) / point.Total));
            below += count;
            yield return new(X(index), head, Math.Round(foot - head, 1), verdict, string.Create(CultureInfo.InvariantCulture, $"{point.Day:yyyy-MM-dd} {VaultWords.Of(verdict)} {count}"));
        }
    }

    private sealed record Bar(int X, double Y, double Height, Verdict Verdict, string Title);
}
