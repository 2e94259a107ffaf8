using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Records;

/// <summary>定期工作 as who answers for it sees it, at a desk and on a phone, and the plan of the year.</summary>
public sealed class DutyTests(SampleVault vault, Chromium chromium)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task TheYear_ShowsEachDuty_InTheMonthInWhichItIsDue(int width)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, new Look(width, Dark: false), "技术部负责人", "/records/duties");
        var page = visitor.Page;
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "定期工作" }));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("duties");
        await page.Locator("select[name=year]").SelectOptionAsync(TimeProvider.System.GetUtcNow().AddHours(8).Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect.VisibleAsync(page.Locator("tr", new() { HasText = "统计事件并提出问题" }).Locator(".du-mark").First);
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("duties-year");
    }
}
