using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ComplianceVault.Content.Writing;

/// <summary>What stands before and around the text (文件控制程序 4.4.1): cover with approval cells, revision record, header and footer.</summary>
internal static class WordFront
{
    public static IEnumerable<OpenXmlElement> Cover(FrontFacts facts)
    {
        yield return Line(facts.Company, WordStyles.CoverLine, before: 900);
        yield return Line(facts.System, WordStyles.CoverLine);
        yield return Title(facts.Title);
        yield return Facts(facts);
        yield return Line(string.Empty, WordStyles.Cell, before: 300);
        yield return Approval(facts);
        yield return Line($"{facts.Company}  发布", WordStyles.CoverLine, before: 1200);
    }

    public static IEnumerable<OpenXmlElement> RevisionRecord(FrontFacts facts)
    {
        int[] widths = [900, 1600, 3070, 1900, 1600];
        yield return new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Caption }, new PageBreakBefore()),
            Text("修订记录"));
        var rows = facts.Revisions.Select(revision =>
            Row(widths, false, revision.Edition, revision.Date, revision.Summary, revision.Author, revision.Approver));
        yield return WordTable.Ruled(widths, rows.Prepend(Row(widths, true, "版本", "发布日期", "修订内容", "编制人", "批准人")));
        yield return Line(string.Empty, WordStyles.Cell);
    }

    public static Header Header(FrontFacts facts) => new(Ruled(
        ParagraphBorder.Bottom,
        new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Header" }, RightAndCentre()),
            Text(facts.Company), Tab(), Text(facts.Title), Tab(), Text($"编号：{facts.Number}  版本：{facts.Edition}"))));

    public static Footer Footer(FrontFacts facts)
    {
        var paragraph = new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }, RightAndCentre(), new Justification { Val = JustificationValues.Left }),
            Text($"实施日期：{facts.Effective}"), Tab());
        paragraph.Append([Text("第 "), .. Field("PAGE"), Text(" 页  共 "), .. Field("NUMPAGES"), Text(" 页")]);
        paragraph.Append(Tab(), Text("未加盖受控章的打印件仅供参考"));
        return new(Ruled(ParagraphBorder.Top, paragraph));
    }

    public static Paragraph Line(string text, string style, int before = 0, int after = 0)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (before + after > 0)
            properties.Append(new SpacingBetweenLines { Before = Digits(before), After = Digits(after) });
        return text.Length == 0 ? new(properties) : new(properties, Text(text));
    }

    public static Run Text(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    // As large as one line holds; a title too long for that takes two lines of the smallest size.
    private static Paragraph Title(string title)
    {
        var size = Math.Clamp(WordTable.TextWidth / 10 / (title.Length + 1), 44, WordStyles.CoverTitleSize);
        var line = Line(title, WordStyles.CoverTitle, before: 1500, after: 1300);
        if (size < WordStyles.CoverTitleSize)
            line.GetFirstChild<Run>()!.PrependChild(new RunProperties(new FontSize { Val = Digits(size) }, new FontSizeComplexScript { Val = Digits(size) }));
        return line;
    }

    private static Table Facts(FrontFacts facts)
    {
        int[] widths = [1800, 2735, 1800, 2735];
        return WordTable.Ruled(
            widths,
            Pairs(widths, "文件编号", facts.Number, "版本", facts.Edition),
            Pairs(widths, "文件层次", facts.Level, "归口部门", facts.Owner),
            Pairs(widths, "发布日期", facts.Issued, "实施日期", facts.Effective),
            Pairs(widths, "受控状态", string.Empty, "分发号", string.Empty));
    }

    private static Table Approval(FrontFacts facts)
    {
        int[] widths = [1800, 2424, 2423, 2423];
        var issued = facts.Issued;
        return WordTable.Ruled(
            widths,
            Row(widths, true, string.Empty, "编制", "审核", "批准"),
            Pairs(widths, "签署人", facts.Author, facts.Reviewer, facts.Approver, shadeAll: false),
            Pairs(widths, "日期", issued, issued, issued, shadeAll: false));
    }

    private static TableRow Pairs(int[] widths, string first, string second, string third, string fourth, bool shadeAll = true) => WordTable.Row(
        [
            WordTable.Cell(widths[0], true, Line(first, WordStyles.CellHead)),
            WordTable.Cell(widths[1], false, Centred(second)),
            WordTable.Cell(widths[2], shadeAll, shadeAll ? Line(third, WordStyles.CellHead) : Centred(third)),
            WordTable.Cell(widths[3], false, Centred(fourth)),
        ],
        height: 480);

    private static TableRow Row(int[] widths, bool isHeader, params string[] texts) => WordTable.Row(
        texts.Select((text, i) => WordTable.Cell(widths[i], isHeader, isHeader ? Line(text, WordStyles.CellHead) : Centred(text))),
        isHeader,
        height: 420);

    private static Paragraph Centred(string text)
    {
        var line = Line(text, WordStyles.Cell);
        line.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Center });
        return line;
    }

    private static Tabs RightAndCentre() => new(
        new TabStop { Val = TabStopValues.Center, Position = WordTable.TextWidth / 2 },
        new TabStop { Val = TabStopValues.Right, Position = WordTable.TextWidth });

    private enum ParagraphBorder
    {
        Top,
        Bottom,
    }

    private static Paragraph Ruled(ParagraphBorder side, Paragraph paragraph)
    {
        BorderType border = side == ParagraphBorder.Top ? new TopBorder() : new BottomBorder();
        (border.Val, border.Size, border.Space, border.Color) = (BorderValues.Single, 6U, 4U, "auto");
        paragraph.ParagraphProperties!.InsertAfter(new ParagraphBorders(border), paragraph.ParagraphProperties.ParagraphStyleId);
        return paragraph;
    }

    private static Run Tab() => new(new TabChar());

    // The cached "1" is replaced as soon as a program lays the pages out.
    private static Run[] Field(string code) =>
    [
        new(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new(new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve }),
        new(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        Text("1"),
        new(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
