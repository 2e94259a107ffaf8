using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>What every story of a document goes through: somebody signs on the signing page.</summary>
internal static class SigningSteps
{
    public static async Task SignAsync(Chromium chromium, SampleVault vault, string number, string user, string meaning)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, user, "/signing");
        var page = visitor.Page;
        await page.Locator(".lf-inbox li a").Filter(new() { HasText = number }).ClickAsync();
        await Expect.VisibleAsync(page.Locator("article"));
        await page.GetByRole(AriaRole.Button, new() { Name = $"签署{meaning}" }).ClickAsync();
        await PasswordAsync(page);
        await Expect.VisibleAsync(page.GetByText($"已签署{meaning}"));
    }

    /// <summary>Fills in the dialog that asks for it, and sends it.</summary>
    public static async Task PasswordAsync(IPage page)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=password]").FillAsync(SampleVault.Password);
        await dialog.Locator("button[type=submit]").ClickAsync();
    }
}
