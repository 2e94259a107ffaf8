using System.Globalization;
using ComplianceVault.Kernel;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ComplianceVault.Content.Writing;

/// <summary>Where heading numbers come from: typed in the source, or counted by Word's multi-level numbering.</summary>
public enum HeadingNumbering
{
    Typed,
    Automatic,
}

/// <summary>One row of the revision record (修订记录).</summary>
public sealed record SourceRevision(string Edition, string Date, string Summary, string Author, string Approver);

/// <summary>A heading as it will be printed; <see cref="Number"/> is null where the source types none.</summary>
public sealed record SourceHeading(int Level, string? Number, string Text);

/// <summary>
/// A controlled document as its author writes it: facts of the cover in the front matter, the text in Markdown (headings of four levels, paragraphs,
/// lists, pipe tables). Dates are civil dates; roles are the words to print.
/// </summary>
public sealed class DocumentSource
{
    private const int DeepestHeading = 4;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private DocumentSource(FrontMatter matter)
    {
        Body = Markdown.Parse(matter.Body, Pipeline);
        Numbering = matter["numbering"] == "automatic" ? HeadingNumbering.Automatic : HeadingNumbering.Typed;
        Headings = [.. SourceHeadings.Of(Body, Numbering)];
        Clauses = matter.Items("clauses");
    }

    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The title in English, for lists in that language; not printed.</summary>
    public string? TitleEn { get; init; }

    public required string Edition { get; init; }

    /// <summary>一阶, 二阶, 三阶.</summary>
    public required string Level { get; init; }

    /// <summary>The department that answers for the document.</summary>
    public required string Owner { get; init; }

    public required string Company { get; init; }

    /// <summary>The management system's name over the title.</summary>
    public required string System { get; init; }

    public required string Author { get; init; }

    public required string Reviewer { get; init; }

    public required string Approver { get; init; }

    public required DateOnly Issued { get; init; }

    public required DateOnly Effective { get; init; }

    public required IReadOnlyList<SourceRevision> Revisions { get; init; }

    public IReadOnlyList<string> Clauses { get; }

    public HeadingNumbering Numbering { get; }

    public IReadOnlyList<SourceHeading> Headings { get; }

    internal MarkdownDocument Body { get; }

    /// <summary>
    /// Refusals: <c>writing.front-matter-missing</c>, <c>writing.front-matter-line</c>, <c>writing.field-missing</c> (the field),
    /// <c>writing.date-invalid</c> (field, text), <c>writing.revision-invalid</c> (the row), <c>writing.heading-level</c> (the heading).
    /// </summary>
    public static Result<DocumentSource> Parse(string markdown)
    {
        var read = FrontMatter.Read(markdown);
        if (!read.Succeeded)
            return read.Error;
        var matter = read.Value;
        string[] needed = ["number", "title", "edition", "level", "owner", "company", "system", "author", "reviewer", "approver", "issued", "effective"];
        if (Array.Find(needed, key => matter[key] is null) is { } missing)
            return Error.Invalid("writing.field-missing", missing);
        if (Date(matter["issued"]!) is not { } issued)
            return Error.Invalid("writing.date-invalid", "issued", matter["issued"]!);
        if (Date(matter["effective"]!) is not { } effective)
            return Error.Invalid("writing.date-invalid", "effective", matter["effective"]!);
        var revisions = matter.Items("revisions").Select(row => (Row: row, Cells: row.Split('|', StringSplitOptions.TrimEntries))).ToList();
        if (revisions.Find(revision => revision.Cells.Length != 5).Row is { } broken)
            return Error.Invalid("writing.revision-invalid", broken);
        var source = new DocumentSource(matter)
        {
            Number = matter["number"]!,
            Title = matter["title"]!,
            TitleEn = matter["title_en"],
            Edition = matter["edition"]!,
            Level = matter["level"]!,
            Owner = matter["owner"]!,
            Company = matter["company"]!,
            System = matter["system"]!,
            Author = matter["author"]!,
            Reviewer = matter["reviewer"]!,
            Approver = matter["approver"]!,
            Issued = issued,
            Effective = effective,
            Revisions = [.. revisions.Select(revision => new SourceRevision(
                revision.Cells[0], revision.Cells[1], revision.Cells[2], revision.Cells[3], revision.Cells[4]))],
        };
        return MisplacedHeading(source.Headings) is { } heading ? Error.Invalid("writing.heading-level", heading.Text) : source;
    }

    // Below the fourth level, or after a skipped one, the printed number would not be the counted one.
    private static SourceHeading? MisplacedHeading(IReadOnlyList<SourceHeading> headings)
    {
        var above = 0;
        foreach (var heading in headings)
        {
            if (heading.Level > DeepestHeading || heading.Level > above + 1)
                return heading;
            above = heading.Level;
        }
        return null;
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

/// <summary>The headings of a source with the numbers that will be printed.</summary>
internal static class SourceHeadings
{
    public static IEnumerable<SourceHeading> Of(MarkdownDocument body, HeadingNumbering numbering)
    {
        var counters = new int[6];
        foreach (var block in body.OfType<HeadingBlock>())
        {
            var text = InlineText.Of(block.Inline);
            yield return numbering == HeadingNumbering.Automatic
                ? new(block.Level, Count(counters, block.Level), text)
                : Split(block.Level, text);
        }
    }

    private static string Count(int[] counters, int level)
    {
        counters[level - 1]++;
        Array.Clear(counters, level, counters.Length - level);
        return string.Join('.', counters[..level].Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    private static SourceHeading Split(int level, string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && ClauseNumber.TryParse(text[..space]) is { } number
            ? new(level, number.Text, text[(space + 1)..].Trim())
            : new(level, null, text);
    }
}

/// <summary>The words of a Markdown line without its marks.</summary>
internal static class InlineText
{
    public static string Of(ContainerInline? inlines) => inlines is null ? string.Empty : string.Concat(inlines.Select(Of));

    private static string Of(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        ContainerInline container => Of(container),
        _ => string.Empty,
    };
}
