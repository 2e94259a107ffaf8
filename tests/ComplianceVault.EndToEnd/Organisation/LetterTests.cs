using ComplianceVault.App.Platform.Access;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Organisation;

/// <summary>任命书: drafted by the administration, signed by the general manager, accepted by whom it appoints, seen where the roles are.</summary>
public sealed class LetterTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    [Fact]
    public async Task ALetter_IsDrafted_Signed_Accepted_AndShownOnTheRoleAndThePerson()
    {
        await using var head = await Visitor.ArriveAsync(chromium, vault, Look.Phone);
        await SampleVault.EnterAsync(head, "行政部负责人", "/admin/letters");
        await head.InteractiveAsync();
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "起草" }).ClickAsync();
        var form = head.Page.GetByRole(AriaRole.Dialog);
        await form.Locator("[name=appointee]").SelectOptionAsync(new SelectOptionValue { Label = "技术部负责人（技术部）" });
        await form.Locator("[name=role]").SelectOptionAsync("dept_head");
        await Assertions.Expect(form.Locator("[name=duties]")).ToHaveValueAsync("审核三阶文件；确认不符合与措施、评审材料、工作交接。");
        await form.Locator("[name=department]").SelectOptionAsync("tech");
        await head.PictureAsync("letter-draft");
        await head.CheckAccessibilityAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "送总经理签发" }).ClickAsync();
        await Expect.TextAsync(head.Page.Locator("main"), "部门负责人（技术部）");
        var number = (await head.Page.Locator("h1").InnerTextAsync()).Trim();

        await using var manager = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(manager, "总经理", "/");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = number }).First.ClickAsync();
        await manager.InteractiveAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "签发" }).ClickAsync();
        await manager.PictureAsync("letter-sign");
        await manager.CheckAccessibilityAsync();
        await manager.Page.GetByLabel("密码").FillAsync(SampleAccounts.Password);
        await manager.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "签发" }).ClickAsync();
        await Expect.TextAsync(manager.Page.Locator("main"), "已签发。");
        await manager.PictureAsync("letter-signed");
        await manager.CheckAccessibilityAsync();
        var file = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Page.GetByRole(AriaRole.Link, new() { Name = "下载 PDF" }).ClickAsync());
        Assert.Equal($"{number} 技术部负责人.pdf", file.SuggestedFilename);
        await Papers.PictureAsync(manager, await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken), "letter");

        await using var appointed = await Visitor.ArriveAsync(chromium, vault, Look.Phone);
        await SampleVault.EnterAsync(appointed, "技术部负责人", "/");
        await appointed.Page.GetByRole(AriaRole.Link, new() { Name = number }).First.ClickAsync();
        await appointed.InteractiveAsync();
        await appointed.Page.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
        await appointed.PictureAsync("letter-accept");
        await appointed.CheckAccessibilityAsync();
        await appointed.Page.GetByLabel("密码").FillAsync(SampleAccounts.Password);
        await appointed.Page.GetByRole(AriaRole.Button, new() { Name = "签署并接受" }).ClickAsync();
        await Expect.TextAsync(appointed.Page.Locator("main"), "已签收。");
        await appointed.PictureAsync("letter-accepted");

        await manager.GoAsync("/admin/letters");
        await manager.PictureAsync("letters");
        await manager.GoAsync("/admin/roles");
        var row = manager.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "部门负责人" }).First;
        await Expect.TextAsync(row, "未见任命书"); // the heads of the other departments
        await manager.PictureAsync("letter-roles");
        await row.GetByRole(AriaRole.Link, new() { Name = "技术部负责人" }).ClickAsync();
        await Expect.VisibleAsync(manager.Page.GetByRole(AriaRole.Link, new() { Name = number }));
        await Expect.TextAsync(manager.Page.Locator("main"), "签收");
        await manager.PictureAsync("letter-person");
        await manager.CheckAccessibilityAsync();
    }
}
