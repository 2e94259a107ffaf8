using ComplianceVault.Content.Reading;
using static ComplianceVault.Tests.Content.Reading.WordFile;

namespace ComplianceVault.Tests.Content.Reading;

public sealed class DocxContentTests
{
    private static string Text(string body, WordFile? file = null) =>
        string.Join('|', (file ?? new WordFile { Body = body }).Read().Sections.Select(Outlines.Body));

    private static string Run(string content, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>";

    private static string T(string text) => $"<w:t xml:space=\"preserve\">{text}</w:t>";

    [Fact]
    public void Read_TrackedChanges_AreReadAsAcceptedWithARemark()
    {
        var body = "<w:p>" + Run(T("保存期")) + "<w:del>" + Run("<w:delText>两</w:delText>") + "</w:del><w:ins>" + Run(T("三")) + "</w:ins>" + Run(T("年。")) + "</w:p>"
            + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + Run(T("前段")) + "</w:p>" + P("后段。") + "<w:moveFrom>" + P("移走") + "</w:moveFrom>";
        var text = new WordFile { Body = body }.Read();

        Assert.Equal("保存期三年。|前段后段。", Outlines.Body(text.Sections[0]));
        Assert.Contains(text.Remarks, r => r.Code == "reading.tracked-changes");
    }

    [Fact]
    public void Read_Fields_KeepResultsAndDropInstructionsPagesAndContents()
    {
        const string Begin = "<w:fldChar w:fldCharType=\"begin\"/>";
        const string Separate = "<w:fldChar w:fldCharType=\"separate\"/>";
        const string End = "<w:fldChar w:fldCharType=\"end\"/>";
        var body = "<w:p>" + Run(Begin) + Run("<w:instrText> TOC \\o \"1-3\" </w:instrText>") + Run(Separate) + Run(T("1 目的")) + "</w:p>" + P("2 范围") + "<w:p>" + Run(End) + "</w:p>"
            + "<w:p>" + Run(T("见")) + Run(Begin) + Run("<w:instrText>REF _Ref1 \\h</w:instrText>") + Run(Separate) + Run(T("4.7")) + Run(End) + Run(T("，第")) + "<w:fldSimple w:instr=\"PAGE\">" + Run(T("3")) + "</w:fldSimple>" + Run(T("页")) + "</w:p>";

        Assert.Equal("见4.7，第页", Text(body));
    }

    [Fact]
    public void Read_FieldLeftOpen_DoesNotSwallowTheRest()
    {
        var body = "<w:p>" + Run("<w:fldChar w:fldCharType=\"begin\"/>") + Run("<w:instrText>TOC</w:instrText>") + "</w:p>" + P("正文仍在。");

        Assert.Equal("正文仍在。", Text(body));
    }

    [Fact]
    public void Read_SymbolsBreaksHyphensAndHiddenText_BecomePlainText()
    {
        var body = "<w:p>" + Run("<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>") + Run(T("受") + "<w:softHyphen/>" + T("控") + "<w:noBreakHyphen/>" + T("A") + "<w:br/>" + T("次行") + "<w:tab/>" + T("列")) + Run(T("隐藏"), "<w:vanish/>") + "</w:p>";
        var text = new WordFile { Body = body }.Read();

        Assert.Equal("☑受控-A\n次行\t列", Outlines.Body(text.Sections[0]));
        Assert.Contains(text.Remarks, r => r.Code == "reading.hidden-text");
    }

    [Fact]
    public void Read_TextBoxInAlternateContent_IsReadOnce()
    {
        var box = "<w:txbxContent>" + P("框中文字") + "</w:txbxContent>";
        var body = "<w:p>" + Run(T("正文")) + Run($"<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" descr=\"流程示意图\"/><wps:txbx>{box}</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>") + "</w:p>";

        Assert.Equal("正文|[Picture ]流程示意图|[TextBox ]框中文字", Text(body));
    }

    [Fact]
    public void Read_ContentControlsAtEveryLevel_AreTransparent()
    {
        static string Sdt(string content) => $"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>";

        var body = Sdt(P("块")) + "<w:p>" + Sdt(Run(T("行内"))) + "<w:smartTag>" + Run(T("标签")) + "</w:smartTag><w:hyperlink>" + Run(T("链接")) + "</w:hyperlink></w:p><w:tbl>"
            + Sdt("<w:tr>" + Sdt("<w:tc>" + Sdt(P("单元")) + "</w:tc>") + "<w:tc>" + P("二") + "</w:tc></w:tr>") + "</w:tbl>";

        Assert.Equal("块|行内标签链接|单元 ; 二", Text(body));
    }

    [Fact]
    public void Read_MergedCellsAndNestedTable_KeepSpansAndText()
    {
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";

        var body = "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + Cell("类别", "<w:vMerge w:val=\"restart\"/>") + Cell("权限", "<w:gridSpan w:val=\"2\"/>") + "</w:tr>"
            + "<w:tr>" + Cell("", "<w:vMerge/>") + Cell("编写") + Cell("批准") + "</w:tr>"
            + "<w:tr>" + Cell("手册") + "<w:tc>" + Table(["甲", "乙"]) + P("丙") + "</w:tc>" + Cell("总经理") + "</w:tr></w:tbl>";
        var text = new WordFile { Body = body }.Read();

        Assert.Equal("类别↕2 ; 权限↔2 / 编写 ; 批准 / 手册 ; 甲\t乙\n丙 ; 总经理", Outlines.Body(text.Sections[0]));
        Assert.True(Assert.IsType<Table>(text.Sections[0].Blocks[0]).Rows[0].IsHeader);
    }

    [Fact]
    public void Read_FootnotesHeadersAndFooters_StandApart()
    {
        var file = new WordFile
        {
            Body = "<w:p>" + Run(T("销毁须审批") + "<w:footnoteReference w:id=\"2\"/>") + "</w:p>",
            Footnotes = $"<w:footnote w:type=\"separator\" w:id=\"0\">{P("线")}</w:footnote><w:footnote w:id=\"2\">{P("见记录控制程序。")}</w:footnote>",
            Header = P("示例软件技术有限公司") + P("文件编号：QP-03    版本：A/0"),
            Footer = P("第 1 页 共 9 页"),
        };
        var text = file.Read();

        Assert.Equal("销毁须审批|[Footnote 1]见记录控制程序。", Outlines.Body(text.Sections[0]));
        Assert.Equal(["示例软件技术有限公司", "文件编号：QP-03    版本：A/0"], text.Headers);
        Assert.Empty(text.Footers);
        Assert.Contains(new CoverFact(CoverFactKind.Edition, "A/0", CoverFactPlace.Header, "文件编号：QP-03    版本：A/0"), text.CoverFacts);
        Assert.Contains(text.CoverFacts, f => f is { Kind: CoverFactKind.Organisation, Place: CoverFactPlace.Header });
    }

    [Fact]
    public void Read_FrameTableAroundThePage_IsReadAsParagraphs()
    {
        var body = "<w:tbl><w:tr><w:tc>" + Bold("1 目的") + P("甲。") + Bold("2 范围") + P("乙。") + P("丙。") + "</w:tc></w:tr></w:tbl>";

        Assert.Equal(["> 1 目的", "> 2 范围"], Outlines.Of(new WordFile { Body = body }.Read()));
    }
}
