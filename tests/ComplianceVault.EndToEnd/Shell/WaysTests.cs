using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Shell;

public sealed class WaysTests(SampleVault vault, Chromium chromium)
{
    [Theory]
    [InlineData("工作日历", 1280)]
    [InlineData("术语", 390)]
    public async Task PagesForEveryone_AreReached_ByWhoManagesNothing(string page, int width)
    {
        await using var staff = await SampleVault.EnterAsync(chromium, vault, new Look(width, Dark: false), "技术部工程师", "/");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "技术部工程师" }).ClickAsync();
        await staff.PictureAsync("person-menu-staff");
        await staff.Page.GetByText(page, new() { Exact = true }).ClickAsync();
        await Expect.TextAsync(staff.Page.Locator("h1"), page);
        await staff.CheckAccessibilityAsync();
    }
}
