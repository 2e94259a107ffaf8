using System.Text.Json.Serialization;

namespace ComplianceVault.Content.Reading;

/// <summary>The format a text was read from.</summary>
public enum SourceFormat
{
    Docx,
    Pdf,
    Xlsx,
    Markdown,
    Text,
}

/// <summary>
/// What a file says, without how it looks: sections in reading order, with numbers, tables and pages. Every view that is not the
/// original file (reading view, search, comparison, effect of a revision) is made from this.
/// </summary>
public sealed record DocumentText
{
    /// <summary>The shape of the stored JSON; raised when an old text must be read again from its file.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    public required SourceFormat Format { get; init; }

    /// <summary>Sections in reading order. The first may be the cover and front matter (level 0, no number).</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>Distinct running header lines, apart from the text.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Distinct running footer lines, apart from the text.</summary>
    public IReadOnlyList<string> Footers { get; init; } = [];

    /// <summary>Pages of a PDF; null where the format has none of its own.</summary>
    public int? Pages { get; init; }

    /// <summary>The facts that the cover, the headers and the revision table state, each with the place it was read from.</summary>
    public IReadOnlyList<CoverFact> CoverFacts { get; init; } = [];

    /// <summary>What a reader should know: repeated numbers, deletions left out, pages without text.</summary>
    public IReadOnlyList<ReadingRemark> Remarks { get; init; } = [];
}

/// <summary>One section: a heading with the blocks up to the next heading.</summary>
public sealed record Section
{
    /// <summary>Unique within the text and stable for equal input: the printed number, with <c>~2</c> when repeated, or <c>s7</c> without one.</summary>
    public required string Key { get; init; }

    /// <summary>The number as printed or as Word's numbering resolves it (<c>4.7.1</c>, <c>第一章</c>, <c>（一）</c>); null without one.</summary>
    public string? Number { get; init; }

    /// <summary>The heading without its number; empty for the front matter.</summary>
    public required string Heading { get; init; }

    /// <summary>0 front matter, 1 chapter, 2 … deeper.</summary>
    public required int Level { get; init; }

    /// <summary>Index of the parent in <see cref="DocumentText.Sections"/>, or -1.</summary>
    public int Parent { get; init; } = -1;

    /// <summary>1-based page of the heading (PDF).</summary>
    public int? Page { get; init; }

    public IReadOnlyList<Block> Blocks { get; init; } = [];
}

/// <summary>A piece of a section's text.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Paragraph), "p")]
[JsonDerivedType(typeof(Table), "g")]
public abstract record Block;

/// <summary>What a paragraph is.</summary>
public enum ParagraphKind
{
    Body,
    ListItem,
    Footnote,
    TextBox,
    Picture,
}

/// <summary>A paragraph or list item; <see cref="Marker"/> is the list number or bullet as printed, or the footnote's mark.</summary>
public sealed record Paragraph(string Text, ParagraphKind Kind = ParagraphKind.Body, string? Marker = null, int Depth = 0) : Block;

/// <summary>A table: rows of cells, merged cells with their spans, covered cells left out.</summary>
public sealed record Table(IReadOnlyList<TableRow> Rows) : Block;

/// <summary>A row; header rows repeat on each page of the original.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, bool IsHeader = false);

/// <summary>A cell; paragraphs inside are joined by a line feed.</summary>
public sealed record TableCell(string Text, int ColumnSpan = 1, int RowSpan = 1);

/// <summary>What a cover can state of a document.</summary>
public enum CoverFactKind
{
    Number,
    Title,
    Edition,
    Author,
    Reviewer,
    Approver,
    IssueDate,
    EffectiveDate,
    Department,
    Organisation,
}

/// <summary>Where a fact was read.</summary>
public enum CoverFactPlace
{
    Cover,
    CoverTable,
    Header,
    Footer,
    RevisionTable,
    Properties,
    FileName,
    Text,
}

/// <summary>A fact as proposed from one place; several places may disagree, and a person decides. Dates are <c>yyyy-MM-dd</c>.</summary>
public sealed record CoverFact(CoverFactKind Kind, string Value, CoverFactPlace Place, string? Quote = null);

/// <summary>A remark on the reading: a code whose words are in the resources, and its values.</summary>
public sealed record ReadingRemark(string Code, IReadOnlyList<string> Arguments);
