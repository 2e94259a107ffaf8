using ComplianceVault.App.Platform;
using ComplianceVault.Database.Tests;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using On = ComplianceVault.Database.Tests.Database;

namespace ComplianceVault.EndToEnd.Organisation;

/// <summary>The sample filled four months ago: the first period of its trail is over.</summary>
public sealed class AgedVault : RunningVault
{
    protected override async Task PrepareAsync()
    {
        var vault = await TestVault.SampleForOwnFilesAsync(On.Sqlite);
        await using (var db = await vault.DatabaseAsync())
        {
            var filled = TimeProvider.System.GetUtcNow().UtcDateTime.AddMonths(-4);
            await db.Set<VaultFacts>().ExecuteUpdateAsync(s => s.SetProperty(f => f.FilledAt, filled), TestContext.Current.CancellationToken);
        }

        var left = await vault.LeaveAsync();
        VaultTemplates.CopyFiles(left, Root);
        Directory.Delete(left.Directory, recursive: true);
    }
}

/// <summary>The management representative finds the review of the trail on the desk, looks, writes what was found, and signs (R05).</summary>
public sealed class TrailReviewTests(AgedVault vault, Chromium chromium) : IClassFixture<AgedVault>
{
    [Fact]
    public async Task TheTrailOfAPeriod_IsReviewedFromTheDesk_AndSigned()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        var page = visitor.Page;
        await SampleVault.EnterAsync(visitor, "管理者代表", "/?kind=trail.review");
        await page.Locator("a[href='/admin/trail/reviews']").First.ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "待审查：" }));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("trail-review");
        await page.GetByLabel("审查结论").FillAsync("逐条看过，无异常。");
        await page.GetByLabel("审查结论").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "签署审查记录" }).ClickAsync();
        await page.GetByLabel("请再次输入您的密码").FillAsync(App.Platform.Access.SampleAccounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已签署，审查记录已保存。"));
        await page.Locator("section:has(#review-signed) summary").First.ClickAsync();
        await Expect.TextAsync(page.Locator("section:has(#review-signed)"), "逐条看过，无异常。");
        await Expect.TextAsync(page.Locator("section:has(#review-signed)"), "校验通过");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("trail-reviewed");
        await visitor.GoAsync("/?kind=trail.review");
        await Assertions.Expect(page.Locator("a[href='/admin/trail/reviews']")).ToHaveCountAsync(0);

        await using var administrator = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(administrator, "系统管理员", "/admin/trail");
        await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "操作留痕审查" }).ClickAsync();
        await Expect.VisibleAsync(administrator.Page.GetByText("由管理者代表审查并签名。"));
    }
}
