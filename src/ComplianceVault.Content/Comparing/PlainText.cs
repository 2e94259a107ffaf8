using System.Text;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Comparing;

/// <summary>Text reduced to what the reader of Word and the reader of PDF both see: letters, digits and signs without blanks, breaks and width.</summary>
internal static class PlainText
{
    public static string Of(DocumentText text) => Reduce(text.Sections.SelectMany(Pieces));

    public static string Of(Section section) => Reduce(Pieces(section));

    /// <summary>The section without number and heading.</summary>
    public static string BodyOf(Section section) => Reduce(section.Blocks.SelectMany(Pieces));

    public static string Reduce(string text) => Reduce([text]);

    private static IEnumerable<string> Pieces(Section section) =>
        section.Blocks.SelectMany(Pieces).Prepend(section.Heading).Prepend(section.Number ?? "");

    private static IEnumerable<string> Pieces(Block block) => block switch
    {
        Table table => table.Rows.SelectMany(r => r.Cells).Select(c => c.Text),
        Paragraph { Kind: ParagraphKind.Picture } => [],
        Paragraph { Kind: ParagraphKind.ListItem, Marker: { } marker } item => [marker, item.Text],
        Paragraph paragraph => [paragraph.Text],
        _ => [],
    };

    private static string Reduce(IEnumerable<string> pieces)
    {
        var plain = new StringBuilder();
        foreach (var piece in pieces)
        {
            foreach (var c in piece)
            {
                // Bullets and punctuation come out of PDF in many shapes; words and numbers do not.
                var half = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
                if (char.IsLetterOrDigit(half) || char.IsSurrogate(half))
                {
                    plain.Append(char.ToLowerInvariant(half));
                }
            }
        }

        return plain.ToString();
    }
}
