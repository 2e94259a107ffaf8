using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>Controlled copies from the list to the exchange, each step by the person whose it is, in a browser of their own.</summary>
public sealed class DistributionTests(SampleVault vault, Chromium chromium)
{
    private const string Number = "ITSMS-WI24";
    private const string Tab = $"/documents/{Number}?tab=Copies";

    public static TheoryData<int, bool> Looks => Look.Of(Look.Each);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_FitAndAreAccessible_AtEveryLook(int width, bool dark)
    {
        await using var visitor = await EnterAsync("行政部文控", "/documents/distribution", new Look(width, dark));
        foreach (var (name, path) in new[]
        {
            ("copies-board", "/documents/distribution?view=ToReturn"), ("copies-board-losses", "/documents/distribution?view=Losses"), ("copies-counter", "/documents/exchange?department=market"),
            ("copies-mine", "/copies/mine?view=Held"), ("copies-tab", "/documents/ITSMS-P07?tab=Copies"),
        })
        {
            await visitor.GoAsync(path);
            await visitor.InteractiveAsync();
            await visitor.CheckAccessibilityAsync();
            await visitor.CheckFitsAsync();
            await visitor.PictureAsync(name);
        }
    }

    [Fact]
    public async Task Copies_AreIssuedSignedForExchangedAndLost_AndTheEditionIsRead()
    {
        await SetListAsync();
        await DecideOutsideAsync();
        await IssueAsync();
        await AcknowledgeAsync("技术部工程师", "003");
        await ReadAsync("市场部职员", "A");
        await AcknowledgeAsync("市场部职员", "002");
        await LateAsync();
        await PublishNextAsync();
        await LoseAsync();
        await ExchangeAsync();
        await AcknowledgeAsync("技术部工程师", "007");
        await ReadAsync("市场部负责人", "B");
        await EndAsync();
    }

