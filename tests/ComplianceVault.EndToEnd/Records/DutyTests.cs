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

    [Fact]
    public async Task ThePlan_IsTakenHome_AndSubscribedTo()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部负责人", "/records/duties");
        var page = visitor.Page;
        await page.Locator("select[name=year]").SelectOptionAsync(TimeProvider.System.GetUtcNow().AddHours(8).Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var sheet = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出" }).ClickAsync());
        Assert.EndsWith(".xlsx", sheet.SuggestedFilename, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "订阅到日历" }).ClickAsync();
        var address = await page.Locator("[name=calendar]").InputValueAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("duties-calendar");

        using var calendar = new HttpClient(); // no cookie, as a calendar program asks
        var text = await calendar.GetStringAsync(new Uri(address), TestContext.Current.CancellationToken);
        Assert.StartsWith("BEGIN:VCALENDAR", text, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", text, StringComparison.Ordinal);
        var forged = await calendar.GetAsync(new Uri(address.Replace(".ics", "x.ics", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Theory]
    [InlineData("管理者代表", 1280, 4)]
    [InlineData("技术部负责人", 390, 1)]
    public async Task TheCheckBeforeAnAudit_IsOneClickFromTheMatrix(string who, int width, int departments)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, new Look(width, Dark: false), who, "/coverage");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "审前自查" }).ClickAsync();
        await Assertions.Expect(page.Locator(".sc-part[data-department]")).ToHaveCountAsync(departments);
        await Expect.VisibleAsync(page.Locator(".sc-part[data-department=tech]").GetByRole(AriaRole.Link).First);
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("self-check");
        var sheet = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出" }).ClickAsync());
        Assert.EndsWith(".xlsx", sheet.SuggestedFilename, StringComparison.Ordinal);
    }
}
