using System.Globalization;
using ComplianceVault.Kernel;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ComplianceVault.Content.Writing;

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
