using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>An external document in the browser: registered, checked, and replaced once its effect on our documents is judged (R42).</summary>
public sealed class ExternalTests(SampleVault vault, Chromium chromium)
{
    private const string Controller = "行政部文控";

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Pages_FitAndAreAccessible(int width, bool dark)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, new Look(width, dark), Controller, "/documents/external");
        foreach (var (name, path) in new[] { ("external-list", "/documents/external"), ("external-document", "/documents/EXT-04") })
        {
            await visitor.GoAsync(path);
            await visitor.InteractiveAsync();
            await Expect.VisibleAsync(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }));
            await visitor.CheckAccessibilityAsync();
            await visitor.CheckFitsAsync();
            await visitor.PictureAsync(name);
        }
    }

    [Fact]
    public async Task Registered_Checked_AndReplaced_OnceEveryCitingDocumentIsJudged()
    {
        await using var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, Controller, "/documents/external");
        await RegisterAsync(controller);

        await controller.GoAsync("/documents/EXT-01");
        await controller.InteractiveAsync();
        await CheckAsync(controller);
        await NewEditionAsync(controller);
        var force = controller.Page.GetByRole(AriaRole.Button, new() { Name = "实施版本 2027" });
        await Expect.VisibleAsync(force);
        Assert.True(await force.IsDisabledAsync());

        await JudgeAllAsync(controller);
        await Expect.VisibleAsync(controller.Page.GetByText("由此提出的更改申请（1）"));
        await controller.PictureAsync("external-requests");
        await controller.Page.Locator("a[href^='/documents/requests/']").First.ClickAsync();
        await Expect.VisibleAsync(controller.Page.GetByRole(AriaRole.Link, new() { Name = "EXT-01" }));
        await controller.PictureAsync("external-request");
        await controller.GoAsync("/documents/EXT-01");
        await controller.InteractiveAsync();
        await force.ClickAsync();
        await controller.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "实施版本 2027" }).ClickAsync();
        await Expect.VisibleAsync(controller.Page.GetByText("新版已实施，旧版已作废。"));

        await using var reader = await SampleVault.EnterAsync(chromium, vault, Look.Phone, "市场部职员", "/documents/EXT-01?edition=2018");
        await Expect.VisibleAsync(reader.Page.Locator(".dv-obsolete"));
        await reader.CheckFitsAsync();
    }

    [Fact]
    public async Task HandedOver_ItWaitsForTheController_AndIsRegisteredFromTheSlip()
    {
        await using var reader = await SampleVault.EnterAsync(chromium, vault, Look.Phone, "市场部职员", "/documents/external");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "移交外来文件" }).ClickAsync();
        var dialog = reader.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=title]").FillAsync("客户机房准入要求");
        await dialog.Locator("[name=source]").FillAsync("客户邮件");
        await reader.CheckAccessibilityAsync();
        await reader.PictureAsync("external-hand-over");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "移交外来文件" }).ClickAsync();
        await Expect.TextAsync(reader.Page.Locator("main"), "已移交文控登记");
        await reader.CheckFitsAsync();

        await using var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, Controller, "/?kind=external.register");
        await controller.Page.GetByRole(AriaRole.Link, new() { Name = "客户机房准入要求" }).ClickAsync();
        var form = controller.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(form.Locator("[name=title]")).ToHaveValueAsync("客户机房准入要求");
        await form.Locator("[name=label]").FillAsync("2026");
        await form.Locator("[name=issuer]").FillAsync("客户");
        await form.Locator("[name=licence]").FillAsync("本项目内部使用");
        await form.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect.AddressAsync(controller.Page, "**/documents/EXT-*");
        await controller.GoAsync("/documents/external");
        Assert.Equal(0, await controller.Page.GetByText("待登记的来件").CountAsync());
        await controller.PictureAsync("external-registered");
    }

    private static async Task RegisterAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "登记外来文件" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=title]").FillAsync("机房空调维护图");
        await dialog.Locator("[name=category]").SelectOptionAsync("Drawing");
        await dialog.Locator("[name=department]").SelectOptionAsync("tech");
        await dialog.Locator("[name=label]").FillAsync("第 2 版");
        await dialog.Locator("[name=issuer]").FillAsync("空调厂家");
        await dialog.Locator("[name=source]").FillAsync("随设备交付");
        await dialog.Locator("[name=licence]").FillAsync("本公司内部使用");
        await dialog.Locator("[name=file]").SetInputFilesAsync(new FilePayload { Name = "空调.md", MimeType = "text/markdown", Buffer = "# 1 滤网\n\n滤网每季度清洗一次。\n"u8.ToArray() });
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("external-register");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("滤网每季度清洗一次。"));
        await Expect.VisibleAsync(page.GetByText("现行有效").First);
    }

    private static async Task CheckAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "登记核查" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=outcome]").SelectOptionAsync("Replaced");
        await dialog.Locator("[name=evidence]").FillAsync("发行单位网站");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记核查" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("核查已登记"));
    }

    /// <summary>The dialog for the new edition opens by itself, because the check found one.</summary>
    private static async Task NewEditionAsync(Visitor visitor)
    {
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await Expect.VisibleAsync(dialog.GetByText("登记后旧版继续有效"));
        await dialog.Locator("[name=label]").FillAsync("2027");
        await dialog.Locator("[name=issued]").FillAsync("2027-01-10");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(visitor.Page.GetByText("新版已登记"));
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("external-impact");
    }

    private static async Task JudgeAllAsync(Visitor visitor)
    {
        var page = visitor.Page;
        var rows = page.Locator(".lf-events li:has(.cv-link)");
        var count = await rows.CountAsync();
        Assert.True(count > 0);
        for (var i = 0; i < count; i++)
        {
            await rows.Nth(i).Locator(".cv-link").ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            if (i == 0)
            {
                await dialog.Locator("[name=outcome]").SelectOptionAsync("ChangeNeeded");
                await Expect.TextAsync(dialog, "提出文件更改申请");
                await visitor.CheckAccessibilityAsync();
                await visitor.PictureAsync("external-change-needed");
            }

            await dialog.Locator("[name=reason]").FillAsync("条款号没有变化");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "给出结论" }).ClickAsync();
            await Assertions.Expect(page.Locator(".lf-events li:has(.cv-link):has-text('条款号没有变化')")).ToHaveCountAsync(i + 1);
        }
    }
}
