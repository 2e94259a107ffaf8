using System.Text;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Reading.Pdf;
using ComplianceVault.Tests.Content.Rendition;

namespace ComplianceVault.Tests.Content.Reading.Pdf;

public class PdfReaderTests
{
    // A full line of the drawn pages.
    private const string Full = "行政部文控按照本程序发放和回收并登记受控文件防止误用作废文件每份副本有唯一的分发号旧";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Procedure_IsReadWithSectionsFactsAndTables()
    {
        using var file = SampleText.Pdf(SampleText.Procedure());
        var text = Read(file);

        Assert.Equal(["", "目的", "职责", "行政部", "", "", "发放清单", "记录"], text.Sections.Select(s => s.Heading));
        Assert.Equal([0, 1, 1, 2, 3, 3, 1, 1], text.Sections.Select(s => s.Level));
        Assert.Equal(text.Pages, text.Sections[^1].Page);
        Assert.Equal(SampleText.Sentence + SampleText.Sentence, Paragraphs(text.Sections[1]).Single().Text);
        Assert.Equal("EX-P09", text.CoverFacts.First(f => f is { Kind: CoverFactKind.Number, Place: CoverFactPlace.CoverTable }).Value);
        Assert.Equal("2026-03-01", text.CoverFacts.First(f => f.Kind == CoverFactKind.IssueDate).Value);
        Assert.Equal(["a)", "b)"], Paragraphs(text.Sections[^1]).Select(p => p.Marker));
    }

    [Fact]
    public void RunningLinesAndPageNumbers_AreKeptApart()
    {
        using var file = SampleText.Pdf(SampleText.Procedure());
        var text = Read(file);

        Assert.Equal(["EX-P09 示例控制程序 版本 A"], text.Headers);
        Assert.Contains(text.Footers, f => f.Contains("示例软件技术有限公司", StringComparison.Ordinal));
        Assert.DoesNotContain("页 共", AllText(text));
        Assert.DoesNotContain("EX-P09 示例", AllText(text));
    }

