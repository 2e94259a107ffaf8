using System.Text;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>Files in, accepted, confirmed, found, read: the main road, as the people walk it.</summary>
public sealed class ImportTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    private const string Sentence = "值班工程师每两小时巡查一次冷却水泵的压力读数";

    [Fact]
    public async Task Files_AreImportedConfirmedFoundAndRead()
    {
        var batch = await ImportAsync();
        await SignAsync(batch);
        await ReadAsync(Look.Desk);
        await ReadAsync(new Look(390, Dark: true));
    }

    private async Task<string> ImportAsync()
    {
        await using var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/documents");
        var page = controller.Page;
        await page.Locator(".dv-upload[data-ready=true]").WaitForAsync();
        await page.Locator("[data-input=files]").SetInputFilesAsync(
            [WordFiles.Make("ITSMS-P81", "机房巡检管理程序", Sentence), WordFiles.Make("ITSMS-P82", "备件管理程序", "备件出库须登记领用人。"), WordFiles.Make("ITSMS-P83", "值班管理程序", "值班表每月二十五日前公布。"), Broken()]);
        await page.WaitForURLAsync("**/documents/import/*-*");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Button, new() { Name = "接受全部可入库的（3）" }));
        await Expect.VisibleAsync(page.Locator(".dv-item-refused .dv-trouble"));
        await controller.CheckAccessibilityAsync();
        await controller.CheckFitsAsync();
        await controller.PictureAsync("batch-review");
        await page.GetByRole(AriaRole.Button, new() { Name = "接受全部可入库的（3）" }).ClickAsync();
        await Expect.TextAsync(page.Locator(".dv-sheet"), "等待管理者代表签署");
        await controller.PictureAsync("batch-accepted");
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task SignAsync(string batch)
    {
        await using var representative = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "管理者代表", batch);
        var page = representative.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "签署入库确认单" }).ClickAsync();
        await page.GetByLabel("请再次输入您的密码").FillAsync("wrong-word-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.TextAsync(page.Locator(".mud-dialog [role=alert]"), "密码不对");
        await representative.CheckAccessibilityAsync();
        await page.GetByLabel("请再次输入您的密码").FillAsync(SampleVault.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.TextAsync(page.Locator(".cv-notice-success"), "已由管理者代表于");
        await representative.PictureAsync("batch-signed");
    }

    private async Task ReadAsync(Look look)
    {
        await using var engineer = await SampleVault.EnterAsync(chromium, vault, look, "技术部工程师", "/search?q=" + Uri.EscapeDataString("冷却水泵的压力"));
        var page = engineer.Page;
        var hit = page.Locator(".se-hit").First;
        await Expect.TextAsync(hit, "机房巡检管理程序");
        await engineer.CheckAccessibilityAsync();
        await engineer.CheckFitsAsync();
        await engineer.PictureAsync("search");
        await hit.Locator("a.se-open").ClickAsync();
        await page.WaitForURLAsync("**/documents/ITSMS-P81?*section=*");
        var mark = page.Locator("article mark").First;
        await Assertions.Expect(mark).ToBeInViewportAsync();
        await Expect.TextAsync(page.Locator("article"), Sentence);
        await engineer.CheckAccessibilityAsync();
        await engineer.CheckFitsAsync();
        await engineer.PictureAsync("reading");
    }

    private static FilePayload Broken() =>
        new() { Name = "损坏的文件.docx", MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes("PK\u0003\u0004 这不是一个完整的文件") };
}
