using ComplianceVault.Database.Tests;
using ComplianceVault.Database.Tests.Records.Disposal;
using ComplianceVault.Database.Tests.Records.Handling;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using On = ComplianceVault.Database.Tests.Database;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.EndToEnd.Records;

/// <summary>The sample with an incident that was closed six years ago.</summary>
public sealed class DueVault : RunningVault
{
    public Guid Incident { get; private set; }

    protected override async Task PrepareAsync()
    {
        var desk = await ProcessDesk.OpenAsync(On.Sqlite);
        Incident = await desk.ClosedIncidentAsync();
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            var closed = desk.Vault.Clock.GetUtcNow().UtcDateTime.AddYears(-6);
            var day = DateOnly.FromDateTime(closed);
            await db.Set<Record>().Where(r => r.Id == Incident).ExecuteUpdateAsync(s => s.SetProperty(r => r.LockedAt, closed).SetProperty(r => r.HappenedOn, day).SetProperty(r => r.EnteredOn, day), TestContext.Current.CancellationToken);
        }

        var left = await desk.Vault.LeaveAsync();
        VaultTemplates.CopyFiles(left, Root);
        Directory.Delete(left.Directory, recursive: true);
    }
}

/// <summary>到期鉴定: from the desk to the records that are due and to the list, while a hold stands beside what may not go.</summary>
public sealed class DisposalTests(DueVault vault, Chromium chromium) : IClassFixture<DueVault>
{
    [Fact]
    public async Task ARecordThatIsDue_IsHeld_Released_AndProposed_ThenItsOwnerExtendsIt()
    {
        await using var representative = await EnterAsync("管理者代表", $"/records/entry/{vault.Incident}", Look.Phone);
        await representative.Page.GetByRole(AriaRole.Button, new() { Name = "暂缓销毁" }).ClickAsync();
        var dialog = representative.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=reason]").FillAsync("客户投诉");
        await dialog.Locator("[name=scope]").FillAsync("至投诉办结");
        await representative.CheckAccessibilityAsync();
        await representative.PictureAsync("disposal-hold");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "设置暂缓" }).ClickAsync();
        await Expect.TextAsync(representative.Page.Locator("main"), "已设置暂缓销毁");
        await representative.CheckFitsAsync();
        await representative.PictureAsync("disposal-held-record");

        await using var controller = await EnterAsync("行政部文控", "/documents/destruction?view=Records&class=RET-SVC5");
        await Expect.TextAsync(controller.Page.Locator("main"), "已由 管理者代表 设置暂缓销毁");
        await controller.PictureAsync("disposal-due-held");
        await ReleaseAsync(representative);

        await controller.GoAsync("/");
        await Expect.TextAsync(controller.Page.Locator("main"), "到期记录待鉴定");
        await controller.GoAsync("/documents/destruction?view=Records");
        await controller.InteractiveAsync();
        await controller.CheckAccessibilityAsync();
        await controller.CheckFitsAsync();
        await Expect.VisibleAsync(controller.Page.Locator("tbody").GetByText("技术部", new() { Exact = true }));
        await controller.Page.GetByLabel("选择 ITSMS-P15-R01").CheckAsync();
        await controller.PictureAsync("disposal-due");
        await controller.Page.GetByRole(AriaRole.Button, new() { Name = "提出销毁（1）" }).ClickAsync();
        await controller.Page.GetByRole(AriaRole.Dialog).Locator("[name=reason]").FillAsync("保存期满");
        await controller.CheckAccessibilityAsync();
        await controller.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "提出" }).ClickAsync();
        await Expect.AddressAsync(controller.Page, "**/documents/destruction/*-*");
        await Expect.TextAsync(controller.Page.Locator("main"), "RET-SVC5 记录关闭后 5 年");
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("disposal-list");

        await using var head = await EnterAsync("技术部负责人", new Uri(controller.Page.Url).PathAndQuery, Look.Phone);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "确认清单" }).ClickAsync();
        var confirm = head.Page.GetByRole(AriaRole.Dialog);
        await confirm.Locator("[name^=keep-]").FillAsync("合同未结");
        await confirm.Locator("[name^=keep-]").BlurAsync();
        await confirm.Locator("[name^=until-]").FillAsync("2090-01-31");
        await head.CheckAccessibilityAsync();
        await head.PictureAsync("disposal-confirm");
        await confirm.GetByLabel("密码").FillAsync("sample-2026");
        await confirm.Locator("button[type=submit]").ClickAsync();
        await Expect.TextAsync(head.Page.Locator("main"), "（至 2090-01-31）");
        await head.CheckFitsAsync();
        await head.PictureAsync("disposal-extended");
    }

    /// <summary>Asked for by one, granted by another.</summary>
    private async Task ReleaseAsync(Visitor representative)
    {
        await representative.Page.GetByRole(AriaRole.Button, new() { Name = "提出解除" }).ClickAsync();
        await representative.Page.GetByRole(AriaRole.Dialog).Locator("[name=reason]").FillAsync("投诉已办结");
        await representative.Page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").ClickAsync();
        await Expect.TextAsync(representative.Page.Locator("main"), "已提出解除，等待第二人");
        await using var manager = await EnterAsync("总经理", "/documents/destruction?view=Holds");
        await manager.CheckAccessibilityAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "解除暂缓" }).ClickAsync();
        await Expect.TextAsync(manager.Page.Locator("main"), "暂缓已解除");
    }

    private async Task<Visitor> EnterAsync(string user, string path, Look? look = null)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, look ?? Look.Desk);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(user, "sample-2026");
        await visitor.InteractiveAsync();
        return visitor;
    }
}
