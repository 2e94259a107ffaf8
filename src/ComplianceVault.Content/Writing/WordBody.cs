using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownTableCell = Markdig.Extensions.Tables.TableCell;
using MarkdownTableRow = Markdig.Extensions.Tables.TableRow;

namespace ComplianceVault.Content.Writing;

/// <summary>Turns the Markdown blocks of a source into Word's paragraphs and tables.</summary>
internal sealed class WordBody(SourceText source, WordNumbering numbering)
{
    // From this many columns on, a table is set in small type.
    private const int ManyColumns = 6;

    private readonly Queue<SourceHeading> headings = new(source.Headings);
    private readonly Queue<FlowChart> flows = new(source.Flows);

    public IEnumerable<OpenXmlElement> Build()
    {
        var elements = source.Body.SelectMany(Block).ToList();
        // The words that announce a table stay with its first rows.
        foreach (var paragraph in elements.Zip(elements.Skip(1)).Where(pair => pair.Second is Table).Select(pair => pair.First).OfType<Paragraph>())
            paragraph.ParagraphProperties!.KeepNext = new();
        return elements;
    }

    private IEnumerable<OpenXmlElement> Block(Block block) => block switch
    {
        HeadingBlock => [Heading(headings.Dequeue())],
        ParagraphBlock paragraph => [Words(new ParagraphProperties(), paragraph.Inline)],
        ListBlock list => List(list, 0),
        // Two tables in a row would run into one without a paragraph between them.
        MarkdownTable table => [Ruled(table), WordFront.Line(string.Empty, WordStyles.Cell)],
        FencedCodeBlock => [FlowDrawing.Of(flows.Dequeue(), source.Flows.Count - flows.Count)],
        ContainerBlock container => container.SelectMany(Block),
        _ => [],
    };

    private Paragraph Heading(SourceHeading heading)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = $"{WordStyles.Heading}{heading.Level}" });
        if (source.Numbering == HeadingNumbering.Automatic)
            properties.Append(WordNumbering.Headings(heading.Level));
        var typed = source.Numbering == HeadingNumbering.Typed && heading.Number is not null ? heading.Number + " " : string.Empty;
        return new(properties, WordFront.Text(typed + heading.Text));
    }

    private IEnumerable<OpenXmlElement> List(ListBlock list, int depth)
    {
        var instance = list.IsOrdered ? numbering.StartLettered() : 0;
        foreach (var child in list.OfType<ListItemBlock>().SelectMany(item => item))
        {
            if (child is ListBlock inner)
            {
                foreach (var element in List(inner, depth + 1))
                    yield return element;
            }
            else if (child is ParagraphBlock paragraph)
            {
                var number = list.IsOrdered ? WordNumbering.At(instance, depth) : WordNumbering.Bullets(depth);
                yield return Words(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.ListItem }, number), paragraph.Inline);
            }
        }
    }

    private static Table Ruled(MarkdownTable table)
    {
        var rows = table.OfType<MarkdownTableRow>().ToList();
        var columns = rows.Max(row => row.Count);
        var isSmall = columns >= ManyColumns;
        var widths = WordTable.Widths(
            [.. Enumerable.Range(0, columns).Select(column => rows.Max(row => Length(row, column)))],
            isSmall ? WordStyles.SmallCellSize : WordStyles.CellSize);
        return WordTable.Ruled(widths, rows.Select(row => WordTable.Row(
            Enumerable.Range(0, columns).Select(column => WordTable.Cell(widths[column], row.IsHeader, CellParagraph(row, column, isSmall))),
            row.IsHeader)));
    }

    private static Paragraph CellParagraph(MarkdownTableRow row, int column, bool isSmall)
    {
        var style = (row.IsHeader, isSmall) switch
        {
            (true, true) => WordStyles.SmallCellHead,
            (true, false) => WordStyles.CellHead,
            (false, true) => WordStyles.SmallCell,
            (false, false) => WordStyles.Cell,
        };
        var paragraph = Words(new ParagraphProperties(new ParagraphStyleId { Val = style }), Content(row, column));
        // A mark alone, such as ★ or —, stands in the middle of its column.
        if (paragraph.InnerText.Length == 1)
            paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Center });
        return paragraph;
    }

    private static ContainerInline? Content(MarkdownTableRow row, int column) =>
        column < row.Count && row[column] is MarkdownTableCell cell ? cell.OfType<ParagraphBlock>().FirstOrDefault()?.Inline : null;

    // Latin capitals and digits take about five eighths of the room of a Chinese character.
    private static int Length(MarkdownTableRow row, int column) =>
        (InlineText.Of(Content(row, column)).Sum(c => c < 0x2E80 ? 5 : 8) + 7) / 8;

    private static Paragraph Words(ParagraphProperties properties, ContainerInline? inlines)
    {
        var paragraph = new Paragraph(properties);
        paragraph.Append(Runs(inlines, bold: false));
        return paragraph;
    }

    private static IEnumerable<Run> Runs(ContainerInline? inlines, bool bold)
    {
        foreach (var inline in inlines ?? [])
        {
            if (inline is LineBreakInline { IsHard: true })
                yield return new Run(new Break());
            else if (inline is ContainerInline container)
            {
                foreach (var run in Runs(container, bold || inline is EmphasisInline { DelimiterCount: >= 2 }))
                    yield return run;
            }
            else if (inline is LiteralInline or CodeInline)
                yield return Run(inline is CodeInline code ? code.Content : ((LiteralInline)inline).Content.ToString(), bold);
        }
    }

    private static Run Run(string text, bool bold)
    {
        var run = WordFront.Text(text);
        if (bold)
            run.PrependChild(new RunProperties(new Bold()));
        return run;
    }
}
