using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>待我签署 with more than one document: whoever signs or sends back has the next before them without going to the list.</summary>
public sealed class SigningTests(SampleVault vault, Chromium chromium)
{
    private static readonly string[] Titles = ["客户回访作业规范", "合同归档作业规范"];

    [Fact]
    public async Task Signing_WithTwoWaiting_GoesToTheNextByItself()
    {
        foreach (var title in Titles)
            await SubmittedAsync(title);
        await using var head = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "市场部负责人", "/signing");
        var (page, waiting) = (head.Page, head.Page.Locator(".lf-inbox li"));
        await waiting.Filter(new() { HasText = Titles[0] }).Locator("a").ClickAsync();
        await Expect.TextAsync(page.Locator(".lf-reading"), Titles[0]);

        await page.GetByRole(AriaRole.Button, new() { Name = "签署审核" }).ClickAsync();
        await PasswordAsync(page);

        await Expect.VisibleAsync(page.GetByText("已签署审核"));
        await Expect.TextAsync(page.Locator(".lf-reading"), Titles[1]);
        await Expect.TextAsync(page.Locator(".lf-inbox [aria-current=true]"), Titles[1]);
        await Assertions.Expect(waiting.Filter(new() { HasText = Titles[0] })).ToHaveCountAsync(0);
        await head.CheckAccessibilityAsync();
        await head.PictureAsync("signing-next");

        await page.GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator("[name=reason]").FillAsync("归档期限与合同管理规定不一致");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已退回编制人"));
        await Assertions.Expect(page.Locator("article")).ToHaveCountAsync(0);
        await Expect.AddressAsync(page, "**/signing");
    }

    /// <summary>A work instruction of the marketing department, from its number to 编制; nobody else's test signs there.</summary>
    private async Task SubmittedAsync(string title)
    {
        await using var author = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "市场部职员", "/documents");
        var (page, dialog) = (author.Page, author.Page.GetByRole(AriaRole.Dialog));
        await page.GetByRole(AriaRole.Button, new() { Name = "新建文件" }).ClickAsync();
        await dialog.Locator("[name=level]").SelectOptionAsync("三阶");
        await dialog.Locator("[name=department]").SelectOptionAsync("market");
        await dialog.Locator("[name=title]").FillAsync(title);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "取号建档" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("这份文件还没有起草"));
        await page.GetByRole(AriaRole.Button, new() { Name = "开始起草" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "开始起草" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("A 版办理进度"));
        await page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        await PasswordAsync(page);
        await Expect.VisibleAsync(page.GetByText("已签署编制并提交审核"));
    }

    private static async Task PasswordAsync(IPage page)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=password]").FillAsync(SampleVault.Password);
        await dialog.Locator("button[type=submit]").ClickAsync();
    }
}
