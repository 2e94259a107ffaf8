using ComplianceVault.App.Platform.Access;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Organisation;

/// <summary>编号规则, 审批权限表, 术语: proposed by the controller, approved by the management representative, every version to be seen.</summary>
public sealed class RuleTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    [Fact]
    public async Task APattern_IsPreviewed_Approved_AndGivesTheNextNumber()
    {
        await using var controller = await EnterAsync("行政部文控", "/admin/numbering");
        await controller.PictureAsync("numbering");
        await controller.CheckAccessibilityAsync();
        await controller.CheckFitsAsync();
        await controller.Page.GetByRole(AriaRole.Button, new() { Name = "变更：作业文件" }).ClickAsync();
        var form = controller.Page.GetByRole(AriaRole.Dialog);
        await form.Locator("[name=pattern]").FillAsync("ITSMS-P{00}");
        await Expect.TextAsync(form, "会与“程序文件”的编号");
        await form.Locator("[name=pattern]").FillAsync("YS-W{000}");
        await Expect.TextAsync(form, "按此规则，下一个编号：YS-W");
        await form.Locator("[name=reason]").FillAsync("公司更名");
        await controller.PictureAsync("numbering-change");
        await controller.CheckAccessibilityAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "送批准" }).ClickAsync();
        await Expect.TextAsync(controller.Page.Locator("main"), "已送批准，批准前原规定继续有效");

        await using var representative = await EnterAsync("管理者代表", "/admin/numbering", Look.Phone);
        await ApproveAsync(representative, "numbering");
        await representative.CheckFitsAsync();

        await controller.GoAsync("/admin/numbering");
        await controller.InteractiveAsync();
        await controller.Page.GetByRole(AriaRole.Button, new() { Name = "历次规定：作业文件" }).ClickAsync();
        await Expect.TextAsync(controller.Page.GetByRole(AriaRole.Dialog), "公司更名");
        await Expect.TextAsync(controller.Page.GetByRole(AriaRole.Dialog), "ITSMS-WI{00}");
        await controller.PictureAsync("numbering-history");
        await controller.CheckAccessibilityAsync();
        await controller.GoAsync("/documents/numbers");
        await Expect.TextAsync(controller.Page.Locator("main"), "YS-W");
    }

    [Fact]
    public async Task WhoSigns_ChangesByApproval_AndTheRuleBeforeStaysToBeSeen()
    {
        await using var controller = await EnterAsync("行政部文控", "/admin/approval");
        await controller.Page.GetByRole(AriaRole.Button, new() { Name = "更改：记录表单" }).ClickAsync();
        var dialog = controller.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=countersign]").CheckAsync();
        await dialog.Locator("[name=reason]").FillAsync("表单多由几个部门共用");
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("approval-change");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "送批准" }).ClickAsync();
        await Expect.TextAsync(controller.Page.Locator("main"), "已送批准，批准前原规定继续有效");
        await controller.PictureAsync("approval-waiting");

        await using var representative = await EnterAsync("管理者代表", "/admin/approval", Look.Phone);
        await ApproveAsync(representative, "approval");
        await representative.Page.GetByRole(AriaRole.Button, new() { Name = "历次规定：记录表单" }).ClickAsync();
        await Expect.TextAsync(representative.Page.GetByRole(AriaRole.Dialog), "表单多由几个部门共用");
        await Expect.TextAsync(representative.Page.GetByRole(AriaRole.Dialog), "随初始数据载入");
        await representative.PictureAsync("approval-history");
        await representative.CheckFitsAsync();
    }

    [Fact]
    public async Task ATerm_ShowsItsVersions()
    {
        await using var keeper = await EnterAsync("系统管理员", "/admin/glossary?q=配置管理记录");
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "修改", Exact = true }).First.ClickAsync();
        var dialog = keeper.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=synonyms]").FillAsync("配置底账");
        await dialog.Locator("[name=reason]").FillAsync("现场的叫法");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "历次修改" }).First.ClickAsync();
        await Expect.TextAsync(keeper.Page.GetByRole(AriaRole.Dialog), "现场的叫法");
        await keeper.PictureAsync("glossary-versions");
        await keeper.CheckAccessibilityAsync();
    }

    private static async Task ApproveAsync(Visitor visitor, string picture)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "批准", Exact = true }).ClickAsync();
        await visitor.PictureAsync($"{picture}-approve");
        await visitor.CheckAccessibilityAsync();
        await visitor.Page.GetByLabel("密码").FillAsync(SampleAccounts.Password);
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "批准" }).ClickAsync();
        await Expect.TextAsync(visitor.Page.Locator("main"), "已批准，今天生效。");
        await visitor.PictureAsync($"{picture}-approved");
    }

    private async Task<Visitor> EnterAsync(string user, string path, Look? look = null)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, look ?? Look.Desk);
        await SampleVault.EnterAsync(visitor, user, path);
        return visitor;
    }
}
