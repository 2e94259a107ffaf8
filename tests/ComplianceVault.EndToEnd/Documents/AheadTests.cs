using System.Globalization;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>
/// The first weeks of a document's copies, each step by the person whose it is, in a browser of their own: A with five paper copies in three departments, one
/// worn out and replaced; a change request; B published for the first of next month and trained for; A in force until then. What follows on that day is
/// <see cref="CopyStoryTests"/>.
/// </summary>
public sealed class AheadTests(SampleVault vault, Chromium chromium)
{
    private const string Number = "ITSMS-WI01";
    private const string Document = $"/documents/{Number}";
    private const string Problem = "没有写明夜间由谁接报";

    private static readonly (string Department, int Copies)[] List = [("tech", 2), ("market", 2), ("admin", 1)];

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8));

    private static DateOnly FirstOfNextMonth => new DateOnly(Today.Year, Today.Month, 1).AddMonths(1);

    [Fact]
    public async Task FiveCopiesAreSignedFor_BIsPublishedAheadAndTrained_AndAStaysInForce()
    {
        await SetListAsync();
        await IssueAsync();
        foreach (var (user, copies) in new[] { ("行政部负责人", "001"), ("市场部职员", "002、003"), ("技术部工程师", "004、005") })
            await AcknowledgeAsync(user, copies.Split('、'));
        await ReplaceAsync("003");
        await AcknowledgeAsync("市场部职员", ["003"]);
        var request = await RaiseAsync();
        await AcceptAsync(request);
        await DraftAsync(request);
        foreach (var (user, meaning) in new[] { ("技术部负责人", "审核"), ("市场部负责人", "会签"), ("管理者代表", "批准") })
            await SigningSteps.SignAsync(chromium, vault, Number, user, meaning);
        await PublishAsync();
        await TrainAsync();
        await StillAAsync();
    }

    private async Task SetListAsync()
    {
        await using var controller = await EnterAsync("行政部文控", $"{Document}?tab=Copies");
        var page = controller.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "更改清单" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        foreach (var (row, (department, copies)) in List.Index())
        {
            if (row > 0)
                await dialog.GetByRole(AriaRole.Button, new() { Name = "加一行" }).ClickAsync();
            await dialog.Locator(".cp-entry").Nth(row).Locator("[name^=holder-]").SelectOptionAsync(department);
            await dialog.Locator(".cp-entry").Nth(row).Locator("[name^=copies-]").FillAsync(copies.ToString(CultureInfo.InvariantCulture));
        }

        await dialog.Locator("[name=reason]").FillAsync("值班岗位需要纸质文件");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("发放清单已更改"));
        await Assertions.Expect(page.Locator(".dv-table tbody tr")).ToHaveCountAsync(5);
    }

    private async Task IssueAsync()
    {
        await using var controller = await EnterAsync("行政部文控", "/documents/distribution?view=ToIssue");
        var page = controller.Page;
        foreach (var copy in new[] { "001", "002", "003", "004", "005" })
            await page.GetByLabel($"选择 {Number} 分发号 {copy}").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发放 5 份" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        foreach (var (copy, holder) in new[] { ("001", "行政部负责人"), ("002", "市场部职员"), ("003", "市场部职员"), ("004", "技术部工程师"), ("005", "技术部工程师") })
            await dialog.GetByLabel($"{copy} 的持有人").SelectOptionAsync(new SelectOptionValue { Label = holder });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "发放 5 份" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已发放 5 份"));
    }

    private async Task AcknowledgeAsync(string user, string[] copies)
    {
        await using var holder = await EnterAsync(user, "/copies/mine", Look.Phone);
        var page = holder.Page;
        foreach (var copy in copies)
        {
            var acknowledge = Cards(page).GetByRole(AriaRole.Button, new() { Name = $"签收：{copy}" });
            await acknowledge.ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
            await Assertions.Expect(acknowledge).ToHaveCountAsync(0);
        }

        await Expect.VisibleAsync(page.GetByText("已签收 1 份"));
    }

    /// <summary>破损更换: the same 分发号, signed for once more.</summary>
    private async Task ReplaceAsync(string copy)
    {
        await using var controller = await EnterAsync("行政部文控", $"{Document}?tab=Copies");
        var page = controller.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = $"破损更换：{copy}" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=damage]").FillAsync("封面撕破");
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("copy-damage");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "破损更换" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已更换 1 份，待持有人签收"));
        await Expect.TextAsync(Row(page, copy), "待签收");
    }

    private async Task<string> RaiseAsync()
    {
        await using var reader = await EnterAsync("市场部职员", Document, Look.Phone);
        var page = reader.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "提出更改", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=problem]").FillAsync(Problem);
        await dialog.Locator("[name=proposal]").FillAsync("写明夜间由值班长接报");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提出申请" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("更改申请已提出"));
        await reader.GoAsync("/documents/requests?view=Mine");
        await reader.InteractiveAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Problem }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "申请内容" }));
        return new Uri(page.Url).AbsolutePath.Split('/')[^1];
    }

    private async Task AcceptAsync(string request)
    {
        await using var head = await EnterAsync("技术部负责人", $"/documents/requests/{request}");
        var page = head.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "评估", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "完成评估" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已评估，等待答复是否采纳。"));
        await page.GetByRole(AriaRole.Button, new() { Name = "采纳", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "采纳", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已采纳，等待纳入下一版草稿。"));
    }

    private async Task DraftAsync(string request)
    {
        await using var author = await EnterAsync("项目经理", Document);
        var page = author.Page;
        var dialog = page.GetByRole(AriaRole.Dialog);
        await page.GetByRole(AriaRole.Button, new() { Name = "起草新版本" }).ClickAsync();
        await dialog.Locator("[name=change]").FillAsync("写明夜间接报人");
        await dialog.Locator("[name=training]").CheckAsync();
        await dialog.Locator("[name=countersign-market]").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "开始起草" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("B 版办理进度"));
        await page.Locator($"[name=take-{request}]").CheckAsync();
        await page.Locator(".lf-drop input[type=file]").SetInputFilesAsync(WordFiles.Make(Number, "信息安全事件管理规范", "夜间由值班长接报"));
        await Expect.VisibleAsync(page.GetByText("上传的文稿已保存"));
        await page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        await SigningSteps.PasswordAsync(page);
        await Expect.VisibleAsync(page.GetByText("已签署编制并提交审核"));
    }

    /// <summary>For the first of next month: until the training is entered nothing takes effect, and the dialog says so.</summary>
    private async Task PublishAsync()
    {
        await using var controller = await EnterAsync("行政部文控", $"{Document}?edition=B");
        var page = controller.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=effective]").FillAsync(FirstOfNextMonth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await dialog.Locator("[name=effective]").BlurAsync();
        await Expect.VisibleAsync(dialog.GetByText("培训登记之前不会实施"));
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("ahead-publish");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("B 版已发布"));
        await Expect.VisibleAsync(page.GetByText("实施前须培训，尚未登记"));
        await controller.PictureAsync("ahead-published");
    }

    private async Task TrainAsync()
    {
        await using var author = await EnterAsync("项目经理", $"{Document}?edition=B");
        await author.MoreAsync(".lf-panel", "登记培训");
        var dialog = author.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=note]").FillAsync("班前会宣讲，签到表在行政部");
        await author.CheckAccessibilityAsync();
        await author.PictureAsync("ahead-training");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(author.Page.GetByText("B 版的培训情况已登记"));
        await Expect.VisibleAsync(author.Page.GetByText("班前会宣讲，签到表在行政部"));
    }

    /// <summary>Readers read A; the five copies are planned for exchange, none has to come back yet.</summary>
    private async Task StillAAsync()
    {
        await using var reader = await EnterAsync("市场部职员", Document, Look.Phone);
        await Expect.VisibleAsync(reader.Page.Locator(".rv-seal-force"));
        await Assertions.Expect(reader.Page.GetByText("夜间由值班长接报")).ToHaveCountAsync(0);
        await reader.CheckAccessibilityAsync();
        await reader.PictureAsync("ahead-reader");
        await reader.GoAsync("/copies/mine?view=ToReturn");
        await reader.InteractiveAsync();
        await Assertions.Expect(Cards(reader.Page)).ToHaveCountAsync(0);
        await using var controller = await EnterAsync("行政部文控", "/documents/distribution?view=ToExchange");
        await Assertions.Expect(controller.Page.Locator(".dv-table tbody tr").Filter(new() { HasText = Number })).ToHaveCountAsync(5);
        await controller.CheckFitsAsync();
        await controller.PictureAsync("ahead-exchange");
    }

    private static ILocator Cards(IPage page) => page.Locator(".cp-card").Filter(new() { HasText = Number });

    private static ILocator Row(IPage page, string copy) => page.Locator(".dv-table tbody tr").Filter(new() { Has = page.Locator($".cp-number:text-is('{copy}')") });

    private Task<Visitor> EnterAsync(string user, string path, Look? look = null) => SampleVault.EnterAsync(chromium, vault, look ?? Look.Desk, user, path);
}
