using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Shell;

public sealed class LookTests(FoundedVault vault, Chromium chromium) : IClassFixture<FoundedVault>
{
    [Fact]
    public async Task Language_Switched_StaysSwitchedOnTheSamePage()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await vault.EnterAsync(visitor, chromium, "/admin");
        Assert.Equal("zh-CN", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect.TextAsync(visitor.Page.Locator("h1"), "Administration");
        Assert.Equal("en", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.EndsWith("/admin", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.InteractiveAsync();
        await Expect.TextAsync(visitor.Page.Locator("h1"), "Administration");
        await visitor.PictureAsync("admin-english");
    }

    [Fact]
    public async Task Theme_Dark_IsKeptAndDrawnByTheServer()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await vault.EnterAsync(visitor, chromium);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "显示主题" }).ClickAsync();
        await visitor.Page.GetByText("深色").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveClassAsync("cv-dark");
        var answer = await visitor.Page.APIRequest.GetAsync("/");
        Assert.Contains("class=\"cv-dark\"", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchBox_ByKeyboard_IsFocusedAndLeadsToSearch()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await vault.EnterAsync(visitor, chromium);
        await visitor.Page.Locator("main").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visitor.Page.Locator("#cv-search")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Combobox)).ToHaveCountAsync(1);
        await visitor.Page.Keyboard.TypeAsync("记录 保存");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect.AddressAsync(visitor.Page, "**/search?q=*");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Combobox)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Phone_Menu_OpensAndClosesTheRail()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Phone);
        await vault.EnterAsync(visitor, chromium);
        var rail = visitor.Page.GetByRole(AriaRole.Navigation);
        await Assertions.Expect(rail).ToBeHiddenAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "菜单", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(rail);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("rail");
        await rail.GetByText("管理").ClickAsync();
        await Expect.AddressAsync(visitor.Page, "**/admin");
        await Assertions.Expect(rail).ToBeHiddenAsync();
    }
}