    /// <summary>Three departments on paper, one on the screen, and somebody outside, which waits for the management representative.</summary>
    private async Task SetListAsync()
    {
        await using var visitor = await EnterAsync("行政部文控", Tab);
        var page = visitor.Page;
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("copies-list-empty");
        await page.GetByRole(AriaRole.Button, new() { Name = "更改清单" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        foreach (var (row, department) in new[] { "tech", "market", "admin", "market", "*" }.Index())
        {
            if (row > 0)
                await dialog.GetByRole(AriaRole.Button, new() { Name = "加一行" }).ClickAsync();
            await dialog.Locator(".cp-entry").Nth(row).Locator("[name^=holder-]").SelectOptionAsync(department);
        }

        await dialog.Locator(".cp-entry").Nth(3).Locator("[name^=way-]").SelectOptionAsync("Electronic");
        await dialog.Locator("[name^=outside-]").FillAsync("恒远集团 信息中心");
        await dialog.Locator("[name=reason]").FillAsync("首次确定发放范围");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("copies-list-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("发放清单已更改"));
        await Assertions.Expect(page.Locator(".dv-table tbody tr")).ToHaveCountAsync(3);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("copies-list-set");
    }

    private async Task DecideOutsideAsync()
    {
        await using var visitor = await EnterAsync("管理者代表", "/copies/mine?view=ToDecide", Look.Phone);
        var page = visitor.Page;
        await Expect.VisibleAsync(page.GetByText("恒远集团 信息中心"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("copies-decide");
        await page.GetByRole(AriaRole.Button, new() { Name = $"审批：{Number}" }).ClickAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("copies-decide-dialog");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "批准", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已批准向恒远集团 信息中心发放"));
    }

    /// <summary>Two at once today; the third went out long ago and nobody signed for it.</summary>
    private async Task IssueAsync()
    {
        await using var visitor = await EnterAsync("行政部文控", "/documents/distribution?view=ToIssue");
        var page = visitor.Page;
        await PickAsync(page, "002");
        await PickAsync(page, "003");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("copies-to-issue");
        await page.GetByRole(AriaRole.Button, new() { Name = "发放 2 份" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("002 的持有人").SelectOptionAsync(new SelectOptionValue { Label = "市场部职员" });
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("copies-issue-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "发放 2 份" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已发放 2 份"));

        await PickAsync(page, "001");
        await page.GetByRole(AriaRole.Button, new() { Name = "发放 1 份" }).ClickAsync();
        await dialog.Locator("[name=issued]").FillAsync("2026-01-05");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "发放 1 份" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已发放 1 份"));
    }

    /// <summary>Two clicks on a phone.</summary>
    private async Task AcknowledgeAsync(string user, string copy)
    {
        await using var visitor = await EnterAsync(user, "/copies/mine", Look.Phone);
        var page = visitor.Page;
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync($"copies-mine-{copy}");
        await page.GetByRole(AriaRole.Button, new() { Name = $"签收：{copy}" }).ClickAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("copies-acknowledge");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已签收 1 份"));
    }

    /// <summary>A quiet bar above the document.</summary>
    private async Task ReadAsync(string user, string edition)
    {
        await using var visitor = await EnterAsync(user, $"/documents/{Number}", Look.Phone);
        var page = visitor.Page;
        await Expect.VisibleAsync(page.GetByText($"{edition} 版需要您阅知确认"));
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("copies-read-bar");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认已阅知" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText($"您已确认阅知 {edition} 版"));
    }

    private async Task LateAsync()
    {
        await using var visitor = await EnterAsync("行政部文控", "/documents/distribution?view=Unacknowledged");
        var row = visitor.Page.Locator(".dv-table tbody tr").Filter(new() { HasText = Number });
        await Expect.TextAsync(row, "逾期");
        await Expect.TextAsync(row, "001");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("copies-late");
    }

    private async Task PublishNextAsync()
    {
        await using (var author = await EnterAsync("项目经理", $"/documents/{Number}"))
        {
            var page = author.Page;
            await page.GetByRole(AriaRole.Button, new() { Name = "起草新版本" }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog).Locator("[name=change]").FillAsync("补充演练频次");
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "开始起草" }).ClickAsync();
            await Expect.VisibleAsync(page.GetByText("B 版办理进度"));
            await page.Locator(".lf-drop input[type=file]").SetInputFilesAsync(WordFiles.Make(Number, "服务连续性计划", "每年至少演练一次"));
            await Expect.VisibleAsync(page.GetByText("上传的文稿已保存"));
            await page.Locator(".dv-tabs").GetByRole(AriaRole.Link, new() { Name = "修订影响" }).ClickAsync();
            await Expect.VisibleAsync(page.GetByText("旧版有 3 份纸质副本还在持有人手中"));
            await author.CheckAccessibilityAsync();
            await author.PictureAsync("copies-effect");
            await page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
            await SigningSteps.PasswordAsync(page);
            await Expect.VisibleAsync(page.GetByText("已签署编制并提交审核"));
        }

        await SigningSteps.SignAsync(chromium, vault, Number, "技术部负责人", "审核");
        await SigningSteps.SignAsync(chromium, vault, Number, "管理者代表", "批准");
        await using var controller = await EnterAsync("行政部文控", $"/documents/{Number}?edition=B");
        await controller.Page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await controller.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(controller.Page.GetByText("B 版已发布"));
    }

    /// <summary>The holder reports it, the head of the department decides.</summary>
    private async Task LoseAsync()
    {
        await using (var holder = await EnterAsync("市场部职员", "/copies/mine?view=ToReturn", Look.Phone))
        {
            var page = holder.Page;
            await holder.CheckAccessibilityAsync();
            await holder.PictureAsync("copies-to-return");
            await page.GetByRole(AriaRole.Button, new() { Name = "报告遗失：002" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.Locator("[name=story]").FillAsync("搬迁办公室后未找到，已查找两处文件柜");
            await holder.CheckAccessibilityAsync();
            await holder.PictureAsync("copies-loss");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "提交证明单" }).ClickAsync();
            await Expect.VisibleAsync(page.GetByText("002 的遗失证明单已提交"));
        }

        await using var head = await EnterAsync("市场部负责人", "/copies/mine?view=ToDecide");
        await Expect.VisibleAsync(head.Page.GetByText("搬迁办公室后未找到"));
        await head.CheckAccessibilityAsync();
        await head.PictureAsync("copies-loss-decide");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "审批：002" }).ClickAsync();
        await head.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "批准", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(head.Page.GetByText("已批准 002 的遗失证明"));
    }

    /// <summary>As a scanner does it: number, Enter, number, Enter; what is wrong is said at once and holds nothing up.</summary>
    private async Task ExchangeAsync()
    {
        await using var visitor = await EnterAsync("行政部文控", "/documents/exchange");
        var page = visitor.Page;
        var field = page.GetByLabel("扫描或输入分发号");
        foreach (var number in new[] { $"{Number} 003", $"{Number} 999", $"{Number} 001", $"{Number} 002", $"{Number} 003" })
        {
            await field.FillAsync(number);
            await field.PressAsync("Enter");
            await Assertions.Expect(field).ToHaveValueAsync("");
            await Assertions.Expect(field).ToBeFocusedAsync();
        }

        await Expect.VisibleAsync(page.GetByText("没有这份受控文件"));
        await Expect.VisibleAsync(page.GetByText("这份副本的状态是“遗失”"));
        await Expect.VisibleAsync(page.GetByText($"{Number} 003 已在清单中"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("copies-counter-full");
        await page.GetByRole(AriaRole.Button, new() { Name = "换发 2 份" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已换发 2 份"));
    }

    private async Task EndAsync()
    {
        await using var visitor = await EnterAsync("行政部文控", $"{Tab}&all=true");
        var page = visitor.Page;
        await Expect.TextAsync(Row(page, "003"), "已收回");
        await Expect.TextAsync(Row(page, "002"), "遗失");
        await Expect.TextAsync(Row(page, "007"), "已签收");
        await Expect.VisibleAsync(page.GetByText("市场部负责人").First);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("copies-tab-full");
        await visitor.GoAsync($"{Tab}&on=2026-01-05");
        await visitor.InteractiveAsync();
        await Expect.VisibleAsync(page.GetByText("那一天没有发放清单"));
        await visitor.PictureAsync("copies-tab-past");
    }

    private Task<Visitor> EnterAsync(string user, string path, Look? look = null) => SampleVault.EnterAsync(chromium, vault, look ?? Look.Desk, user, path);

    private static Task PickAsync(IPage page, string copy) => page.GetByLabel($"选择 {Number} 分发号 {copy}").CheckAsync();

    private static ILocator Row(IPage page, string copy) => page.Locator(".dv-table tbody tr").Filter(new() { Has = page.Locator($".cp-number:text-is('{copy}')") });
}
