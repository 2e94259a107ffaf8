using System.Globalization;
using System.Xml.Linq;

namespace ComplianceVault.Content.Reading.Docx;

/// <summary>What all parts of one Word file share while it is read: styles, numbering, notes, and what there is to remark.</summary>
internal sealed class DocxContext(DocxStyles styles, DocxNumbering numbering, ReadingBudget budget)
{
    private readonly Dictionary<(string Kind, string Id), string> notes = [];
    private int notesShown;

    public DocxStyles Styles { get; } = styles;

    public DocxNumbering Numbering { get; } = numbering;

    public ReadingBudget Budget { get; } = budget;

    public int Insertions { get; set; }

    public int Deletions { get; set; }

    public int Hidden { get; set; }

    public int Pictures { get; private set; }

    /// <summary>The one branch of alternate content that is read: the first choice, which newer programs show, or the fallback.</summary>
    public static XElement? Branch(XElement alternate) => alternate.Child("Choice") ?? alternate.Child("Fallback");

    public void ReadNotes(XElement part, string reference)
    {
        foreach (var note in part.Elements())
        {
            if (note.Value("id") is { } id && note.Value("type") is null or "normal")
            {
                notes.TryAdd((reference, id), string.Join('\n', new DocxBlocks(this).Lines(note)).Trim());
            }
        }
    }

    public Paragraph? Note(string reference, string? id) =>
        id is not null && notes.TryGetValue((reference, id), out var text) && text.Length > 0
            ? new Paragraph(text, ParagraphKind.Footnote, (++notesShown).ToString(CultureInfo.InvariantCulture))
            : null;

    /// <summary>Text boxes inside a drawing, old or new, and the alternative text of pictures.</summary>
    public void Drawing(XElement element, List<Block> into)
    {
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "AlternateContent":
                    if (Branch(child) is { } branch)
                    {
                        Drawing(branch, into);
                    }

                    break;
                case "txbxContent":
                    into.AddRange(new DocxBlocks(this).TextBox(child));
                    break;
                case "blip" or "imagedata":
                    Pictures++;
                    break;
                default:
                    if (child.Name.LocalName == "docPr" && child.Value("descr") is { Length: > 1 } description)
                    {
                        Budget.Take(description.Length);
                        into.Add(new Paragraph(description.Trim(), ParagraphKind.Picture));
                    }

                    Drawing(child, into);
                    break;
            }
        }
    }
}
