using System.Text;
using ComplianceVault.Tests.SeedDocs;
using PdfSharp.Pdf;
using SkiaSharp;
using UglyToad.PdfPig.Content;

namespace ComplianceVault.Tests.Content.Rendition.Stamping;

public class PdfStamperTests
{
    [Fact]
    public void ControlledCopy_SealOnTheCover_LineOnTheOthers_AndASignaturePage()
    {
        using var source = SampleText.Pdf(SampleText.Procedure());
        var before = Stamped.Pages(source);
        var pages = Stamped.Pages(Stamped.Of(source, Stamped.Controlled));

        Assert.Equal(before.Count + 1, pages.Count);
        Assert.Contains("受控02分发号007", Stamped.Bare(pages[0]));
        Assert.Contains("扫码校验版本", Stamped.Bare(pages[0]));
        Assert.DoesNotContain("持有人", Stamped.Bare(pages[0]));
        Assert.All(pages.Skip(1).SkipLast(1), p => Assert.Contains("分发号007持有人技术部负责人", Stamped.Bare(p)));
        Assert.Contains("签署页", Stamped.Bare(pages[^1]));
        Assert.Equal([Stamped.Address, Stamped.Address], pages.SelectMany(p => p.GetHyperlinks()).Select(h => h.Uri));
    }

