using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Reading.Pdf;
using ComplianceVault.Content.Rendition.Pages;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace ComplianceVault.Tests.Content.Rendition;

public class PageLayouterTests
{
    [Fact]
    public void EveryPage_CarriesRunningLineAndCount()
    {
        using var file = SampleText.Pdf(SampleText.Procedure());
        using var pdf = PdfDocument.Open(file);

        Assert.True(pdf.NumberOfPages >= 2);
        foreach (var page in pdf.GetPages())
        {
            Assert.Contains("EX-P09示例控制程序版本A", Bare(page));
            Assert.Contains($"第{page.Number}页共{pdf.NumberOfPages}页", Bare(page));
            Assert.Equal(595, page.Width, 1.0);
        }
    }

    [Fact]
    public void TableHead_RepeatsOnEachPage()
    {
        using var file = SampleText.Pdf(new PageDocument { Title = "清单", Blocks = [SampleText.List(120)] });
        using var pdf = PdfDocument.Open(file);

        Assert.True(pdf.NumberOfPages >= 4);
        Assert.All(pdf.GetPages(), p => Assert.Contains("序号文件编号名称备注", Bare(p)));
        Assert.Equal(120, pdf.GetPages().Sum(p => Bare(p).Split("示例控制程序").Length - 1));
    }

    [Fact]
    public void Across_ATableHasTheWholeWidth_AndNothingLeavesThePage()
    {
        using var file = SampleText.Pdf(new PageDocument
        {
            Title = "清单",
            RunningHeader = string.Concat(Enumerable.Repeat("很长的页眉 ", 60)),
            RunningFooter = "校验",
            IsLandscape = true,
            Blocks =
            [
                new PageFacts([new("表单", "EX-P09-R01"), new("行数", "40")]),
                new PageTable([
                    new TableRow([.. Enumerable.Range(0, 16).Select(i => new TableCell($"列{i}"))], IsHeader: true),
                    .. Enumerable.Range(0, 40).Select(_ => new TableRow([.. Enumerable.Range(0, 16).Select(i => new TableCell(SampleText.Sentence[..12]))])),
                ]),
            ],
        });
        using var pdf = PdfDocument.Open(file);

        Assert.All(pdf.GetPages(), p => Assert.Equal((842, 595), ((int)Math.Round(p.Width), (int)Math.Round(p.Height))));
        Assert.All(pdf.GetPages(), p => Assert.Contains($"第{p.Number}页共{pdf.NumberOfPages}页", Bare(p)));
        var letters = pdf.GetPages().SelectMany(p => p.Letters).Where(l => !string.IsNullOrWhiteSpace(l.Value)).ToList();
        Assert.All(letters, l => Assert.InRange(l.EndBaseLine.X, 34, 808));
        Assert.All(letters, l => Assert.InRange(l.StartBaseLine.Y, 30, 560));
        Assert.True(letters.Max(l => l.EndBaseLine.X) > 700);
    }

    [Fact]
    public void NumbersAndDates_StayOnOneLine_InATableOfManyColumns()
    {
        string[] heads = ["文件编号", "文件名称", "版本", "分发号", "受控标识", "介质", "持有部门（持有人）", "发放日期", "签收人", "签收日期", "阅知人数", "状态", "签收或交回期限", "逾期", "回收日期", "换发、补发的分发号"];
        string[] cells = ["ITSMS-P05", "文件控制程序", "A", "001", "受控01（正本）", "纸质", "行政部（行政部文控）", "2026-11-28", "行政部文控", "2026-11-30", "", "待签收", "2026-12-01", "", "", ""];
        using var file = SampleText.Pdf(new PageDocument
        {
            Title = "文件发放、回收记录",
            IsLandscape = true,
            Blocks = [new PageTable([new TableRow([.. heads.Select(h => new TableCell(h))], IsHeader: true), new TableRow([.. cells.Select(c => new TableCell(c))])])],
        });
        using var pdf = PdfDocument.Open(file);

        var lines = pdf.GetPage(1).Letters.GroupBy(l => Math.Round(l.StartBaseLine.Y)).Select(g => string.Concat(g.OrderBy(l => l.StartBaseLine.X).Select(l => l.Value))).ToList();
        Assert.All(new[] { "ITSMS-P05", "2026-11-28", "2026-11-30", "2026-12-01" }, w => Assert.Contains(lines, l => l.Contains(w, StringComparison.Ordinal)));
    }

