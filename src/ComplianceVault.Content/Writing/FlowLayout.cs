namespace ComplianceVault.Content.Writing;

/// <summary>A rectangle in points, from the upper left corner of the drawing.</summary>
internal readonly record struct FlowBox(double X, double Y, double Width, double Height)
{
    public double Middle => Y + (Height / 2);

    public double Bottom => Y + Height;
}

/// <summary>One step with its place; a decision also has the place of where 否 leads.</summary>
internal sealed record PlacedStep(FlowStep Step, int? Number, FlowBox Box, FlowBox? Side)
{
    public string Label => Step switch
    {
        { Who: { } who } => $"{Number} {who}：{Step.Text}",
        { Kind: FlowStepKind.Decision } => $"{Number} {Step.Text}",
        _ => Step.Text,
    };

    public string? SideLabel => Step.Otherwise is { } otherwise ? $"否：{otherwise}" : null;
}

/// <summary>
/// Where everything stands: one column of steps, ways out to its right. Room is reckoned by counting characters at full width, never by measuring
/// a font, so that every machine draws the same.
/// </summary>
internal sealed class FlowLayout
{
    public const double FontSize = 10;
    public const double LineHeight = 13;
    public const double Gap = 15;
    public const double Inset = 5;
    public const double Width = SideLeft + SideWidth;

    private const double ColumnWidth = 272;
    private const double SideLeft = 304;
    private const double SideWidth = 148;
    private const double DiamondHeight = 54;
    private const double TerminalWidth = 200;
    private const double Padding = 11;

    public FlowLayout(FlowChart chart)
    {
        double y = 0;
        var number = 0;
        var placed = new List<PlacedStep>();
        foreach (var step in chart.Steps)
        {
            var item = Place(step, step.Kind == FlowStepKind.Terminal ? null : ++number, y);
            placed.Add(item);
            y = item.Box.Bottom + Gap;
        }

        (Steps, Height) = (placed, y - Gap);
    }

    public IReadOnlyList<PlacedStep> Steps { get; }

    public double Height { get; }

    private static PlacedStep Place(FlowStep step, int? number, double y)
    {
        var placed = new PlacedStep(step, number, default, null);
        if (step.Kind == FlowStepKind.Decision)
        {
            var sideHeight = HeightOf(placed.SideLabel!, SideWidth);
            var side = new FlowBox(SideLeft, y + ((DiamondHeight - sideHeight) / 2), SideWidth, sideHeight);
            return placed with { Box = new(0, y, ColumnWidth, DiamondHeight), Side = side };
        }

        var width = step.Kind == FlowStepKind.Terminal ? Math.Max(TerminalWidth, Math.Min(ColumnWidth, Length(step.Text) + (6 * Inset))) : ColumnWidth;
        return placed with { Box = new((ColumnWidth - width) / 2, y, width, HeightOf(placed.Label, width)) };
    }

    private static double HeightOf(string label, double width) =>
        (Math.Ceiling(Length(label) / (width - (2 * Inset))) * LineHeight) + Padding;

    private static double Length(string label) => label.Sum(c => c < 0x2E80 ? FontSize * 0.6 : FontSize);
}
