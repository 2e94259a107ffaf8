using System.Globalization;
using ComplianceVault.Kernel;

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

/// <summary>The sections, by their printed numbers, that answer a clause of the standard.</summary>
public sealed record SourceAnswer(string Clause, IReadOnlyList<string> Sections);

/// <summary>
/// A controlled document as its author writes it: facts of the cover in the front matter, the text in Markdown (headings of four levels, paragraphs,
/// lists, pipe tables, flows in a fenced block <c>flow</c>). Dates are civil dates; roles are the words to print.
/// </summary>
public sealed class DocumentSource
{
    private DocumentSource(FrontMatter matter, SourceText text)
    {
        Text = text;
        Clauses = matter.Items("clauses");
        Answers = [.. matter.Items("answers").Select(Answer)];
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

    public IReadOnlyList<SourceAnswer> Answers { get; }

    public HeadingNumbering Numbering => Text.Numbering;

    public IReadOnlyList<SourceHeading> Headings => Text.Headings;

    internal SourceText Text { get; }

    /// <summary>
    /// Refusals: <c>writing.front-matter-missing</c>, <c>writing.front-matter-line</c>, <c>writing.field-missing</c> (the field),
    /// <c>writing.date-invalid</c> (field, text), <c>writing.revision-invalid</c> (the row), <c>writing.answer-invalid</c> (the row),
    /// <c>writing.answer-section</c> (clause, section), and those of the text: <c>writing.heading-level</c> (the heading), <c>writing.block-unknown</c>
    /// (its first line), those of <see cref="FlowChart.Parse"/>.
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
        var text = SourceText.Parse(matter.Body, matter["numbering"] == "automatic" ? HeadingNumbering.Automatic : HeadingNumbering.Typed);
        if (!text.Succeeded)
            return text.Error;
        var source = new DocumentSource(matter, text.Value)
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
        return BrokenAnswer(source, matter.Items("answers")) ?? (Result<DocumentSource>)source;
    }

    private static SourceAnswer Answer(string row)
    {
        var bar = row.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? new(row, []) : new(row[..bar].Trim(), row[(bar + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static Error? BrokenAnswer(DocumentSource source, IReadOnlyList<string> rows)
    {
        var printed = source.Headings.Select(heading => heading.Number).ToHashSet();
        foreach (var (answer, row) in source.Answers.Zip(rows))
        {
            if (answer.Sections.Count == 0 || ClauseNumber.TryParse(answer.Clause) is null)
                return Error.Invalid("writing.answer-invalid", row);
            if (answer.Sections.FirstOrDefault(section => !printed.Contains(section)) is { } unknown)
                return Error.Invalid("writing.answer-section", answer.Clause, unknown);
        }
        return null;
    }

    internal FrontFacts Front() => new()
    {
        Company = Company,
        System = System,
        Number = Number,
        Title = Title,
        Edition = Edition,
        Level = Level,
        Owner = Owner,
        Issued = Iso(Issued),
        Effective = Iso(Effective),
        Author = Author,
        Reviewer = Reviewer,
        Approver = Approver,
        Revisions = Revisions,
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