    [Fact]
    public void AllText_StaysInsideThePage()
    {
        using var file = SampleText.Pdf(new PageDocument
        {
            Title = new string('长', 80),
            RunningHeader = string.Concat(Enumerable.Repeat("很长的页眉 ", 40)),
            Blocks =
            [
                new PageText(new string('x', 500)),
                new PageHeading("1.2.3.4.5", new string('题', 90), 5),
                new PageTable([new TableRow([.. Enumerable.Range(0, 12).Select(i => new TableCell(SampleText.Sentence))])]),
                new PageTable([new TableRow([new(string.Concat(Enumerable.Repeat(SampleText.Sentence, 90))), new("右")])]),
            ],
        });
        using var pdf = PdfDocument.Open(file);

        Assert.True(pdf.NumberOfPages >= 3);
        var letters = pdf.GetPages().SelectMany(p => p.Letters).Where(l => !string.IsNullOrWhiteSpace(l.Value)).ToList();
        Assert.All(letters, l => Assert.InRange(l.EndBaseLine.X, 60, 536));
        Assert.All(letters, l => Assert.InRange(l.StartBaseLine.Y, 30, 810));
        Assert.Equal(500, letters.Count(l => l.Value == "x"));
    }

    [Fact]
    public void MergedCells_KeepTheirPlace()
    {
        using var file = SampleText.Pdf(new PageDocument
        {
            Title = "",
            Blocks =
            [
                new PageTable(
                [
                    new TableRow([new("类别", 1, 2), new("权限", 2)]),
                    new TableRow([new("审核"), new("批准")]),
                    new TableRow([new("手册"), new("代表"), new("经理")]),
                ]),
            ],
        });

        var table = Assert.Single(PdfReader.Read(file, new ReadingLimits(), TestContext.Current.CancellationToken).Value.Sections.SelectMany(s => s.Blocks).OfType<Table>());
        Assert.Equal([new TableCell("类别", 1, 2), new("权限", 2)], table.Rows[0].Cells);
        Assert.Equal([new TableCell("审核"), new("批准")], table.Rows[1].Cells);
        Assert.Equal([new TableCell("手册"), new("代表"), new("经理")], table.Rows[2].Cells);
    }

    [Fact]
    public void OnlyUsedGlyphs_AreInTheFile()
    {
        using var file = SampleText.Pdf(SampleText.Procedure());

        Assert.InRange(file.Length, 5_000, 400_000);
    }

    [Fact]
    public void SameInput_MakesTheSameFile()
    {
        using var first = SampleText.Pdf(SampleText.Procedure());
        using var second = SampleText.Pdf(SampleText.Procedure());

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Seals_StandOnTheFirstPage_OrOnAll()
    {
        var document = new PageDocument { Title = "盖章", Blocks = [new PageText("一"), new PageBreak(), new PageText("二")], Seals = [new Seal(SealKind.Controlled, "受控02", "分发号 007")] };

        using var first = PdfDocument.Open(SampleText.Pdf(document));
        Assert.Contains("分发号007", Bare(first.GetPage(1)));
        Assert.DoesNotContain("分发号007", Bare(first.GetPage(2)));

        using var all = PdfDocument.Open(SampleText.Pdf(document with { SealsOnEveryPage = true, Seals = [new Seal(SealKind.WithdrawnKept)] }));
        Assert.All(all.GetPages(), p => Assert.Contains("作废保留", Bare(p)));
    }

    [Fact]
    public void WithoutAnyFont_ItIsRefused()
    {
        using var empty = new TempFolder();

        Assert.Equal("content.font-missing", PageFonts.Find([empty.Path]).Error?.Code);
    }

    [Fact]
    public void DocumentText_BecomesPages_ThatReadTheSame()
    {
        using var file = SampleText.Pdf(SampleText.Procedure());
        var text = PdfReader.Read(file, new ReadingLimits(), TestContext.Current.CancellationToken).Value;

        using var again = SampleText.Pdf(DocumentPages.From(text));
        var read = PdfReader.Read(again, new ReadingLimits(), TestContext.Current.CancellationToken).Value;

        Assert.Equal(text.Sections.Select(s => (s.Key, s.Heading, s.Level)), read.Sections.Select(s => (s.Key, s.Heading, s.Level)));
        Assert.Equal(["1", "2", "2.1", "2.1.1", "2.1.2", "3", "4"], text.Sections.Skip(1).Select(s => s.Number));
    }

    [Fact]
    public void ATextWithoutACover_IsCalledAsGiven_NotAfterItsFirstChapterOrItsFile()
    {
        using var file = new MemoryStream("# 1 要求\n\n每日巡检一次。\n"u8.ToArray());
        var text = DocumentReader.Read(file, "巡检.md", new ReadingLimits(), TestContext.Current.CancellationToken).Value;

        var pages = DocumentPages.From(text, "机房巡检规范", "ITSMS-WI01", "A");

        Assert.Equal(("机房巡检规范", "ITSMS-WI01  机房巡检规范  版本 A"), (pages.Title, pages.RunningHeader));
    }

    [Fact]
    public void APartBoundToOthers_SaysSoBesideItsCount()
    {
        using var pdf = PdfDocument.Open(SampleText.Pdf(new PageDocument { Title = "签署", Part = "签署页", Blocks = [new PageText("正文")] }));

        Assert.Contains("签署页第1页共1页", Bare(pdf.GetPage(1)));
    }

    private static string Bare(Page page) => string.Concat(page.Letters.Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal);
}
