using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>A change request from the reader who stumbled to the edition that carries it, each step by the person whose it is.</summary>
public sealed class ChangeRequestTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    private const string Number = "ITSMS-WI24";
    private const string Document = $"/documents/{Number}";
    private const string Problem = "没有写明由谁在什么时间核对结果";
    private const string Other = "与值班表的班次不一致";

    [Fact]
    public async Task Request_IsRaisedScreenedAcceptedTakenOverAndClosed()
    {
        var number = await RaiseBesideASectionAsync();
        var other = await RaiseOnAPhoneAsync();
        await AnswerAsync(number, Look.Desk);
        await SupplementAsync(other);
        await AnswerAsync(other, Look.Phone);
        await TakeOverAsync(number, other);
        await SigningSteps.SignAsync(chromium, vault, Number, "技术部负责人", "审核");
        await SigningSteps.SignAsync(chromium, vault, Number, "管理者代表", "批准");
        await PublishAsync();
        await CloseAsync(number);
        await SeeTheReasonAsync(other);
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task List_FitsAndIsAccessible(int width, bool dark)
    {
        await using var visitor = await EnterAsync("行政部文控", "/documents/requests?view=All", new Look(width, dark));
        await Expect.VisibleAsync(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "更改申请", Exact = true }));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("requests");
    }

    private async Task<string> RaiseBesideASectionAsync()
    {
        await using var reader = await EnterAsync("市场部职员", Document);
        var page = reader.Page;
        var section = page.Locator(".rv-section").Nth(2);
        await section.HoverAsync();
        await section.Locator(".rv-raise").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        Assert.NotEqual("", await dialog.Locator("[name=section]").InputValueAsync());
        await dialog.Locator("[name=problem]").FillAsync(Problem);
        await dialog.Locator("[name=proposal]").FillAsync("补充：由值班长在次日 9:00 前核对并签字");
        await dialog.Locator("[name=source]").SelectOptionAsync("Audit");
        await reader.CheckAccessibilityAsync();
        await reader.PictureAsync("request-raise");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提出申请" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("更改申请已提出"));
        await reader.PictureAsync("request-raised");
        await page.GetByRole(AriaRole.Link, new() { Name = "更改申请", Exact = true }).Last.ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Link, new() { Name = Problem }));
        await reader.CheckAccessibilityAsync();
        await reader.PictureAsync("request-of-document");
        await page.GetByRole(AriaRole.Link, new() { Name = Problem }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("由归口部门负责人或文控评估。"));
        await reader.CheckAccessibilityAsync();
        await reader.PictureAsync("request-waiting");
        return new Uri(page.Url).AbsolutePath.Split('/')[^1];
    }

    private async Task<string> RaiseOnAPhoneAsync()
    {
        await using var reader = await EnterAsync("项目经理", Document, Look.Phone);
        var page = reader.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "提出更改", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=problem]").FillAsync(Other);
        await dialog.Locator("[name=proposal]").FillAsync("按值班表修改");
        await reader.CheckAccessibilityAsync();
        await reader.CheckFitsAsync();
        await reader.PictureAsync("request-raise");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提出申请" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("更改申请已提出"));
        await reader.GoAsync("/documents/requests?view=Mine");
        await reader.InteractiveAsync();
        await reader.CheckAccessibilityAsync();
        await reader.CheckFitsAsync();
        await reader.PictureAsync("requests-mine");
        await page.GetByRole(AriaRole.Link, new() { Name = Other }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "申请内容" }));
        return new Uri(page.Url).AbsolutePath.Split('/')[^1];
    }

    /// <summary>退回补充: it comes back to the desk of who raised it, who says what was missing.</summary>
    private async Task SupplementAsync(string number)
    {
        await using (var head = await EnterAsync("技术部负责人", $"/documents/requests/{number}", Look.Desk))
        {
            await head.Page.GetByRole(AriaRole.Button, new() { Name = "退回补充", Exact = true }).ClickAsync();
            await head.Page.GetByRole(AriaRole.Dialog).Locator("[name=reason]").FillAsync("请写明是哪个班次");
            await head.CheckAccessibilityAsync();
            await head.PictureAsync("request-return");
            await head.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "退回补充" }).ClickAsync();
            await Expect.VisibleAsync(head.Page.GetByText("已退回申请人补充"));
            await Expect.VisibleAsync(head.Page.GetByText("由申请人 项目经理 补充后重新提交"));
        }

        await using var requester = await EnterAsync("项目经理", "/", Look.Phone);
        var page = requester.Page;
        await page.Locator("tr[data-kind='request.complete'] a").ClickAsync();
        await Expect.VisibleAsync(page.GetByText("请写明是哪个班次"));
        await page.GetByRole(AriaRole.Button, new() { Name = "补充后重新提交" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator("[name=supplement]").FillAsync("夜班");
        await requester.CheckAccessibilityAsync();
        await requester.PictureAsync("request-supplement");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "补充后重新提交" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已补充并重新提交"));
        await requester.CheckFitsAsync();
        await requester.PictureAsync("request-supplemented");
    }

    private async Task AnswerAsync(string number, Look look)
    {
        await using var head = await EnterAsync("技术部负责人", $"/documents/requests/{number}", look);
        var page = head.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "评估", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.Locator("[name=department-tech]")).ToBeCheckedAsync();
        await head.CheckAccessibilityAsync();
        await head.PictureAsync("request-screen");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "完成评估" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已评估，等待答复是否采纳。"));
        await page.GetByRole(AriaRole.Button, new() { Name = "采纳", Exact = true }).ClickAsync();
        await head.PictureAsync("request-accept");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "采纳", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已采纳，等待纳入下一版草稿。"));
        await head.CheckAccessibilityAsync();
        await head.CheckFitsAsync();
        await head.PictureAsync("request-accepted");
    }

    private async Task TakeOverAsync(string taken, string left)
    {
        await using var visitor = await EnterAsync("项目经理", Document);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "起草新版本" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=change]").FillAsync("补充核对人和核对时间");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "开始起草" }).ClickAsync();
        await Expect.AddressAsync(page, "**edition=B*");
        await Expect.VisibleAsync(page.GetByText("2 件未答复"));
        await page.Locator($"[name=take-{taken}]").CheckAsync();
        await Expect.VisibleAsync(page.GetByText("1 件未答复"));
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("request-draft");
        await page.GetByRole(AriaRole.Button, new() { Name = $"本版不采纳：{left}" }).ClickAsync();
        await dialog.Locator("[name=reason]").FillAsync("值班表下月调整，届时一并修改");
        await visitor.PictureAsync("request-decline");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "本版不采纳" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("理由：值班表下月调整，届时一并修改"));
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("request-draft-answered");
        await visitor.GoAsync($"{Document}?edition=B&tab=Effect");
        await visitor.InteractiveAsync();
        await Expect.VisibleAsync(page.GetByText("已纳入", new() { Exact = true }));
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("request-effect");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        await SigningSteps.PasswordAsync(page);
        await Expect.VisibleAsync(page.GetByText("已签署编制并提交审核"));
    }

    private async Task PublishAsync()
    {
        await using var controller = await EnterAsync("行政部文控", $"{Document}?edition=B");
        var page = controller.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.Locator(".lf-checks .lf-passed")).ToHaveCountAsync(10);
        await controller.PictureAsync("request-publish");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("B 版已发布"));
    }

    private async Task CloseAsync(string number)
    {
        await using var reader = await EnterAsync("市场部职员", $"/documents/requests/{number}", Look.Phone);
        var page = reader.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "核对关闭" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=check]").FillAsync("B 版已写明核对人和时间");
        await reader.CheckAccessibilityAsync();
        await reader.PictureAsync("request-close");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "核对关闭" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已核对关闭。"));
        await reader.CheckAccessibilityAsync();
        await reader.CheckFitsAsync();
        await reader.PictureAsync("request-closed");
    }

    private async Task SeeTheReasonAsync(string number)
    {
        await using var author = await EnterAsync("项目经理", $"/documents/requests/{number}");
        await Expect.VisibleAsync(author.Page.GetByText("本版未采用").First);
        await Expect.VisibleAsync(author.Page.GetByText("值班表下月调整，届时一并修改"));
        await author.PictureAsync("request-not-taken-over");
    }

    private Task<Visitor> EnterAsync(string user, string path, Look? look = null) => SampleVault.EnterAsync(chromium, vault, look ?? Look.Desk, user, path);
}
