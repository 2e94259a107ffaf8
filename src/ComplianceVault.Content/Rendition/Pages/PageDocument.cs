using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>What <see cref="PageLayouter"/> puts on A4 pages: a title, blocks in order, a running line at the top of each page, and seals.</summary>
public sealed record PageDocument
{
    /// <summary>Printed large and centred on the first page, and kept in the PDF's properties; empty prints none.</summary>
    public required string Title { get; init; }

    /// <summary>The line at the top of every page: number, edition, 分发号, holder. Empty prints none.</summary>
    public string RunningHeader { get; init; } = "";

    /// <summary>Left part of the footer; <c>第 x 页 共 y 页</c> stands at its right.</summary>
    public string RunningFooter { get; init; } = "";

    /// <summary>Before the page count, where the pages are a part that is bound to others: 签署页. Empty for a document of its own.</summary>
    public string Part { get; init; } = "";

    /// <summary>UTC; goes into the PDF's properties, so that the same input makes the same file.</summary>
    public DateTimeOffset Created { get; init; } = DateTimeOffset.UnixEpoch;

    public required IReadOnlyList<PageBlock> Blocks { get; init; }

    public IReadOnlyList<Seal> Seals { get; init; } = [];

    /// <summary>Seals on the first page only, or on every page.</summary>
    public bool SealsOnEveryPage { get; init; }

    /// <summary>Across instead of upright, for tables of many columns.</summary>
    public bool IsLandscape { get; init; }
}

/// <summary>A piece of the page flow.</summary>
public abstract record PageBlock;

/// <summary>A heading with its number as printed; level 1 is the largest. It stays with what follows.</summary>
public sealed record PageHeading(string? Number, string Text, int Level) : PageBlock;

/// <summary>A paragraph; with a number it is a numbered clause (<c>4.2.1 …</c>), without it is indented by two characters.</summary>
public sealed record PageText(string Text, string? Number = null) : PageBlock;

/// <summary>A list item with its marker as printed.</summary>
public sealed record PageListItem(string Marker, string Text, int Depth = 0) : PageBlock;

/// <summary>A small note in grey.</summary>
public sealed record PageNote(string Text) : PageBlock;

/// <summary>A ruled table; leading header rows repeat on every page. Widths are shares of the line; null fits them to the text.</summary>
public sealed record PageTable(IReadOnlyList<TableRow> Rows, IReadOnlyList<double>? Widths = null) : PageBlock
{
    /// <summary>What was struck through in which cell of which row.</summary>
    public IReadOnlyDictionary<(int Row, int Cell), IReadOnlyList<StruckText>> Struck { get; init; } = new Dictionary<(int, int), IReadOnlyList<StruckText>>();
}

/// <summary>Words that no longer hold, printed with a line through them above those that do; <paramref name="Note"/> says by whom, when and why.</summary>
public sealed record StruckText(string Text, string Note);

/// <summary>Facts as label and value, two pairs a row where they are short.</summary>
public sealed record PageFacts(IReadOnlyList<KeyValuePair<string, string>> Facts) : PageBlock
{
    /// <summary>What was struck through in the value of which fact, by its place in the list.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<StruckText>> Struck { get; init; } = new Dictionary<int, IReadOnlyList<StruckText>>();
}

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreak : PageBlock;
