using System.Globalization;
using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Database.Tests;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;
using On = ComplianceVault.Database.Tests.Database;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>
/// Three weeks of a document, done by its people through the use cases: A with five paper copies in three departments, all signed for; a change request; B drafted,
/// reviewed, countersigned, approved, published ahead and trained; A in force until B's day. The same is done in the browser by <see cref="AheadTests"/>; only
/// the day on which B takes effect cannot be waited for there.
/// </summary>
public sealed class StoryVault : RunningVault
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Of the document.</summary>
    public string Number { get; private set; } = "";

    protected override async Task PrepareAsync()
    {
        var desk = await LifeDesk.OpenAsync(On.Sqlite);
        desk.Vault.Clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddDays(-21));
        var (document, a) = await desk.HandedOutAsync(CopyDesk.Paper("admin"), CopyDesk.Paper("market", 2), CopyDesk.Paper("tech", 2), CopyDesk.Reads("market"));
        Number = (await desk.LifeAsync(a)).Number;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        var b = await PublishNextAsync(desk, document, await AcceptedRequestAsync(desk, a));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));
        LifeDesk.Must(await desk.Vault.Get<RecordTraining>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), b, desk.Today, "签到表", Ct));
        await desk.TakeEffectAsync();
        Assert.Equal((EditionState.Effective, EditionState.Published), ((await desk.EditionAsync(a)).State, (await desk.EditionAsync(b)).State));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        await desk.TakeEffectAsync();
        Assert.Equal((EditionState.Obsolete, EditionState.Effective), ((await desk.EditionAsync(a)).State, (await desk.EditionAsync(b)).State));
        var left = await desk.Vault.LeaveAsync();
        VaultTemplates.CopyFiles(left, Root);
        Directory.Delete(left.Directory, recursive: true);
    }

    private static async Task<Guid> AcceptedRequestAsync(LifeDesk desk, Guid edition)
    {
        var request = LifeDesk.Must(await desk.Vault.Get<RaiseChangeRequest>().ExecuteAsync(
            await desk.ActorAsync(CopyDesk.MarketStaff), new(edition, "1", "夜间无人巡检", "增加夜间巡检", ChangeSource.Review), Ct)).Id;
        LifeDesk.Must(await desk.Vault.Get<ScreenChangeRequest>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), request, new(ChangeClass.Content, ["tech", "market"], null), Ct));
        LifeDesk.Must(await desk.Vault.Get<DecideChangeRequest>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), request, true, null, Ct));
        return request;
    }

    /// <summary>For the fourth day from then.</summary>
    private static async Task<Guid> PublishNextAsync(LifeDesk desk, Guid document, Guid request)
    {
        var b = await desk.StartAsync(document, LifeDesk.Change(training: true) with { CountersignDepartments = ["market"] });
        LifeDesk.Must(await desk.Vault.Get<TakeOverChangeRequest>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), request, b, Ct));
        LifeDesk.Must(await desk.SubmitAsync(b));
        LifeDesk.Must(await desk.ReviewAsync(b));
        LifeDesk.Must(await desk.CountersignAsync(b, "market", LifeDesk.MarketHead));
        LifeDesk.Must(await desk.ApproveAsync(b));
        LifeDesk.Must(await desk.PublishAsync(b, inDays: 4));
        return b;
    }
}

