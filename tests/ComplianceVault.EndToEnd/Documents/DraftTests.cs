using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>A sign-in that ends while a correction is typed does not take the correction along.</summary>
public sealed class DraftTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    private const string Controller = "行政部文控";

    [Fact]
    public async Task ASignInThatEnds_TakesNoCorrectionAlong()
    {
        using var line = new Line(vault.Address);
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, Controller, "/documents", line);
        await ImportAsync(visitor.Page, "D1-P01", "D1-P02");
        await ExpiredWhileTypingAsync(visitor, line);
        await EndedElsewhereAsync(visitor);
    }

    /// <summary>
    /// The network went, the page was closed, the cookie ran out: the next page asks for the sign-in, and what stood half typed in the last one
    /// is back after it.
    /// </summary>
    private static async Task ExpiredWhileTypingAsync(Visitor visitor, Line line)
    {
        var (page, batch) = (visitor.Page, visitor.Page.Url);
        await Title(page, "D1-P01").FillAsync("机房钥匙保管规程");
        line.Cut(); // what is typed can no longer reach the program
        await visitor.GoAsync("about:blank");
        line.Mend();
        await page.Context.ClearCookiesAsync(new() { Name = "cvault" });
        await visitor.GoAsync(batch);
        await Expect.AddressAsync(page, "**/sign-in?return=*");
        await visitor.SignInAsync(Controller, SampleVault.Password);
        await visitor.InteractiveAsync();
        await Expect.TextAsync(Item(page, "D1-P01"), "已恢复未提交的内容");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("batch-draft-restored");
        await SavedAsync(page, "D1-P01", "机房钥匙保管规程");
        await SavedAsync(page, "D1-P02", "值守规程");
    }

    /// <summary>The open page is told that its sign-in no longer counts when it wants to save: the correction waits for the next sign-in.</summary>
    private async Task EndedElsewhereAsync(Visitor visitor)
    {
        const string Chosen = "another-word-2026";
        var (page, batch) = (visitor.Page, visitor.Page.Url);
        var once = await ResetAsync();
        await Title(page, "D1-P02").FillAsync("钥匙交接规程");
        await Title(page, "D1-P02").PressAsync("Tab");
        await Expect.AddressAsync(page, "**/sign-in?return=*");
        await visitor.SignInAsync(Controller, once);
        await Expect.AddressAsync(page, "**/account/password");
        await page.Locator("[autocomplete=current-password]").FillAsync(once);
        foreach (var field in await page.Locator("[autocomplete=new-password]").AllAsync())
            await field.FillAsync(Chosen);
        await page.Locator("form button[type=submit]").ClickAsync();
        await visitor.InteractiveAsync();
        await visitor.GoAsync(batch);
        await Expect.TextAsync(Item(page, "D1-P02"), "已恢复未提交的内容");
        await SavedAsync(page, "D1-P02", "钥匙交接规程");
    }

    private async Task<string> ResetAsync()
    {
        await using var administrator = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "系统管理员", "/admin/people");
        var page = administrator.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = Controller, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "重置密码" }).ClickAsync();
        await page.GetByLabel("理由").FillAsync("忘记密码");
        await page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").ClickAsync();
        return await page.Locator(".cv-once").InnerTextAsync();
    }

    private static ILocator Item(IPage page, string number) => page.Locator(".dv-item").Filter(new() { HasText = $"{number}_" });

    private static ILocator Title(IPage page, string number) => Item(page, number).Locator(".dv-f-title input");

    private static async Task ImportAsync(IPage page, params string[] numbers)
    {
        await page.Locator(".dv-upload[data-ready=true]").WaitForAsync();
        await page.Locator("[data-input=files]").SetInputFilesAsync(numbers.Select(n => WordFiles.Make(n, "值守规程", $"{n} 的交接口令逐字核对")));
        await Expect.AddressAsync(page, "**/documents/import/*-*");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Button, new() { Name = $"接受全部可入库的（{numbers.Length}）" }));
    }

    /// <summary>The program has it, not only the field.</summary>
    private static Task SavedAsync(IPage page, string number, string title) =>
        Assertions.Expect(Title(page, number)).ToHaveAttributeAsync("data-saved", title);
}
