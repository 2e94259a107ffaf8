using System.IO.Compression;
using ComplianceVault.Content.Writing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Read = ComplianceVault.Content.Reading;

namespace ComplianceVault.Tests.Content.Writing;

public sealed class WordWriterTests
{
    private const string Facts = """
        number: ITSMS-WI01
        title: 机房出入规定
        edition: B
        level: 三阶
        owner: 技术部
        company: 示例软件技术有限公司
        system: 信息技术服务管理体系
        author: 技术部工程师
        reviewer: 技术部负责人
        approver: 管理者代表
        issued: 2024-02-28
        effective: 2024-03-04
        revisions:
          - A | 2022-07-20 | 首次发布 | 技术部工程师 | 管理者代表
          - B | 2024-02-28 | 增加来访登记 | 技术部工程师 | 管理者代表
        """;

    private const string Body = """
        # 目的

        保护机房。**来访**须由员工陪同。

        ## 出入

        - 刷卡进入；
          - 一人一卡；
        - 登记来访。

        1. 断电
        2. 报告

        | 时间 | 谁 |
        | --- | --- |
        | 工作日 | 值班工程师 |

        ```flow
        (开始：有人来访)
        [值班工程师] 核对证件
        <有预约？> 否：联系被访人
        (结束)
        ```

        # 记录
        """;

    private static string Source(string numbering) => $"---\n{Facts}\nnumbering: {numbering}\n---\n{Body}";

    private static byte[] Build(string markdown)
    {
        using var stream = new MemoryStream();
        var written = WordWriter.Write(markdown, stream);
        Assert.True(written.Succeeded, written.Error?.ToString());
        return stream.ToArray();
    }

    private static WordprocessingDocument Open(byte[] docx) => WordprocessingDocument.Open(new MemoryStream(docx), false);

