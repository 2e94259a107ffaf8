using ComplianceVault.EndToEnd.Harness;

namespace ComplianceVault.EndToEnd.Shell;

public sealed class SetUpTests(RunningVault vault, Chromium chromium) : IClassFixture<RunningVault>
{
    [Fact]
    public async Task SetUp_WithTheCodeFromTheLog_FoundsTheVaultOnce()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await visitor.GoAsync("/documents");
        Assert.EndsWith("/set-up", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("set-up");

        await FoundedVault.FillSetUpAsync(visitor, "AAAAA-AAAAA");
        await Expect.VisibleAsync(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert));
        Assert.EndsWith("/set-up", visitor.Page.Url, StringComparison.Ordinal);

        await FoundedVault.FillSetUpAsync(visitor, vault.SetUpCode);
        await visitor.Page.WaitForURLAsync("**/sign-in");
        await visitor.SignInAsync(FoundedVault.Administrator, FoundedVault.Password);
        await visitor.InteractiveAsync();
        await Expect.VisibleAsync(visitor.Page.Locator("h1"));

        await visitor.GoAsync("/set-up");
        Assert.DoesNotContain("/set-up", visitor.Page.Url, StringComparison.Ordinal);
    }
}
