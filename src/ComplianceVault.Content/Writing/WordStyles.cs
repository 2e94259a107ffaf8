using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ComplianceVault.Content.Writing;

/// <summary>Fonts and paragraph styles of a controlled document: 宋体 for text, 黑体 for headings, sizes in half points.</summary>
internal static class WordStyles
{
    public const string Song = "宋体";
    public const string Hei = "黑体";
    public const string Heading = "Heading";
    public const string ListItem = "ListItem";
    public const string Cell = "TableCell";
    public const string CellHead = "TableHead";
    public const string SmallCell = "TableCellSmall";
    public const string SmallCellHead = "TableHeadSmall";
    public const string CoverLine = "CoverLine";
    public const string CoverTitle = "CoverTitle";
    public const string Caption = "FrontCaption";
    public const string Flow = "Flow";
    public const string FlowText = "FlowText";

    /// <summary>Type of table cells, in half points.</summary>
    public const int CellSize = 21;

    public const int SmallCellSize = 18;

    public const int CoverTitleSize = 72;

    public static Styles Build()
    {
        var styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    Fonts("Times New Roman", Song),
                    new FontSize { Val = "24" },
                    new FontSizeComplexScript { Val = "24" },
                    new Languages { Val = "en-US", EastAsia = "zh-CN" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new WidowControl()))),
            Paragraph("Normal", "Normal", null, new ParagraphProperties(
                new SpacingBetweenLines { Line = "360", LineRule = LineSpacingRuleValues.Auto },
                new Indentation { FirstLineChars = 200, FirstLine = "480" },
                new Justification { Val = JustificationValues.Both })));
        styles.Append(Enumerable.Range(1, 4).Select(HeadingStyle));
        styles.Append(
            Paragraph(ListItem, "List Item", null, Plain("360", null)),
            Paragraph(Cell, "Table Cell", CellSize, Plain("300", null)),
            Paragraph(CellHead, "Table Head", CellSize, Plain("300", JustificationValues.Center), Hei),
            Paragraph(SmallCell, "Table Cell Small", SmallCellSize, Plain("260", null)),
            Paragraph(SmallCellHead, "Table Head Small", SmallCellSize, Plain("260", JustificationValues.Center), Hei),
            Paragraph(CoverLine, "Cover Line", 30, Plain("480", JustificationValues.Center), Hei),
            Paragraph(CoverTitle, "Cover Title", CoverTitleSize, Plain("480", JustificationValues.Center), Hei),
            Paragraph(Caption, "Front Caption", 32, Plain("480", JustificationValues.Center), Hei),
            Paragraph(Flow, "Flow", CellSize, FlowBlock()),
            Paragraph(FlowText, "Flow Text", (int)(FlowLayout.FontSize * 2), FlowLine()),
            Paragraph("Header", "header", 18, Plain("240", null)),
            Paragraph("Footer", "footer", 18, Plain("240", JustificationValues.Center)));
        return styles;
    }

    public static RunFonts Fonts(string latin, string chinese) =>
        new() { Ascii = latin, HighAnsi = latin, EastAsia = chinese, ComplexScript = latin };

    /// <summary>The fonts with the names under which other systems know them.</summary>
    public static Fonts FontTable() => new(
        Font(Song, "SimSun", FontFamilyValues.Roman),
        Font(Hei, "SimHei", FontFamilyValues.Modern),
        new Font(new FontFamily { Val = FontFamilyValues.Roman }) { Name = "Times New Roman" },
        new Font(new FontFamily { Val = FontFamilyValues.Swiss }) { Name = "Arial" });

    private static Font Font(string name, string alternative, FontFamilyValues family) =>
        new(new AltName { Val = alternative }, new FontCharSet { Val = "86" }, new FontFamily { Val = family }) { Name = name };

    private static Style HeadingStyle(int level)
    {
        var size = level switch { 1 => 30, 2 => 26, _ => 24 };
        var before = level switch { 1 => "320", 2 => "200", _ => "120" };
        var paragraph = new ParagraphProperties(
            new KeepNext(),
            new KeepLines(),
            new SpacingBetweenLines { Before = before, After = "80", Line = "360", LineRule = LineSpacingRuleValues.Auto },
            new Indentation { FirstLineChars = 0, FirstLine = "0" },
            new Justification { Val = JustificationValues.Left },
            new OutlineLevel { Val = level - 1 });
        var style = Paragraph($"{Heading}{Digits(level)}", $"heading {Digits(level)}", size, paragraph, level <= 2 ? Hei : null);
        style.InsertAfter(new NextParagraphStyle { Val = "Normal" }, style.GetFirstChild<BasedOn>());
        style.StyleRunProperties!.InsertAfter(new Bold(), style.StyleRunProperties.RunFonts);
        return style;
    }

    private static ParagraphProperties FlowBlock()
    {
        var plain = Plain("240", JustificationValues.Center);
        (plain.SpacingBetweenLines!.Before, plain.SpacingBetweenLines.After) = ("80", "200");
        return plain;
    }

    // A fixed line height keeps texts inside their shapes whatever font draws them.
    private static ParagraphProperties FlowLine()
    {
        var plain = Plain(Digits((int)(FlowLayout.LineHeight * 20)), JustificationValues.Center);
        plain.SpacingBetweenLines!.LineRule = LineSpacingRuleValues.Exact;
        return plain;
    }

    private static ParagraphProperties Plain(string line, JustificationValues? justification) => new(
        new SpacingBetweenLines { Line = line, LineRule = LineSpacingRuleValues.Auto },
        new Indentation { FirstLineChars = 0, FirstLine = "0" },
        new Justification { Val = justification ?? JustificationValues.Left });

    private static Style Paragraph(string id, string name, int? halfPoints, ParagraphProperties paragraph, string? chinese = null)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = id == "Normal" ? true : null };
        style.Append(new StyleName { Val = name });
        if (id != "Normal")
            style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle(), new StyleParagraphProperties(paragraph.Select(child => child.CloneNode(true))));
        var run = new StyleRunProperties();
        if (chinese is not null)
            run.Append(Fonts("Arial", chinese));
        if (halfPoints is { } size)
            run.Append(new FontSize { Val = Digits(size) }, new FontSizeComplexScript { Val = Digits(size) });
        style.Append(run);
        return style;
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
