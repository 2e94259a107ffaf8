using ComplianceVault.App.Platform.Access;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>A vault of its own: what is withdrawn and destroyed here is missed by no other class.</summary>
public sealed class EndVault : RunningVault
{
    protected override IEnumerable<string> Switches => ["--Vault:Sample", "true"];
}

/// <summary>The end of a document, each step by the person whose it is: 作废 without a successor, 暂缓, 销毁 by two persons, 证书 and 登记.</summary>
public sealed class EndTests(EndVault vault, Chromium chromium) : IClassFixture<EndVault>
{
    private const string Document = "/documents/ITSMS-WI24";

    [Fact]
    public async Task ADocument_IsWithdrawn_Held_Released_AndDestroyedByTwo()
    {
        await ApplyAsync();
        await DecideAsync("技术部负责人", "同意并签署（审核）", Look.Desk, last: false);
        await DecideAsync("管理者代表", "同意并签署（批准）", Look.Phone, last: true);
        await ReadObsoleteAsync();
        await HoldAsync();
        await MastersAsync();
        await ReleaseAsync();
        var list = await ProposeAsync();
        await StepAsync("技术部负责人", list, "确认清单", "清单已确认", Look.Phone);
        await using (var controller = await EnterAsync("行政部文控", list))
        {
            await controller.Page.GetByRole(AriaRole.Button, new() { Name = "作暂缓检查" }).ClickAsync();
            await Expect.VisibleAsync(controller.Page.GetByText("已作暂缓检查"));
        }

        await StepAsync("技术部负责人", list, "批准销毁", "清单已批准", Look.Desk);
        await StepAsync("行政部文控", list, "执行销毁", "等待监销人签署", Look.Desk);
        await StepAsync("行政部负责人", list, "监销", "清单所列已销毁", Look.Phone);
        await CertificateAsync(list);
        await RegisterAsync();
    }

    private Task<Visitor> EnterAsync(string user, string path, Look? look = null) => EnterAsync(chromium, vault, look ?? Look.Desk, user, path);

