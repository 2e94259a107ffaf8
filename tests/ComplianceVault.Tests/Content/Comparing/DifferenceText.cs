using ComplianceVault.Content.Comparing;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.Tests.Content.Comparing;

/// <summary>Texts for the tests of differences, and the two texts that a difference was made of, put together from its pieces.</summary>
internal static class DifferenceText
{
    public static DocumentText Of(params IEnumerable<(string? Number, string Heading, Block[] Blocks)> sections)
    {
        var builder = new SectionBuilder();
        foreach (var (number, heading, blocks) in sections)
        {
            builder.AddHeading(number is null ? null : HeadingNumber.Parse($"{number} {heading}"), heading);
            foreach (var block in blocks)
            {
                builder.Add(block);
            }
        }

        return new DocumentText { Format = SourceFormat.Docx, Sections = builder.Build() };
    }

    public static Block[] Lines(params string[] lines) => [.. lines.Select(l => new Paragraph(l))];

    public static Table Grid(params string[] rows) => new([.. rows.Select((r, i) => new TableRow([.. r.Split('|').Select(c => new TableCell(c))], i == 0))]);

    /// <summary>Pieces in one line: 甲[-乙-]{+丙+}.</summary>
    public static string Show(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Select(p => p.Mark switch
    {
        ChangeMark.Deleted => $"[-{p.Text}-]",
        ChangeMark.Inserted => $"{{+{p.Text}+}}",
        _ => p.Text,
    }));

    /// <summary>Everything that a text says, section by section.</summary>
    public static IReadOnlyList<string> Plain(DocumentText text) => [.. text.Sections.SelectMany(s => s.Blocks.Select(Plain).Prepend($"# {s.Number} {s.Heading}"))];

    /// <summary>The new text out of the difference alone.</summary>
    public static IReadOnlyList<string> Newer(DocumentDifference difference) =>
        [.. difference.Sections.Where(s => s.New is not null).SelectMany(s => Side(s, s.New!, ChangeMark.Deleted))];

    /// <summary>The old text, its sections in their own order.</summary>
    public static IReadOnlyList<string> Older(DocumentDifference difference, DocumentText older)
    {
        var order = older.Sections.Index().ToDictionary(s => s.Item.Key, s => s.Index);
        return [.. difference.Sections.Where(s => s.Old is not null).OrderBy(s => order[s.Old!.Key]).SelectMany(s => Side(s, s.Old!, ChangeMark.Inserted))];
    }

    private static IEnumerable<string> Side(SectionDifference section, Section own, ChangeMark other) =>
        section.Blocks.Where(b => b.Mark != other).Select(b => Side(b, other)).Prepend($"# {own.Number} {Join(section.Heading, other)}");

    private static string Side(BlockDifference block, ChangeMark other) => block is TableDifference table
        ? string.Join('\n', table.Rows.Where(r => r.Mark != other).Select(r => string.Join('|', r.Cells.Where(c => (other == ChangeMark.Deleted ? c.New : c.Old) is not null).Select(c => Join(c.Pieces, other)))))
        : Join(block.Pieces, other);

    private static string Join(IEnumerable<TextPiece> pieces, ChangeMark other) => string.Concat(pieces.Where(p => p.Mark != other).Select(p => p.Text));

    private static string Plain(Block block) => block is Table table ? string.Join('\n', table.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text)))) : ((Paragraph)block).Text;
}