    [Fact]
    public void TextOfThePages_IsFoundAsBefore()
    {
        using var source = SampleText.Pdf(SampleText.Procedure());
        var before = Stamped.Pages(source);
        foreach (var stamp in new[] { Stamped.Controlled, Stamped.Withdrawn, Stamped.Uncontrolled })
        {
            var after = Stamped.Pages(Stamped.Of(source, stamp));
            Assert.All(before.Zip(after), p => Assert.StartsWith(Stamped.Bare(p.First), Stamped.Bare(p.Second), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Withdrawn_IsMarkedOnEachPage()
    {
        using var source = SampleText.Pdf(SampleText.Procedure());
        Assert.All(Stamped.Pages(Stamped.Of(source, Stamped.Withdrawn)), p =>
        {
            Assert.Contains("已作废，现行版本为B", Stamped.Bare(p));
            Assert.True(Stamped.Bare(p).Split("作废").Length - 1 >= 3, "line, seal and watermark");
        });
    }

    [Fact]
    public void SealAndLine_StandWhereNothingElseDoes()
    {
        using var source = SampleText.Pdf(SampleText.Procedure());
        var before = Stamped.Pages(source);
        var after = Stamped.Pages(Stamped.Of(source, Stamped.Withdrawn with { Watermark = "" }));
        foreach (var (old, page) in before.Zip(after))
        {
            var added = page.Letters.Skip(old.Letters.Count).Where(l => !string.IsNullOrWhiteSpace(l.Value)).ToList();
            Assert.NotEmpty(added);
            Assert.DoesNotContain(added, a => old.Letters.Any(l => !string.IsNullOrWhiteSpace(l.Value) && Overlap(a, l)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void TurnedPage_CarriesItsLineAtTheTop_AsItIsLookedAt(int turn)
    {
        using var source = Stamped.Changed(Stamped.Sheets(new(595, 842), new(595, 842)), d => d.Pages[1].Elements.SetInteger("/Rotate", turn));
        var page = Stamped.Pages(Stamped.Of(source, Stamped.Controlled))[1];

        Assert.Equal(turn, page.Rotation.Value);
        Assert.Equal(turn % 180 == 0 ? (595, 842) : (842, 595), ((int)page.Width, (int)page.Height));
        var line = page.Letters.SkipWhile(l => l.Value != "E").ToList();
        Assert.All(line, l => Assert.InRange(l.StartBaseLine.Y, page.Height - 30, page.Height));
        Assert.True(line[^1].StartBaseLine.X > line[0].StartBaseLine.X + 100, "read from left to right");
    }

    [Fact]
    public void CroppedPage_IsStampedInsideWhatIsSeen()
    {
        using var source = Stamped.Changed(Stamped.Sheets(new(595, 842), new(595, 842)), d =>
            d.Pages[1].Elements["/CropBox"] = new PdfArray(d, new PdfInteger(60), new PdfInteger(80), new PdfInteger(500), new PdfInteger(700)));
        var page = Stamped.Pages(Stamped.Of(source, Stamped.Controlled))[1];

        Assert.Equal((440, 620), ((int)page.Width, (int)page.Height));
        Assert.All(page.Letters.SkipWhile(l => l.Value != "E"), l => Assert.InRange(l.StartBaseLine.Y, page.Height - 30, page.Height));
    }

    [Fact]
    public void OddSizes_KeepTheirSize()
    {
        SKSize[] sizes = [new(1191, 842), new(420, 595), new(595, 2400), new(120, 90), new(2384, 3370)];
        using var source = Stamped.Sheets(sizes);
        var pages = Stamped.Pages(Stamped.Of(source, Stamped.Withdrawn));

        Assert.Equal(sizes.Select(s => ((int)s.Width, (int)s.Height)), pages.Select(p => ((int)p.Width, (int)p.Height)));
        Assert.All(pages, p => Assert.Contains("作废", Stamped.Bare(p)));
        Assert.All(pages.SelectMany(p => p.Letters.Where(l => l.PointSize < 30).Select(l => (p, l))), x => Assert.InRange(x.l.EndBaseLine.X, 0, x.p.Width + 1));
    }

    [Fact]
    public void OpenPassword_IsAskedFor()
    {
        using var source = SampleText.Pdf(SampleText.Procedure());
        using var locked = Stamped.Of(source, Stamped.Controlled with { Password = "offen-2026" });

        Assert.ThrowsAny<Exception>(() => UglyToad.PdfPig.PdfDocument.Open(locked));
        locked.Position = 0;
        using var opened = UglyToad.PdfPig.PdfDocument.Open(locked, new UglyToad.PdfPig.ParsingOptions { Password = "offen-2026" });
        Assert.Contains("受控02", Stamped.Bare(opened.GetPage(1)));
        Assert.Equal("stamping.encrypted", Stamped.Try(locked, Stamped.Controlled).Error?.Code);
    }

    [Fact]
    public void OwnersPassword_RefusesToo()
    {
        using var locked = Stamped.Changed(Stamped.Sheets(new SKSize(595, 842)), d => d.SecuritySettings.OwnerPassword = "nur-lesen");

        Assert.Equal("stamping.encrypted", Stamped.Try(locked, Stamped.Controlled).Error?.Code);
    }

    [Fact]
    public void BrokenFiles_AreRefused_WhereverTheyEnd()
    {
        var whole = SampleText.Pdf(SampleText.Procedure()).ToArray();
        foreach (var length in new[] { 0, 1, 8, 300, whole.Length / 2, whole.Length - 40 })
            Assert.Equal("stamping.unreadable", Stamped.Try(new MemoryStream(whole[..length]), Stamped.Withdrawn).Error?.Code);
        Assert.Equal("stamping.unreadable", Stamped.Try(new MemoryStream(Encoding.UTF8.GetBytes("这不是 PDF")), Stamped.Withdrawn).Error?.Code);
    }

    [Fact]
    public void StampedTwice_CarriesBoth()
    {
        using var source = SampleText.Pdf(SampleText.Procedure());
        using var once = Stamped.Of(source, Stamped.Controlled);
        var pages = Stamped.Pages(Stamped.Of(once, Stamped.Withdrawn));

        Assert.Contains("分发号007", Stamped.Bare(pages[0]));
        Assert.All(pages, p => Assert.Contains("已作废，现行版本为B", Stamped.Bare(p)));
    }

    /// <summary>Written by hand: what pages share stands above them, one has no content, one page's content leaves a matrix behind.</summary>
    [Fact]
    public void InheritedThings_AreKept()
    {
        const string Text = """
            %PDF-1.4
            1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
            2 0 obj <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 400 300]/Resources<</Font<</F1 5 0 R>>>>>> endobj
            3 0 obj <</Type/Page/Parent 2 0 R/Contents 6 0 R>> endobj
            4 0 obj <</Type/Page/Parent 2 0 R>> endobj
            5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
            6 0 obj <</Length 66>> stream
            0.5 0 0 0.5 0 0 cm BT /F1 24 Tf 200 300 Td (Kept as it was) Tj ET   
            endstream endobj
            trailer <</Root 1 0 R/Size 7>>
            startxref
            0
            %%EOF
            """;
        using var source = Stamped.Changed(new MemoryStream(Encoding.ASCII.GetBytes(WithTable(Text))), _ => { });
        var pages = Stamped.Pages(Stamped.Of(source, Stamped.Withdrawn));

        Assert.Contains("Keptasitwas", Stamped.Bare(pages[0]));
        Assert.All(pages, p => Assert.Contains(p.Letters, l => l.Value == "废" && l.PointSize is > 7.5 and < 8.5));
    }

    [Fact]
    public async Task WordFileByLibreOffice_KeepsItsText_AndItsCoverCellsAreFilled()
    {
        using var place = new TempFolder();
        using var office = Office.OrSkip(place.Path);
        var file = Path.Combine(place.Path, "p05.pdf");
        var made = await office.ToPdfAsync(Path.Combine(SeedFiles.Root, "seed-docs", "documents", "ITSMS-P05.docx"), file, TestContext.Current.CancellationToken);
        Assert.True(made.Succeeded, made.Error?.ToString());
        await using var source = File.OpenRead(file);
        var before = Stamped.Pages(source);
        var after = Stamped.Pages(Stamped.Of(source, Stamped.Controlled with { CoverEntries = [new("批准", "不该出现", "2026-03-03"), new("受控状态", "受控02"), new("分发号", "007")] }));

        Assert.All(before.Zip(after), p => Assert.StartsWith(Stamped.Bare(p.First), Stamped.Bare(p.Second), StringComparison.Ordinal));
        Assert.Equal(2, Stamped.Bare(after[0]).Split("受控02").Length - 1);
        Assert.DoesNotContain("不该出现", Stamped.Bare(after[0]));
    }

    private static bool Overlap(Letter a, Letter b) =>
        a.StartBaseLine.X < b.EndBaseLine.X && b.StartBaseLine.X < a.EndBaseLine.X
        && a.StartBaseLine.Y < b.StartBaseLine.Y + (b.PointSize * 0.8) && b.StartBaseLine.Y < a.StartBaseLine.Y + (a.PointSize * 0.8);

    /// <summary>With a table of references, as a writer would have written it.</summary>
    private static string WithTable(string text)
    {
        var body = text[..text.IndexOf("trailer", StringComparison.Ordinal)];
        var table = new StringBuilder("xref\n0 7\n0000000000 65535 f \n");
        for (var i = 1; i < 7; i++)
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"{body.IndexOf($"\n{i} 0 obj", StringComparison.Ordinal) + 1:0000000000} 00000 n \n");
        return $"{body}{table}{text[text.IndexOf("trailer", StringComparison.Ordinal)..].Replace("startxref\n0", $"startxref\n{body.Length}", StringComparison.Ordinal)}";
    }
}
