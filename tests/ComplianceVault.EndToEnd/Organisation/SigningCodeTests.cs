using ComplianceVault.App.Platform.Access;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Organisation;

/// <summary>Who has a second factor signs with the code of the app in place of the password (R11), and with each code once.</summary>
public sealed class SigningCodeTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    [Fact]
    public async Task TheCodeOfTheApp_Signs_AndTheSameCodeDoesNotSignAgain()
    {
        await using var drafter = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(drafter, "行政部负责人", "/admin/letters");
        var (first, second) = (await DraftAsync(drafter, "auditor"), await DraftAsync(drafter, "process_owner"));

        await using var manager = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await manager.GoAsync("/account");
        await manager.SignInAsync("总经理", SampleAccounts.Password);
        await manager.Page.Locator("button[value=begin]").ClickAsync();
        var key = (await manager.Page.Locator(".cv-steps code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await manager.Page.Locator("[autocomplete=one-time-code]").FillAsync(Totp.Of(key));
        await manager.Page.Locator("button[value=enable]").ClickAsync();
        await Expect.VisibleAsync(manager.Page.Locator(".cv-codes"));

        var code = Totp.Of(key);
        await SignAsync(manager, first, code);
        await Expect.TextAsync(manager.Page.Locator("main"), "已签发。");
        await SignAsync(manager, second, code); // seen over the shoulder
        await Expect.TextAsync(manager.Page.GetByRole(AriaRole.Dialog), "验证码无效");
        await manager.PictureAsync("signing-code-again");
        await manager.Page.GetByLabel("密码").FillAsync(SampleAccounts.Password);
        await manager.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "签发" }).ClickAsync();
        await Expect.TextAsync(manager.Page.Locator("main"), "已签发。");
    }

    private static async Task<string> DraftAsync(Visitor drafter, string role)
    {
        await drafter.GoAsync("/admin/letters");
        await drafter.InteractiveAsync();
        await drafter.Page.GetByRole(AriaRole.Button, new() { Name = "起草" }).ClickAsync();
        var form = drafter.Page.GetByRole(AriaRole.Dialog);
        await form.Locator("[name=appointee]").SelectOptionAsync(new SelectOptionValue { Label = "技术部工程师（技术部）" });
        await form.Locator("[name=role]").SelectOptionAsync(role);
        await Assertions.Expect(form.Locator("[name=duties]")).Not.ToHaveValueAsync("");
        await form.GetByRole(AriaRole.Button, new() { Name = "送总经理签发" }).ClickAsync();
        await Expect.TextAsync(drafter.Page.Locator("h1"), "ITSMS-M01-R08-");
        return (await drafter.Page.Locator("h1").InnerTextAsync()).Trim();
    }

    private static async Task SignAsync(Visitor manager, string letter, string code)
    {
        await manager.GoAsync($"/admin/letters/{letter}");
        await manager.InteractiveAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "签发" }).ClickAsync();
        await manager.Page.GetByLabel("密码").FillAsync(code);
        await manager.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "签发" }).ClickAsync();
    }
}
