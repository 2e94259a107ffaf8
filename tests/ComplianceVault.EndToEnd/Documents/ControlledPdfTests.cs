using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>A paper copy from the controller's button to the phone that scans it.</summary>
public sealed class ControlledPdfTests(SampleVault vault, Chromium chromium)
{
    public static TheoryData<int, bool> Looks => Look.Of(Look.Each);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Code_IsAnsweredWithoutSignIn_AtEveryLook(int width, bool dark)
    {
        var address = await AddressAsync();
        await using var stranger = await Visitor.ArriveAsync(chromium, vault, new Look(width, dark));
        var answer = await stranger.Page.GotoAsync(address.AbsolutePath);

        Assert.Equal(200, answer!.Status);
        await Expect.TextAsync(stranger.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }), "ITSMS-P05");
        await Expect.VisibleAsync(stranger.Page.GetByText("现行有效", new() { Exact = true }));
        await stranger.CheckAccessibilityAsync();
        await stranger.CheckFitsAsync();
        await stranger.PictureAsync("check");

        var unknown = await stranger.Page.GotoAsync("/check/AbCdEfGhIjKlMnOpQrStUv");
        Assert.Equal(404, unknown!.Status);
        await Expect.VisibleAsync(stranger.Page.GetByText("没有这个校验码"));
        await stranger.CheckAccessibilityAsync();
        await stranger.PictureAsync("check-unknown");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Controller_MakesThePdfOfACopy_AndARefusalIsToldInTheDialog(int width)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, new Look(width, Dark: false), "行政部文控", $"/documents/{Master(width)}?tab=Copies");
        var page = visitor.Page;
        await ListAsync(page, "Master");
        await page.GetByRole(AriaRole.Button, new() { Name = "受控版 PDF：001" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=password]").FillAsync("kurz");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("controlled-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "生成并下载" }).ClickAsync();
        await Expect.VisibleAsync(dialog.GetByText("打开口令应为 8 到 64 个字符"));
        await dialog.Locator("[name=password]").FillAsync("");
        var file = await DownloadAsync(page, () => dialog.GetByRole(AriaRole.Button, new() { Name = "生成并下载" }).ClickAsync());

        Assert.Equal($"{Master(width)}_A_受控01_001.pdf", file.Name);
        using var pdf = PdfDocument.Open(file.Bytes);
        Assert.Contains("受控01分发号001", Bare(pdf, 1), StringComparison.Ordinal);
        Assert.Contains("持有人行政部", Bare(pdf, 2), StringComparison.Ordinal);
        Assert.Contains("签署页", Bare(pdf, pdf.NumberOfPages), StringComparison.Ordinal);
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Staff_TakesAnUncontrolledPdf_ThatSaysSo()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/documents/ITSMS-P05?tab=Original");
        var page = visitor.Page;
        var file = await DownloadAsync(page, () => page.GetByRole(AriaRole.Link, new() { Name = "下载 PDF" }).First.ClickAsync());

        Assert.Equal("ITSMS-P05_A.pdf", file.Name);
        using var pdf = PdfDocument.Open(file.Bytes);
        Assert.All(Enumerable.Range(1, pdf.NumberOfPages), n => Assert.Contains("非受控技术部工程师", Bare(pdf, n), StringComparison.Ordinal));
    }

    /// <summary>Every width has a document of its own: a list is set once.</summary>
    private static string Master(int width) => width == 390 ? "ITSMS-P06" : "ITSMS-P08";

    /// <summary>The first list of the document: one copy for the administration.</summary>
    private static async Task ListAsync(IPage page, string way)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "更改清单" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name^=holder-]").SelectOptionAsync("admin");
        await dialog.Locator("[name^=way-]").SelectOptionAsync(way);
        await dialog.Locator("[name=reason]").FillAsync("文控保存一份");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("发放清单已更改"));
    }

    /// <summary>The address in the code of a copy of ITSMS-P05.</summary>
    private async Task<Uri> AddressAsync()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/documents/ITSMS-P05?tab=Copies");
        var page = visitor.Page;
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "发放清单" }));
        if (await page.GetByRole(AriaRole.Button, new() { Name = "受控版 PDF：001" }).CountAsync() == 0)
            await ListAsync(page, "Copy");
        await page.GetByRole(AriaRole.Button, new() { Name = "受控版 PDF：001" }).ClickAsync();
        var file = await DownloadAsync(page, () => page.GetByRole(AriaRole.Button, new() { Name = "生成并下载" }).ClickAsync());
        using var pdf = PdfDocument.Open(file.Bytes);
        var address = new Uri(Assert.Single(pdf.GetPage(1).GetHyperlinks()).Uri);
        Assert.Equal(vault.Address.Authority, address.Authority);
        return address;
    }

    private static async Task<(string Name, byte[] Bytes)> DownloadAsync(IPage page, Func<Task> act)
    {
        var download = await page.RunAndWaitForDownloadAsync(act, new PageRunAndWaitForDownloadOptions { Timeout = 90_000 });
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
    }

    private static string Bare(PdfDocument pdf, int page) => string.Concat(pdf.GetPage(page).Letters.Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));
}
