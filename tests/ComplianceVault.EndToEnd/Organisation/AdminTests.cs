using ComplianceVault.App.Platform.Access;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Organisation;

public sealed class AdminTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    private static readonly string[] Pages = ["people", "departments", "roles", "deputies", "letters", "calendar", "glossary", "settings", "jobs", "trail", "health", "backups"];

    public static TheoryData<int, bool> Looks => Look.Of(Look.Each);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_FitAndAreAccessible_AtEveryLook(int width, bool dark)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, new Look(width, dark));
        await SampleVault.EnterAsync(visitor, "系统管理员", "/admin");
        foreach (var page in Pages)
        {
            await visitor.GoAsync($"/admin/{page}");
            await visitor.InteractiveAsync();
            await Expect.VisibleAsync(visitor.Page.Locator("h1"));
            await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await visitor.PictureAsync($"admin-{page}");
            await visitor.CheckFitsAsync();
            await visitor.CheckAccessibilityAsync();
        }
    }

    [Fact]
    public async Task OffBoarding_EndsALiveSessionAtOnce()
    {
        await using var leaver = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(leaver, "市场部负责人", "/admin/calendar");
        await using var admin = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(admin, "系统管理员", "/admin/people");

        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "市场部负责人" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "办理离职" }).ClickAsync();
        await admin.Page.GetByLabel("理由").FillAsync("合同到期");
        await admin.PictureAsync("admin-off-boarding");
        await admin.CheckAccessibilityAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "确认离职" }).ClickAsync();
        await Expect.TextAsync(admin.Page.Locator("main"), "全部权限已终止");

        await leaver.Page.GetByRole(AriaRole.Button, new() { Name = "2025", Exact = false }).First.ClickAsync();
        await Expect.AddressAsync(leaver.Page, "**/sign-in*");
        await leaver.SignInAsync("市场部负责人", SampleAccounts.Password);
        await Expect.VisibleAsync(leaver.Page.GetByRole(AriaRole.Alert));
        Assert.Contains("/sign-in", leaver.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARoleGiven_IsSeenOnTheRolesPage_AndInTheTrail()
    {
        await using var admin = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(admin, "系统管理员", "/admin/people");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "市场部职员" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "授予角色" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox, new() { Name = "角色" }).First.SelectOptionAsync("auditor");
        await admin.Page.GetByLabel("理由").FillAsync("参加年度内审");
        await admin.PictureAsync("admin-give-role");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "授予", Exact = true }).ClickAsync();
        await Expect.TextAsync(admin.Page.Locator("main"), "内审员");
        await admin.PictureAsync("admin-person");

        await admin.GoAsync("/admin/roles");
        await Expect.VisibleAsync(admin.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "内审员" }).GetByRole(AriaRole.Link, new() { Name = "市场部职员" }).First);
        await admin.GoAsync("/admin/trail?act=role.assigned&person=系统管理员");
        await admin.InteractiveAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "打开第" }).First.ClickAsync();
        await Expect.TextAsync(admin.Page.GetByRole(AriaRole.Dialog), "参加年度内审");
        await admin.PictureAsync("admin-trail-entry");
        await admin.CheckAccessibilityAsync();
    }

    [Fact]
    public async Task ACompanyDay_IsSetAndShown()
    {
        await using var controller = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(controller, "行政部文控", "/admin/calendar?year=2026");
        await controller.Page.GetByRole(AriaRole.Button, new() { Name = "2026-03-20" }).ClickAsync();
        await controller.Page.GetByLabel("名称或理由").FillAsync("公司周年");
        await controller.Page.GetByRole(AriaRole.Button, new() { Name = "设为公司自定" }).ClickAsync();
        await Expect.VisibleAsync(controller.Page.GetByRole(AriaRole.Button, new() { Name = "2026-03-20 公司放假：公司周年" }));
        await controller.GoAsync("/admin/calendar?year=2027");
        await Expect.TextAsync(controller.Page.Locator("main"), "尚未录入");
        await controller.PictureAsync("admin-calendar-provisional");
    }

    [Fact]
    public async Task WhoMayNot_SeesNeitherTheCardsNorThePages()
    {
        await using var staff = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(staff, "技术部工程师", "/admin/people");
        await Expect.VisibleAsync(staff.Page.GetByRole(AriaRole.Alert));
        Assert.Equal(0, await staff.Page.GetByRole(AriaRole.Table).CountAsync());
    }
}
