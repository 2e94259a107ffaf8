using System.Text;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>A paragraph of joined lines, or a table; <see cref="Mark"/> is set on footnotes.</summary>
internal sealed record PdfBlock(int Page, string Text, double Size, bool IsBold, double Top, Table? Table = null, string? Mark = null);

/// <summary>Joins lines into paragraphs, over page and column ends too: a line that had no room for the next word goes on in the next line.</summary>
internal sealed class ParagraphJoiner(Typography usual)
{
    private readonly List<PdfBlock> blocks = [];
    private readonly List<PdfBlock> notes = [];
    private readonly StringBuilder text = new();
    private FlowItem? first;
    private FlowItem? last;
    private double bodyLeft;

    public static IReadOnlyList<PdfBlock> Join(IEnumerable<FlowItem> flow, Typography usual, Func<FlowItem, string?> footnoteMark)
    {
        var joiner = new ParagraphJoiner(usual);
        foreach (var item in flow)
        {
            joiner.Add(item, footnoteMark(item));
        }

        joiner.End();
        return joiner.blocks;
    }

    private void Add(FlowItem item, string? mark)
    {
        if (item.Item is RuledTable table)
        {
            End();
            AddTable(item, table);
        }
        else if (mark is not null)
        {
            AddNote(item, (TextLine)item.Item, mark);
        }
        else
        {
            AddLine(item, (TextLine)item.Item);
        }
    }

    private void AddLine(FlowItem item, TextLine line)
    {
        if (first is null || !GoesOn(item, line))
        {
            End();
            first = item;
            bodyLeft = line.Left;
        }
        else if (ReferenceEquals(last, first))
        {
            bodyLeft = line.Left;
        }

        Script.Append(text, line.Text);
        last = item;
    }

    private bool GoesOn(FlowItem item, TextLine line)
    {
        var before = (TextLine)last!.Item;
        if (Math.Abs(before.Size - line.Size) > 0.6 || before.IsBold != line.IsBold && (before.Size > usual.BodySize + 0.6 || !IsFull(before, last, line)))
        {
            return false;
        }

        var turned = item.Page != last.Page || line.Baseline > before.Baseline;
        if (!turned && before.Baseline - line.Baseline > Math.Max(usual.Leading * 1.2, line.Size * (line.Size > usual.BodySize + 0.6 ? 2.1 : 1.2)))
        {
            return false;
        }

        return IsFull(before, last, line) && !IsIndented(item, line, before) && !Starts(line, before, turned) && !(turned && Script.EndsSentence(before.Text));
    }

    private static bool IsFull(TextLine before, FlowItem place, TextLine next) =>
        place.Right - before.Right < next.FirstUnit + (next.Size * 0.6);

    private bool IsIndented(FlowItem item, TextLine line, TextLine before)
    {
        // Another column or page width: compare the distances from the column's own edge.
        var shift = item.Left - last!.Left;
        if (!ReferenceEquals(last, first))
        {
            return Math.Abs(line.Left - bodyLeft - shift) > line.Size * 0.6;
        }

        var indent = line.Left - before.Left - shift;
        return indent > line.Size * (HasMarker(before.Text) ? 4 : 0.6) || indent < -line.Size * 4.6;
    }

    /// <summary>4.2.1 or （一） opens a paragraph; a lone number after a full line does only where a sentence has ended: 3 年 goes on.</summary>
    private static bool Starts(TextLine line, TextLine before, bool turned)
    {
        if (LineText.BulletOf(line.Text) is not null)
        {
            return true;
        }

        if (HeadingNumber.Parse(line.Text) is not { Rest.Length: > 0 } number)
        {
            return false;
        }

        var decimals = number is { Form: NumberForm.Decimal, Separator: "" or " " };
        return decimals && number.Depth == 1 ? Script.EndsSentence(before.Text) && !turned
            : number.Form is NumberForm.Chinese or NumberForm.Letter or NumberForm.Decimal or NumberForm.Article && !decimals ? Script.EndsSentence(before.Text)
            : !EndsInReference(before.Text);
    }

    // "见第 4.2 条": the number behind such an end is quoted, not printed as a heading.
    private static bool EndsInReference(string text) => text.Length > 0 && text[^1] is '第' or '见' or '照' or '按' or '的' or '和' or '与' or '至' or '、' or '，' or '（' or '(' or '-' or '/';

    private static bool HasMarker(string text) => LineText.BulletOf(text) is not null || HeadingNumber.Parse(text) is not null;

    private void AddTable(FlowItem item, RuledTable table)
    {
        if (blocks.Count > 0 && blocks[^1] is { Table: { } above } head && head.Page == item.Page - 1 && columns is not null && SameColumns(columns, table.Columns))
        {
            var repeated = above.Rows[0].Cells.Select(c => c.Text).SequenceEqual(table.Table.Rows[0].Cells.Select(c => c.Text));
            var rows = above.Rows.Select((r, i) => repeated && i == 0 ? r with { IsHeader = true } : r).Concat(table.Table.Rows.Skip(repeated ? 1 : 0).Select(r => r with { IsHeader = false }));
            blocks[^1] = head with { Table = new Table([.. rows]), Page = item.Page };
        }
        else
        {
            blocks.Add(new PdfBlock(item.Page, "", 0, IsBold: false, table.Top, table.Table));
        }

        columns = table.Columns;
    }

    private IReadOnlyList<double>? columns;

    private static bool SameColumns(IReadOnlyList<double> a, IReadOnlyList<double> b) => a.Count == b.Count && a.Zip(b).All(p => Math.Abs(p.First - p.Second) < 4);

    private void AddNote(FlowItem item, TextLine line, string mark)
    {
        if (mark.Length == 0 && notes.Count > 0)
        {
            var joined = new StringBuilder(notes[^1].Text);
            Script.Append(joined, line.Text);
            notes[^1] = notes[^1] with { Text = joined.ToString() };
        }
        else
        {
            notes.Add(new PdfBlock(item.Page, line.Text[mark.Length..].TrimStart(), line.Size, IsBold: false, line.Top, Mark: mark));
        }
    }

    private void End()
    {
        if (first is { Item: TextLine line })
        {
            blocks.Add(new PdfBlock(first.Page, text.ToString(), line.Size, line.IsBold, line.Top));
            text.Clear();
            (first, last) = (null, null);
            columns = null;
        }

        blocks.AddRange(notes);
        notes.Clear();
    }
}
