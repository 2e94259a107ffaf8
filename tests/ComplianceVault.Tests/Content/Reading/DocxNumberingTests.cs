using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Reading.Docx;
using static ComplianceVault.Tests.Content.Reading.WordFile;

namespace ComplianceVault.Tests.Content.Reading;

public sealed class DocxNumberingTests
{
    private static string Abstract(string id, string levels, string extra = "") => $"<w:abstractNum w:abstractNumId=\"{id}\">{extra}{levels}</w:abstractNum>";

    private static string Num(string id, string list, string overrides = "") => $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{list}\"/>{overrides}</w:num>";

    private static string[] Markers(DocumentText text) => [.. text.Sections.SelectMany(s => s.Blocks).OfType<Paragraph>().Select(p => p.Marker ?? "")];

    [Fact]
    public void Read_NumberingThroughStyles_ResolvesMultiLevelHeadings()
    {
        var styles = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style>";
        var numbering = Abstract("0", Level(0, "decimal", "%1", "<w:pStyle w:val=\"1\"/>") + Level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"2\"/>")) + Num("5", "0");
        var text = new WordFile { Styles = styles, Numbering = numbering, Body = P("目的", "1") + P("程序", "1") + P("发放", "2") + P("回收", "2") + P("记录", "1") + P("清单", "2") }.Read();

        Assert.Equal(["> 1 目的", "> 2 程序", ">> 2.1 发放", ">> 2.2 回收", "> 3 记录", ">> 3.1 清单"], Outlines.Of(text));
    }

    [Fact]
    public void Read_TwoListsOfOneAbstractList_ContinueUnlessOverridden()
    {
        var numbering = Abstract("0", Level(0, "decimal", "%1)"))
            + Num("1", "0") + Num("2", "0") + Num("3", "0", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>");
        var text = new WordFile { Numbering = numbering, Body = Numbered("甲", "1") + Numbered("乙", "1") + Numbered("丙", "2") + Numbered("丁", "3") + Numbered("戊", "3") + Numbered("己", "1") }.Read();

        Assert.Equal(["1)", "2)", "3)", "1)", "2)", "3)"], Markers(text));
    }

    [Fact]
    public void Read_RestartRules_AreFollowed()
    {
        var numbering = Abstract("0", Level(0, "decimal", "%1)") + Level(1, "lowerLetter", "%2)") + Level(2, "lowerRoman", "%3)", "<w:lvlRestart w:val=\"0\"/>")) + Num("1", "0");
        var text = new WordFile
        {
            Numbering = numbering,
            Body = Numbered("甲", "1") + Numbered("甲", "1", 1) + Numbered("甲", "1", 2) + Numbered("甲", "1", 1) + Numbered("甲", "1") + Numbered("甲", "1", 1) + Numbered("甲", "1", 2),
        }.Read();

        Assert.Equal(["1)", "a)", "i)", "b)", "2)", "a)", "ii)"], Markers(text));
    }

    [Fact]
    public void Read_LegalNumbering_PrintsChineseParentsAsDigits()
    {
        var numbering = Abstract("0", Level(0, "chineseCounting", "第%1章") + Level(1, "decimal", "%1.%2", "<w:isLgl/>")) + Num("1", "0");
        var text = new WordFile { Styles = HeadingStyles, Numbering = numbering, Body = Numbered("总则", "1", 0, "1") + Numbered("管理", "1", 0, "1") + Numbered("领用", "1", 1, "2") }.Read();

        Assert.Equal(["> 第一章 总则", "> 第二章 管理", ">> 2.1 领用"], Outlines.Of(text));
    }

    [Fact]
    public void Read_NumberingStyleLink_FindsTheLinkedLevels()
    {
        var styles = "<w:style w:type=\"numbering\" w:styleId=\"list\"><w:name w:val=\"公司列表\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";
        var numbering = Abstract("0", "", "<w:numStyleLink w:val=\"list\"/>") + Abstract("1", Level(0, "decimalEnclosedCircle", "%1"), "<w:styleLink w:val=\"list\"/>") + Num("1", "0") + Num("2", "1");
        var text = new WordFile { Styles = styles, Numbering = numbering, Body = Numbered("甲", "1") + Numbered("乙", "2") }.Read();

        Assert.Equal(["①", "②"], Markers(text));
    }

    [Fact]
    public void Read_NumberingRemovedDirectly_HasNoMarker()
    {
        var styles = "<w:style w:type=\"paragraph\" w:styleId=\"li\"><w:name w:val=\"列表\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
        var text = new WordFile { Styles = styles, Numbering = Abstract("0", Level(0, "bullet", "\uF0B7")) + Num("1", "0"), Body = P("有", "li") + P("无", "li", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") }.Read();

        Assert.Equal(["•", ""], Markers(text));
    }

    [Theory]
    [InlineData("decimal", 12, "12")]
    [InlineData("decimalZero", 3, "03")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("lowerLetter", 28, "bb")]
    [InlineData("chineseCounting", 12, "十二")]
    [InlineData("chineseCountingThousand", 105, "一百零五")]
    [InlineData("japaneseCounting", 20, "二十")]
    [InlineData("ideographTraditional", 2, "乙")]
    [InlineData("chineseLegalSimplified", 15, "壹拾伍")]
    [InlineData("decimalEnclosedCircle", 20, "⑳")]
    [InlineData("decimalFullWidth", 15, "１５")]
    [InlineData("none", 5, "")]
    [InlineData("ofTheFuture", 5, "5")]
    public void Format_Value_PrintsAsWordDoes(string format, int value, string printed) => Assert.Equal(printed, NumberFormats.Format(value, format));
}
