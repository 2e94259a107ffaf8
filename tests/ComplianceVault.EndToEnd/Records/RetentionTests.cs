using ComplianceVault.App.Platform.Access;
using ComplianceVault.EndToEnd.Harness;
using ComplianceVault.EndToEnd.Organisation;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Records;

/// <summary>保存期限: the controller proposes another period, the management representative approves it, and the lists say it.</summary>
public sealed class RetentionTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    [Fact]
    public async Task AShorterPeriod_SaysWhatItLeaves_IsApproved_AndShown()
    {
        await using var controller = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(controller, "行政部文控", "/admin/retention");
        await controller.PictureAsync("retention");
        await controller.CheckAccessibilityAsync();
        await controller.Page.GetByRole(AriaRole.Button, new() { Name = "变更 服务和信息技术服务记录" }).ClickAsync();
        var form = controller.Page.GetByRole(AriaRole.Dialog);
        await form.Locator("[name=period]").FillAsync("4");
        await form.Locator("[name=reason]").FillAsync("合同期改为四年");
        await Expect.TextAsync(form, "已有的记录仍按现行期限保存");
        await controller.PictureAsync("retention-change");
        await controller.CheckAccessibilityAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "送批准" }).ClickAsync();
        await Expect.TextAsync(controller.Page.Locator("main"), "已送批准，批准前原规定继续有效");

        await using var representative = await Visitor.ArriveAsync(chromium, vault, Look.Phone);
        await SampleVault.EnterAsync(representative, "管理者代表", "/admin/retention");
        await Expect.TextAsync(representative.Page.Locator("main"), "已有的仍按原期限保存");
        await representative.Page.GetByRole(AriaRole.Button, new() { Name = "批准", Exact = true }).ClickAsync();
        await representative.PictureAsync("retention-approve");
        await representative.CheckAccessibilityAsync();
        await representative.Page.GetByLabel("密码").FillAsync(SampleAccounts.Password);
        await representative.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "批准" }).ClickAsync();
        await Expect.TextAsync(representative.Page.Locator("main"), "已批准，今天生效。");
        await representative.PictureAsync("retention-approved");

        await controller.GoAsync("/records/forms");
        await Expect.TextAsync(controller.Page.Locator("main"), "记录关闭后 4 年");
        await controller.PictureAsync("retention-forms");
    }
}
