using System.Globalization;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>Borrowing, copying and giving a document outside, each step by the person whose it is.</summary>
public sealed class LendingTests(SampleVault vault, Chromium chromium)
{
    private const string Document = "/documents/ITSMS-WI18";

    [Fact]
    public async Task Borrowing_IsAskedApprovedHandedOutAndReturned()
    {
        var number = await AskAsync("市场部职员", Look.Phone, "Borrow", async dialog =>
            await dialog.Locator("[name=due]").FillAsync(TimeProvider.System.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        await DoAsync("技术部负责人", number, Look.Desk, "批准", "lending-approve");
        await DoAsync("行政部文控", number, Look.Desk, "登记借出", "lending-hand-out");
        await using (var borrower = await EnterAsync("市场部职员", "/documents/lending", Look.Phone))
        {
            await Expect.VisibleAsync(borrower.Page.GetByText("借出中"));
            await borrower.CheckAccessibilityAsync();
            await borrower.CheckFitsAsync();
            await borrower.PictureAsync("lending-mine");
        }

        await DoAsync("行政部文控", number, Look.Desk, "登记归还", "lending-return");
    }

    [Fact]
    public async Task Release_IsApprovedByTheRepresentative_AndSent()
    {
        var number = await AskAsync("市场部职员", Look.Desk, "Release", async dialog =>
        {
            await dialog.Locator("[name=recipient]").FillAsync("甲方信息中心");
            await dialog.Locator("[name=copies]").FillAsync("1");
        });
        await DoAsync("管理者代表", number, Look.Phone, "批准", "lending-release-approve");
        await DoAsync("行政部文控", number, Look.Desk, "登记发出", "lending-send");
        foreach (var look in new[] { Look.Desk, Look.Phone })
        {
            await using var controller = await EnterAsync("行政部文控", "/documents/lending?tab=Release&all=1", look);
            await Expect.VisibleAsync(controller.Page.GetByText("甲方信息中心"));
            await controller.CheckAccessibilityAsync();
            await controller.CheckFitsAsync();
            await controller.PictureAsync("lending-outside");
            if (look != Look.Desk)
                continue; // a phone has no use for a sheet
            var sheet = await controller.Page.RunAndWaitForDownloadAsync(() => controller.Page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" }).ClickAsync());
            Assert.Equal("借阅与提供.xlsx", sheet.SuggestedFilename);
            Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(await sheet.PathAsync(), TestContext.Current.CancellationToken))[..2]);
        }
    }

    private async Task<string> AskAsync(string user, Look look, string kind, Func<ILocator, Task> fill)
    {
        await using var visitor = await EnterAsync(user, Document, look);
        var page = visitor.Page;
        await visitor.MoreAsync(".dv-identity", "借阅与提供");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=kind]").SelectOptionAsync(kind);
        await dialog.Locator("[name=purpose]").FillAsync("客户现场审计时查阅");
        await fill(dialog);
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync($"lending-ask-{kind}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("申请已提交"));
        return (await page.Locator(".cv-notice-success a").TextContentAsync())!.Trim();
    }

    private async Task DoAsync(string user, string number, Look look, string act, string picture)
    {
        await using var visitor = await EnterAsync(user, $"/documents/lending/{number}", look);
        var page = visitor.Page;
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync($"{picture}-before");
        await page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync(picture);
        await dialog.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText($"{act}：已完成。"));
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync($"{picture}-done");
    }

    private Task<Visitor> EnterAsync(string user, string path, Look look) => SampleVault.EnterAsync(chromium, vault, look, user, path);
}