/// <summary>
/// The end of the copies of an edition in the browser: three exchanged, one lost, one late; one is kept, the others are destroyed by two persons, and the lists
/// say so of today and of last week.
/// </summary>
public sealed class CopyStoryTests(StoryVault vault, Chromium chromium) : IClassFixture<StoryVault>
{
    private static DateOnly LastWeek => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8)).AddDays(-7);

    [Fact]
    public async Task CopiesOfA_AreExchangedLostOrLate_ThenDestroyed_TheMasterIsKept_AndTheListsSayItOfEachDay()
    {
        await ExchangeAsync();
        await LoseAsync();
        await using var controller = await EnterAsync("行政部文控", "/documents/distribution?view=ToDestroy", Look.Desk);
        await KeepAsync(controller);
        await ProposeAsync(controller);
        var list = await ListAsync(controller);
        await using (var head = await EnterAsync("技术部负责人", list, Look.Desk))
        {
            await SignAsync(head, "确认清单", "清单已确认");
            await controller.GoAsync(list);
            await controller.InteractiveAsync();
            await controller.Page.GetByRole(AriaRole.Button, new() { Name = "作暂缓检查" }).ClickAsync();
            await Expect.VisibleAsync(controller.Page.GetByText("已作暂缓检查"));
            await head.GoAsync(list);
            await head.InteractiveAsync();
            await SignAsync(head, "批准销毁", "清单已批准");
        }

        await controller.GoAsync(list);
        await controller.InteractiveAsync();
        await SignAsync(controller, "执行销毁", "等待监销人签署", "行政部负责人");
        await using (var witness = await EnterAsync("行政部负责人", list, Look.Phone))
        {
            await SignAsync(witness, "监销", "清单所列已销毁");
            await witness.CheckFitsAsync();
            await witness.CheckAccessibilityAsync();
            await witness.PictureAsync("copies-destroyed");
        }

        await ListsAsync(controller);
    }

    /// <summary>Three of five at the counter; 003 stays out and is late.</summary>
    private async Task ExchangeAsync()
    {
        await using var controller = await EnterAsync("行政部文控", "/documents/exchange", Look.Desk);
        var field = controller.Page.GetByLabel("扫描或输入分发号");
        foreach (var copy in new[] { "001", "002", "004" })
        {
            await field.FillAsync($"{vault.Number} {copy}");
            await field.PressAsync("Enter");
            await Assertions.Expect(field).ToHaveValueAsync("");
        }

        await controller.Page.GetByRole(AriaRole.Button, new() { Name = "换发 3 份" }).ClickAsync();
        await Expect.VisibleAsync(controller.Page.GetByText("已换发 3 份"));
    }

    /// <summary>The holder reports it, the head of the department decides.</summary>
    private async Task LoseAsync()
    {
        await using (var holder = await EnterAsync(LifeDesk.Author, "/copies/mine?view=ToReturn", Look.Phone))
        {
            await holder.Page.GetByRole(AriaRole.Button, new() { Name = "报告遗失：005" }).ClickAsync();
            var dialog = holder.Page.GetByRole(AriaRole.Dialog);
            await dialog.Locator("[name=story]").FillAsync("搬迁机柜后找不到");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "提交证明单" }).ClickAsync();
            await Expect.VisibleAsync(holder.Page.GetByText("005 的遗失证明单已提交"));
        }

        await using var head = await EnterAsync(LifeDesk.Head, "/copies/mine?view=ToDecide", Look.Desk);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "审批：005" }).ClickAsync();
        await head.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "批准", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(head.Page.GetByText("已批准 005 的遗失证明"));
    }

    /// <summary>None can be destroyed before one is kept.</summary>
    private async Task KeepAsync(Visitor controller)
    {
        var page = controller.Page;
        await Assertions.Expect(page.Locator(".dv-table tbody tr")).ToHaveCountAsync(3);
        await Expect.VisibleAsync(page.GetByText("请先作废保留一份").First);
        await PickAsync(page, "001");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "提出销毁 0 份" })).ToBeDisabledAsync();
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("copies-to-destroy");
        await page.GetByRole(AriaRole.Button, new() { Name = "作废保留 1 份" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=place]").FillAsync("行政部文件柜 2-3");
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("copies-keep");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已作废保留 1 份"));
    }

    private async Task ProposeAsync(Visitor controller)
    {
        var page = controller.Page;
        await PickAsync(page, "002");
        await PickAsync(page, "004");
        await page.GetByRole(AriaRole.Button, new() { Name = "提出销毁 2 份" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=reason]").FillAsync("换版收回");
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("copies-propose");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已提出销毁 2 份副本"));
        await Expect.VisibleAsync(page.GetByText("没有待销毁的副本"));
    }

    private static async Task<string> ListAsync(Visitor controller)
    {
        await controller.GoAsync("/documents/destruction");
        await controller.InteractiveAsync();
        await controller.Page.Locator("tbody a").First.ClickAsync();
        await Expect.VisibleAsync(controller.Page.GetByText("分发号 002"));
        await controller.PictureAsync("copies-list");
        return new Uri(controller.Page.Url).PathAndQuery;
    }

    private static async Task SignAsync(Visitor visitor, string button, string done, string? witness = null)
    {
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        if (witness is not null)
            await dialog.Locator("[name=witness]").SelectOptionAsync(witness);
        await dialog.Locator("[name=password]").FillAsync(SampleVault.Password);
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(page.GetByText(done));
    }

    private async Task ListsAsync(Visitor controller)
    {
        Assert.Equal(
            ["001|作废保留|—|行政部文件柜 2-3", "002|已销毁|—|XHZS", "003|待交回|是|—", "004|已销毁|—|XHZS", "005|遗失|—|—"],
            await RowsAsync(controller, "/lists/copies", "copy-list-today"));
        Assert.Equal(
            ["001|待交回|是|—", "002|待交回|是|—", "003|待交回|是|—", "004|待交回|是|—", "005|待交回|是|—"],
            await RowsAsync(controller, $"/lists/copies?as-of={LastWeek.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", "copy-list-last-week"));
        await controller.GoAsync("/lists/destruction");
        await Expect.TextAsync(controller.Page.Locator("tbody tr").First, "行政部文控、行政部负责人");
        await controller.GoAsync("/documents/distribution?view=Overdue");
        await Expect.VisibleAsync(controller.Page.GetByLabel($"选择 {vault.Number} 分发号 003"));
        await Expect.VisibleAsync(controller.Page.GetByRole(AriaRole.Row, new() { Name = "010" })); // the lost one's successor was to be handed out on the day
        await controller.GoAsync($"/documents/{vault.Number}?edition=A&tab=Copies");
        await controller.InteractiveAsync();
        await Expect.VisibleAsync(controller.Page.GetByText("存放在行政部文件柜 2-3"));
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("copies-of-obsolete");
    }

    /// <summary>分发号, state, overdue and remark of the copies of A; of a certificate its prefix.</summary>
    private static async Task<string[]> RowsAsync(Visitor visitor, string path, string picture)
    {
        await visitor.GoAsync(path);
        await visitor.InteractiveAsync();
        await visitor.PictureAsync(picture);
        return await visitor.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('tbody tr')].map(r => [...r.cells].map(c => c.innerText.trim())).filter(c => c[2] === 'A' && c[3] !== '—')
              .map(c => [c[3], c[11], c[13], c[16].split('-')[0] === 'XHZS' ? 'XHZS' : c[16]].join('|'))
            """);
    }

    private Task PickAsync(IPage page, string copy) => page.GetByLabel($"选择 {vault.Number} 分发号 {copy}").CheckAsync();

    private async Task<Visitor> EnterAsync(string user, string path, Look look)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, look);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(user, SampleVault.Password);
        await visitor.InteractiveAsync();
        return visitor;
    }
}
