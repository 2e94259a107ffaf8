using System.IO.Compression;
using System.Text.RegularExpressions;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>What the controller does to several documents of the list at once.</summary>
public sealed class BulkTests(SampleVault vault, Chromium chromium)
{
    /// <summary>No document of the list answers it; it stands first where one does.</summary>
    private const string Clause = "4.1";
    private static readonly Regex Shown = new(@"^4\.1(?:、|$)", RegexOptions.None, TimeSpan.FromSeconds(1));

    private const string List = "/documents?text=ITSMS-WI";

    [Fact]
    public async Task ClausesOfSeveralDocuments_AreChanged_EachWithItsOwnAnswerAndEntry()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", List + "&col=Clauses");
        var page = visitor.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "改对应条款" })).ToBeDisabledAsync();
        await page.GetByLabel("选择 ITSMS-WI06 ").CheckAsync();
        await page.GetByLabel("选择 ITSMS-WI07 ").CheckAsync();
        await Expect.VisibleAsync(page.GetByText("已选 2 份"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "改对应条款" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("增加的条款").FillAsync("十");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(dialog.GetByRole(AriaRole.Alert));
        await dialog.GetByLabel("增加的条款").FillAsync(Clause);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("bulk-clauses");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已处理 2 份，未处理 0 份"));
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("bulk-done");
        await Assertions.Expect(page.Locator(".dv-c-clauses").Filter(new() { HasTextRegex = Shown })).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "改对应条款" }).ClickAsync(); // the rows stay chosen
        await dialog.GetByLabel("去掉的条款").FillAsync(Clause);
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".dv-c-clauses").Filter(new() { HasTextRegex = Shown })).ToHaveCountAsync(0);
        await visitor.GoAsync("/documents/ITSMS-WI07?tab=History");
        await Expect.VisibleAsync(page.GetByText("设定对应条款").Nth(1));
    }

    [Fact]
    public async Task PdfsOfSeveralDocuments_ComeInOneFile_AndNobodyElseChooses()
    {
        await using (var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", List))
        {
            var page = visitor.Page;
            await page.GetByLabel("选择 ITSMS-WI24 ").CheckAsync();
            await page.GetByLabel("选择 ITSMS-WI25 ").CheckAsync();
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载 PDF（压缩包）" }).ClickAsync());
            await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
            Assert.Equal(["ITSMS-WI24", "ITSMS-WI25"], zip.Entries.Select(e => e.FullName.Split('_')[0]).Order(StringComparer.Ordinal)); // of the edition in force, whichever another test left
        }

        await using var engineer = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", List);
        await Expect.VisibleAsync(engineer.Page.GetByRole(AriaRole.Link, new() { Name = "文件名称" }));
        await Assertions.Expect(engineer.Page.Locator(".dv-pick, .dv-bulk")).ToHaveCountAsync(0);
    }
}
