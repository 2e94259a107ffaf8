using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Shell;

/// <summary>What was typed outlives the sign-in it was typed in.</summary>
public sealed class DraftTests(SampleVault vault, Chromium chromium)
{
    private const string Duties = "组织月度服务评审，跟踪改进措施";

    [Fact]
    public async Task AFormCutOff_ComesBackAfterSigningInAgain_AndIsForgottenOnceSaved()
    {
        await using var admin = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "系统管理员", "/admin/departments");
        var page = admin.Page;
        await OpenDepartmentAsync(page);
        await page.Locator("[name=duties]").FillAsync(Duties);
        await EndSessionAsync(admin, "系统管理员");

        await Expect.TextAsync(page.Locator("[data-draft-hint]"), "市场部");
        await admin.PictureAsync("draft-hint");
        await OpenDepartmentAsync(page);
        await Expect.VisibleAsync(page.GetByText("已恢复未提交的内容"));
        await Assertions.Expect(page.Locator("[name=duties]")).ToHaveValueAsync(Duties);
        await admin.CheckAccessibilityAsync();
        await admin.PictureAsync("draft-restored");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Expect.TextAsync(page.Locator("main table"), Duties);
        await OpenDepartmentAsync(page);
        await Assertions.Expect(page.Locator("[name=duties]")).ToHaveValueAsync(Duties);
        await Assertions.Expect(page.Locator("[data-restored]")).ToBeHiddenAsync();
        Assert.Equal(0, await KeptAsync(page));
        await page.ReloadAsync();
        await admin.InteractiveAsync();
        await Assertions.Expect(page.Locator("[data-draft-hint]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task DocumentFacts_AndTheFieldsThatDependOnThem_AreRestored_AndCanBeGivenUp()
    {
        await using var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/documents/ITSMS-P06");
        var page = controller.Page;
        await controller.MoreAsync(".dv-identity", "更改信息");
        await page.Locator("[name=classification]").SelectOptionAsync("Restricted");
        await page.Locator("[name='role/auditor']").CheckAsync();
        await page.Locator("[name=reason]").FillAsync("内容涉及客户资料");
        await EndSessionAsync(controller, "行政部文控");

        await controller.MoreAsync(".dv-identity", "更改信息");
        await Assertions.Expect(page.Locator("[name=reason]")).ToHaveValueAsync("内容涉及客户资料");
        await Assertions.Expect(page.Locator("[name='role/auditor']")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "放弃这些内容" }).ClickAsync();
        await Assertions.Expect(page.Locator("[name=classification]")).ToHaveValueAsync("Internal");
        await Assertions.Expect(page.Locator("[name=reason]")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task TypedWhenTheLineWasCut_ReachesTheProgramOnceItIsBack()
    {
        const string Typed = "线路中断时写下的职责";
        using var line = new Line(vault.Address);
        await using var admin = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "系统管理员", "/admin/departments", line);
        var page = admin.Page;
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "行政部" }).GetByRole(AriaRole.Button, new() { Name = "修改" }).First.ClickAsync();
        await page.Locator("[name=duties]").WaitForAsync();
        line.Cut();
        await page.EvaluateAsync(
            "words => { const field = document.querySelector('[name=duties]'); field.value = words; for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true })); }", Typed);
        var lost = page.Locator("#components-reconnect-modal");
        await Assertions.Expect(lost).ToBeVisibleAsync();
        await Expect.TextAsync(lost, "未提交的内容（密码除外）保存在本机浏览器中");
        line.Mend();
        await Assertions.Expect(lost).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Expect.TextAsync(page.Locator("main table"), Typed);
    }

    [Fact]
    public async Task WhoSignsOut_LeavesNothingBehind()
    {
        await using var admin = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "系统管理员", "/admin/departments");
        await OpenDepartmentAsync(admin.Page);
        await admin.Page.Locator("[name=duties]").FillAsync("不留给下一个人的话");
        Assert.Equal(1, await KeptAsync(admin.Page));
        await admin.Page.Keyboard.PressAsync("Escape");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "系统管理员" }).ClickAsync();
        await admin.Page.GetByText("退出登录").ClickAsync();
        await Expect.AddressAsync(admin.Page, "**/sign-in");
        Assert.Equal(0, await KeptAsync(admin.Page));
    }

    private static Task OpenDepartmentAsync(IPage page) =>
        page.GetByRole(AriaRole.Row).Filter(new() { HasText = "市场部" }).GetByRole(AriaRole.Button, new() { Name = "修改" }).First.ClickAsync();

    private static Task<int> KeptAsync(IPage page) => page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('cvault-draft/')).length");

    /// <summary>The cookie is gone and so is the circuit: what a night does to an open page.</summary>
    private static async Task EndSessionAsync(Visitor visitor, string name)
    {
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.Page.ReloadAsync();
        await Expect.AddressAsync(visitor.Page, "**/sign-in?return=*");
        await visitor.SignInAsync(name, SampleVault.Password);
        await visitor.InteractiveAsync();
    }
}
