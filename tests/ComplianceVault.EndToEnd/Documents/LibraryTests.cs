using System.IO.Compression;
using System.Security.Cryptography;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

public sealed class LibraryTests(SampleVault vault, Chromium chromium)
{
    public static TheoryData<int, bool> Looks => Look.Of(Look.Each);

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
        await Expect.AddressAsync(page, "**/documents?text=*");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "文件名称" }).ClickAsync();
        await Expect.AddressAsync(page, "**sort=Title*");
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
    public async Task Columns_AreChosenByThePerson_AndKeptInAView()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "市场部职员", "/documents");
        var page = visitor.Page;
        await page.GetByText("显示列").ClickAsync();
        await page.GetByLabel("密级").CheckAsync();
        await Expect.AddressAsync(page, "**/documents?*col*");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Columnheader, new() { Name = "密级" }));
        await page.GetByText("常用视图").ClickAsync();
        await page.GetByPlaceholder("名称").FillAsync("带密级的清单");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存当前条件" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Link, new() { Name = "带密级的清单" }));

        await visitor.GoAsync("/documents");
        await visitor.InteractiveAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "密级" })).ToHaveCountAsync(0);
        await page.GetByText("常用视图").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "带密级的清单" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Columnheader, new() { Name = "密级" }));
    }

    [Fact]
    public async Task Sheet_HoldsTheFilteredRowsOnly()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/documents?text=ITSMS-P15");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        await using var sheet = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        var words = string.Concat(sheet.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(Read));
        Assert.Contains("ITSMS-P15", words, StringComparison.Ordinal);
        Assert.DoesNotContain("ITSMS-P05", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindWithinADocument_ReadsOverTheMarks()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/documents/ITSMS-P05?q=" + Uri.EscapeDataString("文件"));
        var page = visitor.Page;
        await page.Locator("[data-reading=ready]").WaitForAsync();
        await Expect.VisibleAsync(page.Locator("article mark").First);
        await page.Locator("[data-find]").FillAsync("服务管理体系文件从编号");
        await Assertions.Expect(page.Locator("[data-find-count]")).ToHaveTextAsync("1/1");
        await page.Locator("[data-find]").FillAsync("这里没有的话");
        await Assertions.Expect(page.Locator("[data-find-count]")).ToHaveTextAsync("0/0");
    }

    [Fact]
    public async Task Original_DownloadsByteForByte_ForTheController_AndShowsAsPages()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/documents/ITSMS-P05");
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

    [Fact]
    public async Task Reader_IsOfferedTheMarkedPdf_NotTheOriginal()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/documents/ITSMS-P05");
        var page = visitor.Page;
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Link, new() { Name = "下载 PDF" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "下载原件" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".dv-files a")).ToHaveCountAsync(0);
    }

    private static string Read(ZipArchiveEntry part)
    {
        using var reader = new StreamReader(part.Open());
        return reader.ReadToEnd();
    }
}