    private static List<Paragraph> HeadingsOf(WordprocessingDocument word) =>
        [.. word.MainDocumentPart!.Document!.Body!.Elements<Paragraph>()
            .Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith("Heading", StringComparison.Ordinal) == true)];

    [Theory]
    [InlineData("typed")]
    [InlineData("automatic")]
    public void Write_GivesAFileThatKeepsToTheFormat(string numbering)
    {
        using var word = Open(Build(Source(numbering)));
        foreach (var version in new[] { FileFormatVersions.Office2007, FileFormatVersions.Office2010, FileFormatVersions.Microsoft365 })
        {
            var errors = new OpenXmlValidator(version).Validate(word, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}");
            Assert.Empty(errors);
        }
    }

    [Fact]
    public void Flow_IsDrawnWithWordsOwnShapes_AndReadInItsOrder()
    {
        var docx = Build(Source("automatic"));
        using (var word = Open(docx))
        {
            Assert.Empty(word.MainDocumentPart!.ImageParts);
            Assert.Equal(4, word.MainDocumentPart.Document!.Descendants<DocumentFormat.OpenXml.Office2010.Word.DrawingShape.NonVisualConnectorProperties>().Count());
        }
        var read = Read.DocumentReader.Read(new MemoryStream(docx), "机房出入规定.docx", new Read.ReadingLimits(), TestContext.Current.CancellationToken).Value;
        var section = read.Sections.Single(section => section.Number == "1.1");
        Assert.Equal(
            ["开始：有人来访", "1 值班工程师：核对证件", "2 有预约？", "否：联系被访人", "是", "结束"],
            section.Blocks.OfType<Read.Paragraph>().Where(block => block.Kind == Read.ParagraphKind.TextBox).Select(block => block.Text));
    }

    [Fact]
    public void Columns_OfShortWordsKeepThemOnOneLine_AndLongTextsShareTheRest()
    {
        var even = WordTable.Widths([2, 2, 2], WordStyles.CellSize);
        Assert.All(even, width => Assert.InRange(width, WordTable.TextWidth / 3, (WordTable.TextWidth / 3) + 2));
        var mixed = WordTable.Widths([4, 120, 30, 6], WordStyles.CellSize);
        Assert.Equal(WordTable.TextWidth, mixed.Sum());
        Assert.True(mixed[0] >= 4 * 210 && mixed[3] >= 6 * 210);
        Assert.InRange(mixed[1], mixed[2] + 1, 3 * mixed[2]);
    }

    [Fact]
    public void Write_TwoTimes_GivesEqualBytes() => Assert.Equal(Build(Source("automatic")), Build(Source("automatic")));

    [Fact]
    public void Write_FixesTimesAndOrderOfTheParts()
    {
        using var zip = new ZipArchive(new MemoryStream(Build(Source("typed"))));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
    }

    [Fact]
    public void AutomaticNumbers_AreWordsOwn_AndTypedOnesAreText()
    {
        using (var word = Open(Build(Source("automatic"))))
        {
            Assert.Equal(["目的", "出入", "记录"], HeadingsOf(word).Select(heading => heading.InnerText));
            Assert.Equal([0, 1, 0], HeadingsOf(word).Select(heading => heading.ParagraphProperties!.NumberingProperties!.NumberingLevelReference!.Val!.Value));
        }
        using (var word = Open(Build(Source("typed").Replace("## 出入", "## 1.1 出入", StringComparison.Ordinal))))
        {
            Assert.Equal(["目的", "1.1 出入", "记录"], HeadingsOf(word).Select(heading => heading.InnerText));
            Assert.All(HeadingsOf(word), heading => Assert.Null(heading.ParagraphProperties!.NumberingProperties));
        }
    }

    [Fact]
    public void Cover_ShowsFactsAndWhoWroteReviewedApproved()
    {
        using var word = Open(Build(Source("typed")));
        var tables = word.MainDocumentPart!.Document!.Body!.Elements<Table>().ToList();
        Assert.Contains("文件编号ITSMS-WI01版本B", tables[0].InnerText, StringComparison.Ordinal);
        Assert.Contains("发布日期2024-02-28实施日期2024-03-04", tables[0].InnerText, StringComparison.Ordinal);
        Assert.Contains("签署人技术部工程师技术部负责人管理者代表", tables[1].InnerText, StringComparison.Ordinal);
        Assert.Equal(3, tables[2].Elements<TableRow>().Count());
        Assert.Contains("B2024-02-28增加来访登记", tables[2].InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void HeaderNamesTheDocument_FooterCountsPages_CoverHasNeither()
    {
        using var word = Open(Build(Source("typed")));
        var main = word.MainDocumentPart!;
        Assert.Contains(main.HeaderParts, part => part.Header!.InnerText.Contains("机房出入规定编号：ITSMS-WI01  版本：B", StringComparison.Ordinal));
        Assert.Contains(main.FooterParts, part => part.Footer!.Descendants<FieldCode>().Select(code => code.Text.Trim()).SequenceEqual(["PAGE", "NUMPAGES"]));
        var section = main.Document!.Body!.GetFirstChild<SectionProperties>()!;
        Assert.NotNull(section.GetFirstChild<TitlePage>());
        Assert.Equal((11906U, 16838U), (section.GetFirstChild<PageSize>()!.Width!.Value, section.GetFirstChild<PageSize>()!.Height!.Value));
    }

    [Fact]
    public void Tables_RepeatTheirHeaderRow_AndListsKeepTheirDepth()
    {
        using var word = Open(Build(Source("typed")));
        var body = word.MainDocumentPart!.Document!.Body!;
        var table = body.Elements<Table>().Last();
        Assert.NotNull(table.GetFirstChild<TableRow>()!.TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.Equal("工作日值班工程师", table.Elements<TableRow>().Last().InnerText);
        var items = body.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "ListItem").ToList();
        Assert.Equal([0, 1, 0, 0, 0], items.Select(item => item.ParagraphProperties!.NumberingProperties!.NumberingLevelReference!.Val!.Value));
        Assert.Equal("来访", body.Descendants<Run>().Single(run => run.RunProperties?.Bold is not null).InnerText);
    }

    [Fact]
    public void Fonts_AreNamedForChinese()
    {
        using var word = Open(Build(Source("typed")));
        var styles = word.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
        Assert.Equal("宋体", styles.DocDefaults!.Descendants<RunFonts>().Single().EastAsia!.Value);
        Assert.Contains(styles.Elements<Style>(), style => style.StyleId == "Heading1" && style.StyleRunProperties!.RunFonts!.EastAsia == "黑体");
    }

    [Theory]
    [InlineData(HeadingNumbering.Automatic, 6)]
    [InlineData(HeadingNumbering.Typed, 0)]
    public void Template_HasTheCoverOfTheCompany_AndRoomForSignaturesAndText(HeadingNumbering numbering, int counted)
    {
        using var file = new MemoryStream();
        WordWriter.Write(new DocumentTemplate("另一家公司", "服务管理体系", "QP-07", "设备管理规定", "A", "二阶", "设备科", numbering), file);
        using var word = Open(file.ToArray());
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(word, TestContext.Current.CancellationToken));
        var tables = word.MainDocumentPart!.Document!.Body!.Elements<Table>().ToList();
        Assert.Contains("文件编号QP-07版本A文件层次二阶归口部门设备科发布日期实施日期", tables[0].InnerText, StringComparison.Ordinal);
        Assert.Equal("编制审核批准签署人日期", tables[1].InnerText);
        Assert.Equal("版本发布日期修订内容编制人批准人A", tables[2].InnerText);
        Assert.Equal(["目的", "适用范围", "职责", "工作程序", "相关文件", "记录"], HeadingsOf(word).Select(heading => heading.InnerText.Split(' ')[^1]));
        Assert.Equal(counted, HeadingsOf(word).Count(heading => heading.ParagraphProperties!.NumberingProperties is not null));
        Assert.DoesNotContain("示例", word.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
        Assert.Contains(word.MainDocumentPart.HeaderParts, part => part.Header!.InnerText.Contains("QP-07", StringComparison.Ordinal));
    }

    [Fact]
    public void Title_TooLongForItsSize_IsSetSmallerOnTheCover()
    {
        using var word = Open(Build(Source("typed").Replace("title: 机房出入规定", "title: 服务连续性和可用性管理控制程序", StringComparison.Ordinal)));
        var title = word.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Single(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "CoverTitle");
        var points = int.Parse(title.Descendants<FontSize>().Single().Val!, System.Globalization.CultureInfo.InvariantCulture) / 2;
        Assert.True(points * "服务连续性和可用性管理控制程序".Length * 20 <= WordTable.TextWidth);
    }
}
