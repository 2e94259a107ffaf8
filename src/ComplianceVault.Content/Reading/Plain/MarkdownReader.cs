using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownTableCell = Markdig.Extensions.Tables.TableCell;
using MarkdownTableRow = Markdig.Extensions.Tables.TableRow;

namespace ComplianceVault.Content.Reading.Plain;

/// <summary>Markdown: headings with their typed numbers, lists, pipe tables, footnotes; front matter states cover facts.</summary>
internal sealed class MarkdownReader
{
    // The parser cannot be interrupted, and unclosed brackets cost it the square of their number: such a file is read as plain text.
    private const int LongestParsed = 2_000_000;
    private const int MostBrackets = 20_000;
    private const int MostBracketsTogether = 4_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter().UsePipeTables().UseGridTables().UseFootnotes().UseTaskLists().UseEmphasisExtras().Build();

    private readonly SectionBuilder builder = new();
    private readonly CoverFacts facts = new();
    private readonly ReadingBudget budget;

    private MarkdownReader(ReadingBudget budget) => this.budget = budget;

    public static DocumentText Read(Stream file, string fileName, ReadingBudget budget)
    {
        var (text, remarks) = TextDecoder.Decode(file, budget);
        if (Parse(text) is not { } document)
        {
            return PlainTextReader.Read(file, fileName, budget) with { Format = SourceFormat.Markdown };
        }

        var reader = new MarkdownReader(budget);
        reader.facts.AddFileName(fileName);
        reader.Blocks(document);
        return new DocumentText { Format = SourceFormat.Markdown, Sections = reader.builder.Build(), CoverFacts = reader.facts.ToList(), Remarks = [.. reader.builder.Remarks, .. remarks] };
    }

    private static MarkdownDocument? Parse(string text)
    {
        if (text.Length > LongestParsed || text.AsSpan().Count('[') > MostBrackets || BracketsTogether(text) > MostBracketsTogether)
        {
            return null;
        }

        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested beyond what the parser allows.
            return null;
        }
    }

    /// <summary>Most opening brackets between two blank lines.</summary>
    private static int BracketsTogether(string text)
    {
        int most = 0, here = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            here = line.IsWhiteSpace() ? 0 : here + line.Count('[');
            most = Math.Max(most, here);
        }

        return most;
    }

    private void Blocks(ContainerBlock container)
    {
        foreach (var block in container)
        {
            budget.Step();
            switch (block)
            {
                case YamlFrontMatterBlock front:
                    FrontMatter(front);
                    break;
                case HeadingBlock heading:
                    Heading(heading);
                    break;
                case ListBlock list:
                    List(list, 0);
                    break;
                case MarkdownTable table:
                    Table(table);
                    break;
                case FootnoteGroup notes:
                    Footnotes(notes);
                    break;
                case ParagraphBlock paragraph:
                    Paragraph(paragraph);
                    break;
                case CodeBlock code:
                    Add(new Paragraph(code.Lines.ToString().TrimEnd()));
                    break;
                case HtmlBlock html:
                    Add(new Paragraph(html.Lines.ToString().Trim()));
                    break;
                case ContainerBlock inner:
                    Blocks(inner);
                    break;
            }
        }
    }

    private void FrontMatter(YamlFrontMatterBlock front)
    {
        foreach (var line in front.Lines.ToString().Split('\n').Take(60))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = colon > 0 ? (line[..colon].Trim(), line[(colon + 1)..].Trim().Trim('"', '\'')) : ("", "");
            facts.AddLine($"{FrontMatterName(name)}: {value}", CoverFactPlace.Properties);
        }
    }

    private static string FrontMatterName(string name) => name.ToLowerInvariant() switch
    {
        "number" or "id" => "编号",
        "approver" => "批准",
        "reviewer" => "审核",
        "issued" or "date" or "issue_date" or "issuedate" => "发布日期",
        "effective" or "effective_date" or "effectivedate" => "实施日期",
        _ => name,
    };

    private void Heading(HeadingBlock heading)
    {
        var text = Inline(heading.Inline);
        if (heading.Level == 1 && builder.IsEmpty)
        {
            facts.AddTitle(HeadingNumber.Parse(text)?.Rest ?? text, CoverFactPlace.Cover);
        }

        var number = HeadingNumber.Parse(text);
        builder.AddHeading(number, number?.Rest ?? text, heading.Level);
    }

    private void Paragraph(ParagraphBlock paragraph)
    {
        var text = Inline(paragraph.Inline);
        foreach (var line in builder.InFrontMatter ? text.Split('\n') : [])
        {
            facts.AddLine(line, CoverFactPlace.Cover);
        }

        // Typed clauses (4.2.1 …。) stand as paragraphs under the headings.
        if (HeadingNumber.Parse(text) is { Form: NumberForm.Decimal, Depth: > 1 } number && number.Rest.Length > 0 && !builder.InFrontMatter)
        {
            builder.Add(new OutlineEntry(LineText.IsSentence(number.Rest) ? OutlineRole.Clause : OutlineRole.Heading, number.Rest, number));
        }
        else
        {
            Add(new Paragraph(text));
        }
    }

    private void List(ListBlock list, int depth)
    {
        var number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var marker = list.IsOrdered ? FormattableString.Invariant($"{number++}{list.OrderedDelimiter}") : "•";
            foreach (var block in item)
            {
                if (block is ListBlock nested)
                {
                    List(nested, depth + 1);
                }
                else if (block is LeafBlock leaf)
                {
                    Add(new Paragraph(leaf.Inline is null ? leaf.Lines.ToString().Trim() : Inline(leaf.Inline), ParagraphKind.ListItem, marker, depth));
                    marker = null;
                }
                else if (block is ContainerBlock container)
                {
                    Blocks(container);
                }
            }
        }
    }

    private void Table(MarkdownTable table)
    {
        var rows = table.OfType<MarkdownTableRow>().Select(r => new TableRow(
            [.. r.OfType<MarkdownTableCell>().Select(c => new TableCell(string.Join('\n', c.Descendants<ParagraphBlock>().Select(p => Inline(p.Inline))), Math.Max(1, c.ColumnSpan), Math.Max(1, c.RowSpan)))],
            r.IsHeader)).Where(r => r.Cells.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var read = new Table(rows);
        if (builder.InFrontMatter)
        {
            facts.AddTable(read, CoverFactPlace.CoverTable);
        }

        builder.Add(read);
    }

    private void Footnotes(FootnoteGroup notes)
    {
        foreach (var note in notes.OfType<Footnote>())
        {
            var text = string.Join('\n', note.Descendants<ParagraphBlock>().Select(p => Inline(p.Inline)));
            Add(new Paragraph(text, ParagraphKind.Footnote, note.Label?.TrimStart('^')));
        }
    }

    private void Add(Paragraph paragraph)
    {
        if (paragraph.Text.Length > 0)
        {
            builder.Add(paragraph);
        }
    }

    private static string Inline(ContainerInline? container)
    {
        var text = new StringBuilder();
        Append(container, text);
        return text.ToString().Trim();
    }

    private static void Append(ContainerInline? container, StringBuilder text)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline line:
                    text.Append(line.IsHard ? '\n' : ' ');
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case TaskList task:
                    text.Append(task.Checked ? "☑" : "☐");
                    break;
                case ContainerInline inner:
                    Append(inner, text);
                    break;
            }
        }
    }
}
