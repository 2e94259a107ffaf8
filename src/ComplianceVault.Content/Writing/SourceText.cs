using ComplianceVault.Kernel;
using Markdig;
using Markdig.Syntax;

namespace ComplianceVault.Content.Writing;

/// <summary>The text of a document in Markdown, checked for what the writer can print.</summary>
internal sealed class SourceText
{
    private const int DeepestHeading = 4;
    private const string FlowBlock = "flow";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private SourceText(MarkdownDocument body, HeadingNumbering numbering, IReadOnlyList<FlowChart> flows)
    {
        (Body, Numbering, Flows) = (body, numbering, flows);
        Headings = [.. SourceHeadings.Of(body, numbering)];
    }

    public MarkdownDocument Body { get; }

    public HeadingNumbering Numbering { get; }

    public IReadOnlyList<SourceHeading> Headings { get; }

    /// <summary>The flows in the order of the text.</summary>
    public IReadOnlyList<FlowChart> Flows { get; }

    /// <summary>
    /// Refusals: <c>writing.heading-level</c> (the heading), <c>writing.block-unknown</c> (its first line), and those of <see cref="FlowChart.Parse"/>.
    /// </summary>
    public static Result<SourceText> Parse(string markdown, HeadingNumbering numbering)
    {
        var body = Markdown.Parse(markdown, Pipeline);
        var flows = new List<FlowChart>();
        foreach (var block in body.Descendants().OfType<LeafBlock>().Where(block => block is CodeBlock or HtmlBlock))
        {
            // What the writer could not print is refused, never left out.
            if (block is not FencedCodeBlock { Info: FlowBlock, Parent: MarkdownDocument })
                return Error.Invalid("writing.block-unknown", block.Lines.ToString().Split('\n')[0]);
            var flow = FlowChart.Parse(block.Lines.ToString());
            if (!flow.Succeeded)
                return flow.Error;
            flows.Add(flow.Value);
        }

        var text = new SourceText(body, numbering, flows);
        return MisplacedHeading(text.Headings) is { } heading ? Error.Invalid("writing.heading-level", heading.Text) : text;
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
}