    [Fact]
    public void TableOverPages_IsOneTableWithOneHead()
    {
        using var file = SampleText.Pdf(SampleText.Procedure());
        var table = Assert.Single(Read(file).Sections.Single(s => s.Number == "3").Blocks.OfType<Table>());

        Assert.Equal(41, table.Rows.Count);
        Assert.True(table.Rows[0].IsHeader);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"{i}"), table.Rows.Skip(1).Select(r => r.Cells[0].Text));
        Assert.Equal(SampleText.Sentence, table.Rows[5].Cells[3].Text);
    }

    [Fact]
    public void WrappedLines_AreJoined_AndShortOnesEndAParagraph()
    {
        using var file = new DrawnPdf().Page().Lines(60, 100, "1 目的", "　　" + Full[..^2], Full, "到此为止。", "　　" + Full[..^2], "又一段完。").Write();
        var section = Assert.Single(Read(file).Sections);

        Assert.Equal([Full[..^2] + Full + "到此为止。", Full[..^2] + "又一段完。"], Paragraphs(section).Select(p => p.Text));
    }

    [Fact]
    public void LatinWords_KeepTheirBlanks_AndLoseTheirHyphens()
    {
        using var file = new DrawnPdf().Page()
            .Lines(60, 100, "1 Scope", "The organisation shall establish and control documented informa-", "tion of the service management system and keep it available for the", "people who need it.").Write();

        Assert.Equal("The organisation shall establish and control documented information of the service management system and keep it available for the people who need it.",
            Paragraphs(Read(file).Sections[^1]).Single().Text);
    }

    [Fact]
    public void ParagraphOverAPageBreak_IsJoined()
    {
        using var file = new DrawnPdf()
            .Page().Lines(60, 100, "1 目的", Full, Full)
            .Page().Lines(60, 100, "跨页的后半句。", "2 范围", "适用于全公司。").Write();
        var text = Read(file);

        Assert.Equal(Full + Full + "跨页的后半句。", Paragraphs(text.Sections[0]).Single().Text);
        Assert.Equal(2, text.Sections[1].Page);
    }

    [Fact]
    public void TwoColumns_AreReadOneAfterTheOther()
    {
        var pdf = new DrawnPdf().Page().Text("横跨两栏的标题横跨两栏的标题", 180, 80, 16);
        for (var i = 0; i < 8; i++)
            pdf.Text($"左栏第{"一二三四五六七八"[i]}行文字左栏文字左栏文字左", 60, 120 + (i * 18)).Text($"右栏第{"一二三四五六七八"[i]}行文字右栏文字右栏文字右", 320, 120 + (i * 18));
        using var file = pdf.Write();
        var all = AllText(Read(file));

        Assert.True(all.IndexOf("左栏第八行", StringComparison.Ordinal) < all.IndexOf("右栏第一行", StringComparison.Ordinal), all);
        Assert.StartsWith("横跨两栏", all);
    }

    [Fact]
    public void AlignedColumnsWithoutRules_AreATable()
    {
        var pdf = new DrawnPdf().Page().Text("1 权限", 60, 80);
        string[][] rows = [["类别", "编写", "批准"], ["手册", "体系小组", "总经理"], ["程序", "各部门", "管理者代表"], ["记录", "各部门", "部门负责人"]];
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < 3; c++)
                pdf.Text(rows[r][c], 60 + (c * 150), 110 + (r * 20));
        }

        using var file = pdf.Write();
        var table = Assert.Single(Read(file).Sections.Single(s => s.Number == "1").Blocks.OfType<Table>());

        Assert.Equal(rows, table.Rows.Select(r => r.Cells.Select(c => c.Text).ToArray()));
    }

    [Fact]
    public void Contents_AreLeftOut()
    {
        using var file = new DrawnPdf()
            .Page().Lines(60, 100, "目  录", "1 目的 ................................ 2", "2 范围 …………………………………… 3")
            .Page().Lines(60, 100, "1 目的", "说明目的。", "2 范围", "说明范围。").Write();
        var text = Read(file);

        Assert.Equal(["1", "2"], text.Sections.Select(s => s.Key));
        Assert.DoesNotContain("....", AllText(text));
    }

    [Fact]
    public void SmallMarkedLinesAtTheFoot_AreFootnotes()
    {
        using var file = new DrawnPdf().Page().Lines(60, 100, "1 目的", Full, Full, "到此为止。").Text("① 见外来文件清单。", 60, 760, 8).Write();
        var notes = Paragraphs(Read(file).Sections[^1]).Where(p => p.Kind == ParagraphKind.Footnote).ToList();

        Assert.Equal([new Paragraph("见外来文件清单。", ParagraphKind.Footnote, "①")], notes);
    }

    [Fact]
    public void TextDrawnTwiceForBold_IsReadOnce()
    {
        using var file = new DrawnPdf().Page().Text("1 加粗标题", 60, 100).Text("1 加粗标题", 60.3f, 100).Text("正文。", 60, 120).Write();

        Assert.Equal("加粗标题", Read(file).Sections[0].Heading);
    }

    [Fact]
    public void ScanWithoutText_IsSaid_AndNotRefused()
    {
        using var file = new DrawnPdf().Page().Rule(60, 60, 200, 60).Page().Rule(60, 60, 200, 60).Write();
        var text = Read(file);

        Assert.Empty(text.Sections);
        Assert.Equal(2, text.Pages);
        Assert.Equal("content.scan-without-text", Assert.Single(text.Remarks).Code);
    }

    [Fact]
    public void Limits_AreRefusals()
    {
        using var file = SampleText.Pdf(SampleText.Procedure());

        Assert.Equal("content.too-many-pages", Refused(file, new ReadingLimits { Pages = 1 }));
        Assert.Equal("content.too-much-text", Refused(file, new ReadingLimits { Characters = 100 }));
        Assert.Equal("content.too-large", Refused(file, new ReadingLimits { FileBytes = 1000 }));
        Assert.Equal("content.too-slow", Refused(file, new ReadingLimits { Time = TimeSpan.Zero }));
        Assert.Throws<OperationCanceledException>(() => PdfReader.Read(Rewound(file), new ReadingLimits(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void EncryptedFile_IsRefusedAsSuch()
    {
        using var file = new MemoryStream(RawPdf.Encrypted());

        Assert.Equal("content.encrypted", Refused(file, new ReadingLimits()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7\n%%EOF")]
    [InlineData("nothing of the kind")]
    [InlineData("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>")]
    public void BrokenFile_IsRefused(string content)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(content));

        Assert.Equal("content.unreadable", Refused(file, new ReadingLimits()));
    }

    [Fact]
    public void StreamThatUnpacksWithoutEnd_IsRefused_BeforeItIsInMemory()
    {
        using var file = new MemoryStream(RawPdf.WithPackedContents(blanks: 300 << 20));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("content.unpacks-too-large", Refused(file, new ReadingLimits()));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 50 << 20);
    }

    [Fact]
    public void DeepNesting_IsRefused() =>
        Assert.Equal("content.unreadable", Refused(new MemoryStream(RawPdf.WithContents(new string('[', 10_000) + new string(']', 10_000) + " TJ")), new ReadingLimits()));

    [Fact]
    public void CompanyDocuments_HaveTheirSections()
    {
        var folder = Corpus.FolderOrSkip("pdf");
        var paths = Directory.GetFiles(folder, "*.pdf");
        Assert.NotEmpty(paths);
        foreach (var path in paths)
        {
            using var file = File.OpenRead(path);
            var text = Read(file);
            var name = Path.GetFileNameWithoutExtension(path);
            Assert.True(text.Sections.Count >= 10, name);
            Assert.Contains(text.CoverFacts, f => f.Kind == CoverFactKind.Number && name.StartsWith(f.Value, StringComparison.Ordinal));
            Assert.Contains(text.CoverFacts, f => f.Kind == CoverFactKind.Title && name.EndsWith(f.Value, StringComparison.Ordinal));
            Assert.All(text.Sections.Skip(1), s => Assert.InRange(s.Page ?? 0, 1, text.Pages!.Value));
        }
    }

    [Fact]
    public void DamagedFiles_NeverThrow()
    {
        using var file = SampleText.Pdf(SampleText.Procedure());
        var whole = file.ToArray();
        var random = new Random(20000);
        var limits = new ReadingLimits { Time = TimeSpan.FromSeconds(20) };
        for (var i = 0; i < 60; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var n = 0; n < 40; n++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            using var stream = new MemoryStream(damaged, 0, i % 3 == 0 ? random.Next(damaged.Length) : damaged.Length);
            var read = PdfReader.Read(stream, limits, Cancelled);
            Assert.True(read.Succeeded || read.Error.Code.StartsWith("content.", StringComparison.Ordinal));
        }
    }

    private static DocumentText Read(Stream file)
    {
        var read = PdfReader.Read(file, new ReadingLimits(), Cancelled);
        Assert.True(read.Succeeded, read.Error?.ToString());
        return read.Value;
    }

    private static string? Refused(Stream file, ReadingLimits limits) => PdfReader.Read(Rewound(file), limits, Cancelled).Error?.Code;

    private static Stream Rewound(Stream file)
    {
        file.Position = 0;
        return file;
    }

    private static IEnumerable<Paragraph> Paragraphs(Section section) => section.Blocks.OfType<Paragraph>();

    private static string AllText(DocumentText text) =>
        string.Join('\n', text.Sections.SelectMany(s => Paragraphs(s).Select(p => p.Text).Prepend($"{s.Number} {s.Heading}".Trim())).Where(t => t.Length > 0));
}