    private static async Task<Visitor> EnterAsync(Chromium chromium, RunningVault vault, Look look, string user, string path)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, look);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(user, SampleVault.Password);
        await visitor.InteractiveAsync();
        return visitor;
    }

    private async Task ApplyAsync()
    {
        await using var author = await EnterAsync("项目经理", Document);
        var page = author.Page;
        await author.MoreAsync(".dv-identity", "申请作废");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=reason]").FillAsync("并入服务连续性管理程序");
        await dialog.Locator("[name=replaced]").FillAsync("ITSMS-P17");
        await author.CheckAccessibilityAsync();
        await author.PictureAsync("end-apply");
        foreach (var field in await dialog.Locator("[name^=follow-]").AllAsync())
            await field.FillAsync("技术部下月修订");
        await author.PictureAsync("end-apply-filled");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已提交作废申请"));
        await Expect.VisibleAsync(page.Locator(".dc-panel").GetByText("部门负责人审核中"));
        await author.CheckAccessibilityAsync();
        await author.CheckFitsAsync();
        await author.PictureAsync("end-applied");
    }

    private async Task DecideAsync(string user, string button, Look look, bool last)
    {
        await using var visitor = await EnterAsync(user, Document, look);
        var page = visitor.Page;
        await visitor.CheckFitsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync($"end-decide-{(last ? "last" : "first")}");
        await PasswordAsync(page);
        await Expect.VisibleAsync(page.GetByText("已签署作废申请"));
        await visitor.PictureAsync($"end-decided-{(last ? "last" : "first")}");
    }

    private async Task ReadObsoleteAsync()
    {
        await using var reader = await EnterAsync("市场部职员", Document);
        await Expect.VisibleAsync(reader.Page.GetByRole(AriaRole.Link, new() { Name = "替代文件：ITSMS-P17" }));
        await Expect.VisibleAsync(reader.Page.Locator(".rv-seal-obsolete"));
        await reader.PictureAsync("end-obsolete");
    }

    private async Task HoldAsync()
    {
        await using var representative = await EnterAsync("管理者代表", Document);
        var page = representative.Page;
        await representative.MoreAsync(".dv-identity", "暂缓销毁");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=reason]").FillAsync("客户投诉未结");
        await dialog.Locator("[name=scope]").FillAsync("至投诉关闭");
        await representative.CheckAccessibilityAsync();
        await representative.PictureAsync("end-hold");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已设置暂缓销毁"));
        await page.GetByRole(AriaRole.Button, new() { Name = "提出解除" }).ClickAsync();
        await dialog.Locator("[name=reason]").FillAsync("投诉已关闭");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(page.GetByText("管理者代表 已提出解除"));
        await representative.CheckAccessibilityAsync();
        await representative.PictureAsync("end-held");
    }

    private async Task ApproveMastersAsync()
    {
        await using var representative = await EnterAsync("管理者代表", "/admin/retention");
        await Expect.TextAsync(representative.Page.Locator("main"), "也按新期限，到期日提前");
        await representative.Page.GetByRole(AriaRole.Button, new() { Name = "批准", Exact = true }).ClickAsync();
        await representative.Page.GetByLabel("密码").FillAsync(SampleAccounts.Password);
        await representative.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "批准" }).ClickAsync();
        await Expect.TextAsync(representative.Page.Locator("main"), "已批准，今天生效。");
    }

    private async Task MastersAsync()
    {
        await using var controller = await EnterAsync("行政部文控", "/admin/retention");
        await controller.Page.GetByRole(AriaRole.Button, new() { Name = "变更 作废文件的正本" }).ClickAsync();
        var dialog = controller.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=period]").FillAsync("0");
        await dialog.Locator("[name=reason]").FillAsync("试运行");
        await dialog.Locator("[name=also-kept]").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "送批准" }).ClickAsync();
        await Expect.TextAsync(controller.Page.Locator("main"), "已送批准，批准前原规定继续有效");
        await ApproveMastersAsync();
        await controller.GoAsync("/documents/destruction?view=Candidates&department=tech");
        await Expect.VisibleAsync(controller.Page.GetByText("已由 管理者代表 设置暂缓销毁"));
        await controller.InteractiveAsync();
        await controller.CheckAccessibilityAsync();
        await controller.CheckFitsAsync();
        await controller.PictureAsync("end-candidates-held");
    }

    private async Task ReleaseAsync()
    {
        await using var manager = await EnterAsync("总经理", "/documents/destruction?view=Holds", Look.Phone);
        await manager.CheckAccessibilityAsync();
        await manager.CheckFitsAsync();
        await manager.PictureAsync("end-holds");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "解除暂缓" }).ClickAsync();
        await Expect.VisibleAsync(manager.Page.GetByText("暂缓已解除"));
    }

    private async Task<string> ProposeAsync()
    {
        await using var controller = await EnterAsync("行政部文控", "/documents/destruction?view=Candidates&department=tech");
        var page = controller.Page;
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "选择 ITSMS-WI24 版本" }).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提出销毁（1）" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=reason]").FillAsync("保存期满");
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("end-propose");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(page.GetByText("待归口部门确认"));
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("end-list");
        return new Uri(page.Url).PathAndQuery;
    }

    private async Task StepAsync(string user, string list, string button, string done, Look look)
    {
        await using var visitor = await EnterAsync(user, list, look);
        var page = visitor.Page;
        await visitor.CheckFitsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        if (button == "执行销毁")
            await page.GetByRole(AriaRole.Dialog).Locator("[name=witness]").SelectOptionAsync("行政部负责人");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync($"end-{button}");
        await PasswordAsync(page);
        await Expect.VisibleAsync(page.GetByText(done));
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync($"end-{button}-done");
    }

    private async Task CertificateAsync(string list)
    {
        await using var controller = await EnterAsync("行政部文控", list);
        var certificate = await controller.Page.RunAndWaitForDownloadAsync(() => controller.Page.GetByRole(AriaRole.Link, new() { Name = "下载销毁证书" }).ClickAsync());
        Assert.StartsWith("XHZS-", certificate.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal("%PDF"u8.ToArray(), (await File.ReadAllBytesAsync(await certificate.PathAsync(), TestContext.Current.CancellationToken))[..4]);
        if (Environment.GetEnvironmentVariable("KEEP_CERTIFICATE") is { Length: > 0 } keep)
            await certificate.SaveAsAsync(keep);
        await controller.GoAsync($"{Document}?edition=A");
        await Expect.VisibleAsync(controller.Page.GetByText("版本 A 已销毁，内容不再保存"));
        await controller.InteractiveAsync();
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("end-tombstone");
    }

    private async Task RegisterAsync()
    {
        foreach (var look in new[] { Look.Desk, Look.Phone })
        {
            await using var auditor = await EnterAsync("内审员", "/documents/destruction?view=Register", look);
            await Expect.TextAsync(auditor.Page.Locator("tbody"), "行政部负责人");
            await auditor.CheckAccessibilityAsync();
            await auditor.CheckFitsAsync();
            await auditor.PictureAsync("end-register");
        }
    }

    private static async Task PasswordAsync(IPage page)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=password]").FillAsync(SampleVault.Password);
        await dialog.Locator("button[type=submit]").ClickAsync();
    }
}
