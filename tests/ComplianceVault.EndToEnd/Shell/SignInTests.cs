using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Shell;

public sealed class SignInTests(FoundedVault vault, Chromium chromium) : IClassFixture<FoundedVault>
{
    public static TheoryData<int, bool> Looks => Look.Of(Look.Each);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task SignIn_ThenSignOut_AtEveryLook(int width, bool dark)
    {
        var look = new Look(width, dark);
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, look);
        await vault.FoundAsync(chromium);
        await visitor.GoAsync("/admin");
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("sign-in");

        await visitor.SignInAsync(FoundedVault.Administrator, FoundedVault.Password);
        await visitor.InteractiveAsync();
        Assert.EndsWith("/admin", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.PictureAsync("admin");
        await visitor.GoAsync("/");
        await visitor.InteractiveAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("home");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = FoundedVault.Administrator }).ClickAsync();
        var leave = visitor.Page.GetByText("退出登录");
        await Expect.VisibleAsync(leave);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("person-menu");
        await leave.ClickAsync();
        await Expect.AddressAsync(visitor.Page, "**/sign-in");
        await visitor.GoAsync("/admin");
        Assert.Contains("/sign-in?return=%2Fadmin", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SigningOutInOneTab_EndsTheOther()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await vault.FoundAsync(chromium);
        await visitor.GoAsync("/admin/departments");
        await visitor.SignInAsync(FoundedVault.Administrator, FoundedVault.Password);
        await visitor.InteractiveAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "新增部门" }).ClickAsync();
        var form = visitor.Page.GetByRole(AriaRole.Dialog);
        await Expect.VisibleAsync(form);

        var other = await visitor.Page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await other.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await other.EvaluateAsync("() => document.getElementById('sign-out').requestSubmit()");
        await Expect.AddressAsync(other, "**/sign-in");

        foreach (var field in await form.Locator("input[required]").AllAsync())
            await field.FillAsync("quality");
        await form.Locator("button[type=submit]").ClickAsync();
        await Expect.AddressAsync(visitor.Page, "**/sign-in?return=%2Fadmin%2Fdepartments");
    }

    [Fact]
    public async Task SignIn_BackToAnotherHost_GoesHome()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await vault.FoundAsync(chromium);
        await visitor.GoAsync("/sign-in?return=%2F%2Felsewhere.example%2F");
        await visitor.SignInAsync(FoundedVault.Administrator, FoundedVault.Password);
        await visitor.InteractiveAsync();
        Assert.Equal(vault.Address, new Uri(visitor.Page.Url));
    }
}
