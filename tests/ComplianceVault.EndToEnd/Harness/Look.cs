using System.Globalization;

namespace ComplianceVault.EndToEnd.Harness;

/// <summary>How a visitor looks at the program.</summary>
public sealed record Look(int Width, bool Dark)
{
    public static Look Desk { get; } = new(1280, Dark: false);

    public static Look Phone { get; } = new(390, Dark: false);

    /// <summary>People want to see the pages (<c>CVAULT_PICTURES=1</c>): then at every look.</summary>
    public static bool TakesPictures { get; } = Environment.GetEnvironmentVariable("CVAULT_PICTURES") == "1";

    /// <summary>Each width and each colour once; every pair of them where pictures are taken.</summary>
    public static IReadOnlyList<Look> Each { get; } = TakesPictures ? [Desk, new(1280, Dark: true), Phone, new(390, Dark: true)] : [Desk, new(390, Dark: true)];

    /// <summary>The same, and a wide screen.</summary>
    public static IReadOnlyList<Look> EachAndWide { get; } = TakesPictures ? [.. Each, new(2560, Dark: false), new(2560, Dark: true)] : [.. Each, new(2560, Dark: false)];

    public static TheoryData<int, bool> Of(IEnumerable<Look> looks) => new(looks.Select(l => (l.Width, l.Dark)));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}-{(Dark ? "dark" : "light")}");
}
