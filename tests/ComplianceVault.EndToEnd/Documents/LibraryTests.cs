using System.Security.Cryptography;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

public sealed class LibraryTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    public static TheoryData<int, bool> Looks => new() { { 1280, false }, { 1280, true }, { 390, false }, { 390, true } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_FitAndAreAccessible_AtEveryLook(int width, bool dark)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, new Look(width, dark), "行政部文控", "/documents");
        foreach (var (name, path) in new[]
        {
            ("documents", "/documents"), ("document", "/documents/ITSMS-P05"), ("document-editions", "/documents/ITSMS-P05?tab=Editions"),
            ("document-citations", "/documents/ITSMS-P05?tab=Citations"), ("document-history", "/documents/ITSMS-P05?tab=History"),
            ("batches", "/documents/import"), ("search-empty", "/search"), ("search-results", "/search?q=%E6%96%87%E4%BB%B6"),
        })
        {
            await visitor.GoAsync(path);
            await visitor.InteractiveAsync();
            await visitor.CheckAccessibilityAsync();
            await visitor.CheckFitsAsync();
            await visitor.PictureAsync(name);
        }
    }

    [Fact]
    public async Task List_StateIsInTheAddress_AndBackWorks()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/documents");
        var page = visitor.Page;
        await page.GetByLabel("编号或名称").FillAsync("事件管理程序");
        await page.GetByLabel("编号或名称").PressAsync("Enter");
        await page.WaitForURLAsync("**/documents?text=*");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "文件名称" }).ClickAsync();
        await page.WaitForURLAsync("**sort=Title*");
        await page.GoBackAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("tbody tr")).Not.ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Template_IsHandedOutForANumber_AndARefusalIsToldInTheDialog()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/documents");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "下载文件模板" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("文件编号").FillAsync("机房-1");
        await dialog.GetByLabel("文件名称").FillAsync("机房管理规定");
        await dialog.GetByLabel("归口部门").SelectOptionAsync(new SelectOptionValue { Label = "技术部" });
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("template");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "下载文件模板" }).ClickAsync();
        await Assertions.Expect(dialog.GetByText("不符合任何一层文件的编号规则")).ToBeVisibleAsync();
        await dialog.GetByLabel("文件编号").FillAsync("ITSMS-WI30");
        var download = await page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Button, new() { Name = "下载文件模板" }).ClickAsync());
        Assert.Equal("ITSMS-WI30 机房管理规定.docx", download.SuggestedFilename);
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Original_DownloadsByteForByte_AndShowsAsPages()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/documents/ITSMS-P05");
        var page = visitor.Page;
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载原件" }).ClickAsync());
        var seed = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "seed-docs", "documents", "ITSMS-P05.docx"), TestContext.Current.CancellationToken);
        var taken = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(SHA256.HashData(seed), SHA256.HashData(taken));
        await page.GetByRole(AriaRole.Link, new() { Name = "原件", Exact = true }).ClickAsync();
        await page.Locator("[data-pdf=ready]").WaitForAsync(new LocatorWaitForOptions { Timeout = 90_000 });
        await page.Locator(".dv-page canvas").First.WaitForAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("original");
    }
}
