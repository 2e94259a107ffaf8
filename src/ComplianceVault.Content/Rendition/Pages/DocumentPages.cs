using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>Makes pages from a document's text, so that a Word document can be shown as PDF where LibreOffice is missing. Looks are the layouter's own; words, numbers and tables are the document's.</summary>
public static class DocumentPages
{
    /// <summary>What the document says of itself comes first; a first chapter is no title. What it does not say is as given, such as by a text without a cover.</summary>
    public static PageDocument From(DocumentText text, string givenTitle = "", string givenNumber = "", string givenEdition = "")
    {
        var title = text.CoverFacts.Where(f => f.Kind == CoverFactKind.Title && !IsChapter(text, f.Value) && (f.Place != CoverFactPlace.FileName || givenTitle.Length == 0)).OrderBy(f => f.Place == CoverFactPlace.Cover ? 0 : 1).Select(f => f.Value).FirstOrDefault() ?? givenTitle;
        var (number, edition) = (Fact(text, CoverFactKind.Number, givenNumber), Fact(text, CoverFactKind.Edition, givenEdition));
        return new PageDocument
        {
            Title = title,
            RunningHeader = string.Join("  ", new[] { number, title, edition.Length > 0 ? $"版本 {edition}" : "" }.Where(t => t.Length > 0)),
            Blocks = [.. text.Sections.SelectMany(s => Blocks(s, title))],
        };
    }

    private static string Fact(DocumentText text, CoverFactKind kind, string given) => text.CoverFacts.FirstOrDefault(f => f.Kind == kind)?.Value ?? given;

    private static bool IsChapter(DocumentText text, string title) => text.Sections.Any(s => s.Number is not null && s.Heading == title);

    private static IEnumerable<PageBlock> Blocks(Section section, string title)
    {
        var isClause = section.Heading.Length == 0 && section.Number is not null;
        if (section.Heading.Length > 0 || (isClause && section.Blocks is not [Paragraph { Kind: ParagraphKind.Body }, ..]))
        {
            yield return new PageHeading(section.Number, section.Heading, section.Level);
        }

        for (var i = 0; i < section.Blocks.Count; i++)
        {
            if (section.Level == 0 && section.Blocks[i] is Paragraph { Text: var text } && text == title)
            {
                continue;
            }

            yield return Block(section.Blocks[i], isClause && i == 0 ? section.Number : null);
        }
    }

    private static PageBlock Block(Block block, string? number) => block switch
    {
        Table table => new PageTable(table.Rows),
        Paragraph { Kind: ParagraphKind.ListItem } item => new PageListItem(item.Marker ?? "•", item.Text, item.Depth),
        Paragraph { Kind: ParagraphKind.Footnote } note => new PageNote($"{note.Marker} {note.Text}"),
        Paragraph { Kind: ParagraphKind.Picture } picture => new PageNote(picture.Text),
        Paragraph paragraph => new PageText(paragraph.Text, number),
        _ => throw new ArgumentException($"Unknown block: {block.GetType()}", nameof(block)),
    };
}
