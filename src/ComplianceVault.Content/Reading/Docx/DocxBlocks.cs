using System.Xml.Linq;

namespace ComplianceVault.Content.Reading.Docx;

/// <summary>Walks paragraphs, tables and the wrappers around them, in the state a reader sees after accepting all changes.</summary>
internal sealed class DocxBlocks(DocxContext context, bool ignoreFieldMarks = false)
{
    private const int FrameParagraphs = 5;

    private readonly DocxFields fields = new() { IgnoreMarks = ignoreFieldMarks };
    private DocxRuns? carried;

    public List<DocxItem> Items { get; } = [];

    /// <summary>A field was begun and never ended.</summary>
    public bool HasOpenField => fields.IsOpen;

    public void Add(XElement block)
    {
        context.Budget.Step();
        switch (block.Name.LocalName)
        {
            case "p":
                AddParagraph(block);
                break;
            case "tbl":
                AddTable(block);
                break;
            case "sdt":
                if (!IsContentsControl(block) && block.Child("sdtContent") is { } content)
                {
                    AddAll(content);
                }

                break;
            case "customXml" or "smartTag" or "ins" or "moveTo" or "sdtContent":
                AddAll(block);
                break;
            case "del" or "moveFrom":
                context.Deletions++;
                break;
            case "AlternateContent" when DocxContext.Branch(block) is { } branch:
                AddAll(branch);
                break;
        }
    }

    public void AddAll(XElement parent)
    {
        foreach (var block in parent.Elements())
        {
            Add(block);
        }
    }

    /// <summary>The lines of a header, footer, note or cell: paragraphs with their list numbers, nested tables row by row.</summary>
    public IEnumerable<string> Lines(XElement parent)
    {
        AddAll(parent);
        return Items.SelectMany(LinesOf);
    }

    public IEnumerable<Block> TextBox(XElement content)
    {
        AddAll(content);
        return Items.SelectMany(i => i.Table is { } table
            ? i.Anchored.Prepend(table)
            : i.Anchored.Prepend(new Paragraph(LinesOf(i).FirstOrDefault() ?? "", ParagraphKind.TextBox)))
            .Where(b => b is not Paragraph { Text.Length: 0 });
    }

    public static IEnumerable<string> LinesOf(DocxItem item)
    {
        if (item.Table is { } table)
        {
            return table.Rows.Select(r => string.Join('\t', r.Cells.Select(c => c.Text)).TrimEnd());
        }

        return item.Text.Length == 0 ? [] : [item.Number is null ? item.Text : $"{item.Number} {item.Text}"];
    }

    private void AddParagraph(XElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        var style = context.Styles.Paragraph(properties?.Child("pStyle")?.Value("val"));
        var runs = carried ?? new DocxRuns(context, fields);
        carried = null;
        runs.Walk(paragraph, style);
        if (properties?.Child("rPr") is { } mark && (mark.Child("del") ?? mark.Child("moveFrom")) is not null)
        {
            // The paragraph mark is deleted: its text runs on into the next paragraph.
            context.Deletions++;
            carried = runs;
            return;
        }

        if (style.IsContents)
        {
            return;
        }

        var (number, isBullet, depth) = Numbered(properties, style);
        var text = runs.Text.ToString().Trim();
        if (text.Length == 0 && runs.Anchored.Count == 0)
        {
            return;
        }

        var outline = properties?.Child("outlineLvl")?.Number("val");
        var level = outline is { } o ? (o is >= 0 and <= 8 ? o + 1 : (int?)null) : style.Level;
        var prototype = new DocxItem
        {
            Text = text,
            Level = text.Length == 0 ? null : level,
            Bold = runs.IsBold,
            Size = runs.Size,
            IsTitle = style.IsTitle,
            Number = text.Length == 0 ? null : number,
            IsBullet = isBullet,
            Depth = depth,
            Anchored = runs.Anchored,
        };
        Items.AddRange(Split(prototype));
    }

    /// <summary>Lines broken by hand, of which a later one begins with a number or bullet, were meant as paragraphs.</summary>
    private static IEnumerable<DocxItem> Split(DocxItem item)
    {
        if (item.Level is not null || item.Number is not null || !item.Text.Contains('\n', StringComparison.Ordinal))
        {
            return [item];
        }

        var lines = item.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return !lines.Skip(1).Any(l => HeadingNumber.Parse(l) is not null || LineText.BulletOf(l) is not null)
            ? [item]
            : lines.Select((l, i) => new DocxItem { Text = l, Bold = item.Bold, Size = item.Size, IsTitle = item.IsTitle, Anchored = i == lines.Length - 1 ? item.Anchored : [] });
    }

    private (string? Number, bool IsBullet, int Depth) Numbered(XElement? properties, DocxStyle style)
    {
        var own = properties?.Child("numPr");
        var numId = own?.Child("numId")?.Value("val") ?? style.NumId;
        if (numId is null or "0")
        {
            return (null, false, 0);
        }

        var level = own?.Child("ilvl")?.Number("val")
            ?? (own?.Child("numId") is null ? context.Numbering.LevelOfStyle(numId, style.NumStyle) ?? style.NumLevel : null)
            ?? 0;
        return context.Numbering.Next(numId, level) is { } next && next.Text.Length > 0 ? (next.Text, next.IsBullet, level) : (null, false, level);
    }

    private static bool IsContentsControl(XElement control) =>
        control.Child("sdtPr")?.Child("docPartObj")?.Child("docPartGallery")?.Value("val") is "Table of Contents";

    private void AddTable(XElement element)
    {
        var anchored = new List<Block>();
        var frame = Frame(element);
        if (frame is not null)
        {
            AddAll(frame);
            return;
        }

        var table = new DocxTable(context, ignoreFieldMarks).Read(element, anchored);
        if (table.Rows.Any(r => r.Cells.Any(c => c.Text.Length > 0)) || anchored.Count > 0)
        {
            Items.Add(new DocxItem { Table = table, Anchored = anchored });
        }
    }

    /// <summary>A table of one cell around much text is a frame drawn around the page, not a table.</summary>
    private static XElement? Frame(XElement table)
    {
        var rows = table.Elements().Where(e => e.Name.LocalName == "tr").Take(2).ToList();
        var cells = rows.Count == 1 ? rows[0].Elements().Where(e => e.Name.LocalName == "tc").Take(2).ToList() : [];
        return cells.Count == 1 && cells[0].Elements().Count(e => e.Name.LocalName is "p" or "tbl") >= FrameParagraphs ? cells[0] : null;
    }
}
