using System.Xml.Linq;

namespace ComplianceVault.Content.Reading.Docx;

/// <summary>Reads a table with merged cells; rows and cells may be wrapped in content controls or marked as inserted or deleted.</summary>
internal sealed class DocxTable(DocxContext context, bool ignoreFieldMarks)
{
    private readonly Dictionary<int, Cell> above = [];

    public Table Read(XElement table, List<Block> anchored)
    {
        var rows = new List<(List<Cell> Cells, bool IsHeader)>();
        foreach (var row in Unwrapped(table, "tr"))
        {
            context.Budget.Step();
            var properties = row.Child("trPr");
            if (properties?.Child("del") is not null)
            {
                context.Deletions++;
                continue;
            }

            rows.Add((ReadRow(row, properties, anchored), properties?.Flag("tblHeader") ?? false));
        }

        return new Table([.. rows.Where(r => r.Cells.Count > 0).Select(r => new TableRow([.. r.Cells.Select(c => new TableCell(c.Text, c.ColumnSpan, c.RowSpan))], r.IsHeader))]);
    }

    private List<Cell> ReadRow(XElement row, XElement? properties, List<Block> anchored)
    {
        var cells = new List<Cell>();
        var column = Math.Clamp(properties?.Child("gridBefore")?.Number("val") ?? 0, 0, 1000);
        foreach (var element in Unwrapped(row, "tc"))
        {
            var cell = element.Child("tcPr");
            var span = Math.Clamp(cell?.Child("gridSpan")?.Number("val") ?? 1, 1, 1000);
            var merge = cell?.Child("vMerge");
            if (merge is not null && merge.Value("val") != "restart" && above.TryGetValue(column, out var origin))
            {
                origin.RowSpan++;
            }
            else if (cell?.Child("hMerge") is { } across && across.Value("val") != "restart" && cells.Count > 0)
            {
                cells[^1].ColumnSpan += span;
            }
            else
            {
                var read = ReadCell(element, span, anchored);
                cells.Add(read);
                above.Remove(column);
                if (merge is not null)
                {
                    above[column] = read;
                }
            }

            if (merge is null)
            {
                above.Remove(column);
            }

            column += span;
        }

        return cells;
    }

    private Cell ReadCell(XElement element, int span, List<Block> anchored)
    {
        if (element.Child("tcPr")?.Child("cellDel") is not null)
        {
            context.Deletions++;
            return new Cell { ColumnSpan = span };
        }

        var blocks = new DocxBlocks(context, ignoreFieldMarks);
        var lines = blocks.Lines(element).ToList();
        var boxes = blocks.Items.SelectMany(i => i.Anchored).ToList();
        anchored.AddRange(boxes.Where(b => b is not Paragraph { Kind: ParagraphKind.TextBox }));
        lines.AddRange(boxes.OfType<Paragraph>().Where(p => p.Kind == ParagraphKind.TextBox).Select(p => p.Text));
        return new Cell { Text = string.Join('\n', lines).Trim(), ColumnSpan = span };
    }

    private static IEnumerable<XElement> Unwrapped(XElement parent, string name)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Name.LocalName == name)
            {
                yield return child;
            }
            else if (child.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo")
            {
                foreach (var inner in Unwrapped(child, name))
                {
                    yield return inner;
                }
            }
        }
    }

    private sealed class Cell
    {
        public string Text { get; init; } = "";

        public int ColumnSpan { get; set; } = 1;

        public int RowSpan { get; set; } = 1;
    }
}
