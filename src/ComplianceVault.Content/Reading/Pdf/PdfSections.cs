namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>Makes sections from paragraphs and tables, and gathers what the cover states.</summary>
internal sealed class PdfSections(Typography usual)
{
    private const int LongestTitle = 60;
    private readonly SectionBuilder sections = new();

    public CoverFacts Facts { get; } = new();

    public IReadOnlyList<ReadingRemark> Remarks => sections.Remarks;

    public IReadOnlyList<Section> Build(IReadOnlyList<PdfBlock> blocks, CancellationToken cancellationToken)
    {
        var levels = Levels(blocks);
        var title = Title(blocks);
        var lines = blocks.Select((b, i) => new OutlineLine(b.Text)
        {
            Bold = b.IsBold,
            Size = b.Size,
            IsOther = b.Table is not null || b.Mark is not null || i == title,
            StyleLevel = i == title || b.Text.Length > LongestTitle * 2 ? null : Level(levels, b),
        }).ToList();
        if (title >= 0)
        {
            Facts.AddTitle(blocks[title].Text, CoverFactPlace.Cover);
        }

        var entries = Outline.Of(lines, cancellationToken);
        for (var i = 0; i < blocks.Count; i++)
        {
            Add(blocks[i], entries[i]);
        }

        return sections.Build();
    }

    private void Add(PdfBlock block, OutlineEntry entry)
    {
        if (sections.InFrontMatter && block.Page <= 2 && entry.Role is not (OutlineRole.Heading or OutlineRole.Clause or OutlineRole.Contents))
        {
            AddFacts(block);
        }

        switch (block)
        {
            case { Table: { } table }:
                sections.Add(table);
                break;
            case { Mark: { } mark }:
                sections.Add(new Paragraph(block.Text, ParagraphKind.Footnote, mark));
                break;
            default:
                sections.Add(entry, block.Page);
                break;
        }
    }

    private void AddFacts(PdfBlock block)
    {
        if (block.Table is { } table)
        {
            Facts.AddTable(table, CoverFactPlace.CoverTable);
        }
        else
        {
            Facts.AddLine(block.Text, CoverFactPlace.Cover);
        }
    }

    /// <summary>Sizes above the body's that recur, largest first: the levels a style sheet would state.</summary>
    private List<double> Levels(IReadOnlyList<PdfBlock> blocks) =>
        [.. blocks.Where(b => b.Table is null && b.Size > usual.BodySize * 1.12 && b.Text.Length <= LongestTitle)
            .GroupBy(b => Math.Round(b.Size)).Where(g => g.Count() >= 2).Select(g => g.Key).OrderDescending()];

    private static int? Level(List<double> levels, PdfBlock block) =>
        levels.IndexOf(Math.Round(block.Size)) is >= 0 and var at ? Math.Min(at + 1, 6) : null;

    /// <summary>The largest line of the first page before the first number, when it stands out.</summary>
    private int Title(IReadOnlyList<PdfBlock> blocks)
    {
        var best = -1;
        for (var i = 0; i < blocks.Count && blocks[i].Page == blocks[0].Page; i++)
        {
            var block = blocks[i];
            if (block.Table is not null || block.Mark is not null)
            {
                continue;
            }

            if (HeadingNumber.Parse(block.Text) is { Form: NumberForm.Decimal or NumberForm.Chapter })
            {
                break;
            }

            if (block.Text.Length is > 1 and <= LongestTitle && block.Size > usual.BodySize * 1.12 && (best < 0 || block.Size > blocks[best].Size + 0.5))
            {
                best = i;
            }
        }

        return best;
    }
}
