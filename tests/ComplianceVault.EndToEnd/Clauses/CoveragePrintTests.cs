using System.Text;
using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace ComplianceVault.EndToEnd.Clauses;

/// <summary>The matrix on paper: landscape A3 and A4, whole, and to be read without colour.</summary>
public sealed class CoveragePrintTests(SampleVault vault, Chromium chromium)
{
    private const double PointsPerMillimetre = 72 / 25.4;

    [Theory]
    [InlineData("A3", 420, 297)]
    [InlineData("A4", 297, 210)]
    public async Task TheMatrix_IsPrintedWhole(string sheet, double width, double height)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "管理者代表", "/coverage");
        await visitor.Page.Locator(".co-table").WaitForAsync();
        var clauses = await visitor.Page.Locator("tr[id^='c-']").EvaluateAllAsync<string[]>("rows => rows.map(r => r.id.slice(2))");
        var path = Path.Combine(Repository.Artifacts, $"coverage-{sheet}.pdf");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.PictureAsync("coverage-print");
        await visitor.Page.PdfAsync(new() { Path = path, Format = sheet, Landscape = true, PrintBackground = false });

        using var pdf = PdfDocument.Open(path);
        var pages = pdf.GetPages().ToList();
        Assert.All(pages, p => Assert.Equal((width, height), (Math.Round(p.Width / PointsPerMillimetre), Math.Round(p.Height / PointsPerMillimetre))));
        Assert.All(pages, p => Assert.All(p.Letters, l => Assert.InRange(l.BoundingBox.Right, 0, p.Width - (5 * PointsPerMillimetre))));
        Assert.All(pages, p => Assert.All(p.Letters, l => Assert.True(Darkness(l.Color.ToRGBValues()) > .45, $"{l.Value} on page {p.Number} is too pale")));
        // Where characters share a glyph the file names one of them; they are the same once normalized.
        var text = string.Concat(pages.Select(p => p.Text)).Normalize(NormalizationForm.FormKC);
        Assert.Equal(88, clauses.Length);
        var words = pages.SelectMany(p => p.GetWords()).Select(w => w.Text).ToHashSet();
        Assert.All(clauses, c => Assert.Contains(words, w => w.StartsWith(c, StringComparison.Ordinal)));
        foreach (var word in new[] { "管理层", "行政部", "市场部", "技术部", "流程负责人", "现行有效文件", "记录表单", "到期未完成", "未关闭发现", "判定", "证据缺失", "证据不足" })
            Assert.Contains(word, text, StringComparison.Ordinal);
    }

    private static double Darkness((double R, double G, double B) colour) => 1 - ((colour.R + colour.G + colour.B) / 3);
}
