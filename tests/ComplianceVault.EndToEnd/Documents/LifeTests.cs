using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>An edition from its first draft into force, each step by the person whose it is, in a browser of their own.</summary>
public sealed class LifeTests(SampleVault vault, Chromium chromium)
{
    private const string Document = "/documents/ITSMS-WI18";

    public static TheoryData<int, bool> Looks => Look.Of(Look.Each);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_FitAndAreAccessible_AtEveryLook(int width, bool dark)
    {
        await using var visitor = await EnterAsync("行政部文控", "/documents/in-work", new Look(width, dark));
        foreach (var (name, path) in new[]
        {
            ("in-work", "/documents/in-work"), ("reviews", "/documents/reviews?upto=Later"), ("numbers", "/documents/numbers"), ("approval", "/admin/approval"), ("numbering", "/admin/numbering"), ("signing-empty", "/signing"), ("desk", "/"),
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
    public async Task Edition_GoesFromDraftIntoForce_AndTheOneBeforeBecomesObsolete()
    {
        await using var author = await EnterAsync("项目经理", Document);
        await BeginAsync(author);
        await UploadAsync(author, "重大事件应在 15 分钟内上报服务经理");
        await SubmitAsync(author, wrongFirst: true);
        await RejectAsync("技术部负责人", "上报对象应包括管理者代表");

        await author.GoAsync("/");
        await author.InteractiveAsync();
        await Expect.VisibleAsync(author.Page.GetByText("退回修改：上报对象应包括管理者代表"));
        await author.CheckAccessibilityAsync();
        await author.PictureAsync("desk-mine");
        await author.Page.GetByRole(AriaRole.Link, new() { Name = "ITSMS-WI18" }).First.ClickAsync();
        await Expect.VisibleAsync(author.Page.Locator(".lf-panel").GetByText("退回修改：上报对象应包括管理者代表").First);
        await author.CheckAccessibilityAsync();
        await author.PictureAsync("life-sent-back");
        await UploadAsync(author, "重大事件应在 15 分钟内上报服务经理和管理者代表");
        await author.Page.GetByRole(AriaRole.Link, new() { Name = "与上次比较" }).First.ClickAsync();
        await Expect.TextAsync(author.Page.Locator(".cmp-text ins").First, "管理者代表");
        await author.CheckAccessibilityAsync();
        await author.PictureAsync("life-upload-changes");
        await author.Page.GetByRole(AriaRole.Link, new() { Name = "返回 B 版" }).ClickAsync();
        await Expect.VisibleAsync(author.Page.GetByText("B 版办理进度"));
        await SubmitAsync(author, wrongFirst: false);

        await SignAsync("技术部负责人", "审核", Look.Desk);
        await SignAsync("行政部负责人", "会签", Look.Desk);
        await SignAsync("管理者代表", "批准", Look.Phone);
        await PublishAsync();

        await using var reader = await EnterAsync("市场部职员", $"{Document}?edition=A");
        await Expect.VisibleAsync(reader.Page.Locator(".rv-seal-obsolete"));
        await Expect.VisibleAsync(reader.Page.GetByText("作废").First);
        await reader.PictureAsync("life-obsolete");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "查看现行有效的 B 版" }).ClickAsync();
        await Expect.VisibleAsync(reader.Page.GetByText("服务经理和管理者代表").First);
        await Expect.VisibleAsync(reader.Page.Locator(".rv-seal-force"));

        await reader.GoAsync($"{Document}?tab=Editions");
        var signed = reader.Page.GetByRole(AriaRole.Region, new() { Name = "B 版的签署" });
        foreach (var (meaning, person) in new[] { ("编制", "项目经理"), ("审核", "技术部负责人"), ("会签", "行政部负责人"), ("批准", "管理者代表") })
        {
            var row = signed.GetByRole(AriaRole.Row, new() { Name = person });
            await Expect.TextAsync(row, meaning);
            await Expect.TextAsync(row, "UTC+08:00");
            await Expect.TextAsync(row, "通过");
        }

        await reader.CheckAccessibilityAsync();
        await reader.PictureAsync("life-signatures");
    }

    [Fact]
    public async Task Number_IsTaken_TheFirstDraftBeginsFromTheTemplate_AndIsGivenUp()
    {
        await using var visitor = await EnterAsync("技术部负责人", "/documents");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "新建文件" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=level]").SelectOptionAsync("三阶");
        await Expect.TextAsync(dialog.Locator(".lf-next"), "ITSMS-WI");
        await dialog.Locator("[name=title]").FillAsync("值班交接规定");
        await dialog.Locator("[name=clauses]").FillAsync("8.2.6、8.7.1");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("register");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "取号建档" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("这份文件还没有起草"));
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("register-taken");

        await page.GetByRole(AriaRole.Button, new() { Name = "开始起草" }).ClickAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("start-draft");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "开始起草" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("A 版办理进度"));
        await visitor.MoreAsync(".lf-panel", "放弃草稿");
        await page.GetByRole(AriaRole.Dialog).Locator("[name=reason]").FillAsync("并入服务台管理规定");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "放弃草稿" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已放弃").First);
    }

    [Fact]
    public async Task Review_IsEntered_AndTheNextOneIsCountedFromToday()
    {
        await using var visitor = await EnterAsync("行政部文控", "/documents/reviews?upto=Later");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "登记评审：ITSMS-P15" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=reason]").FillAsync("与现行做法一致");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("review");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记评审" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("ITSMS-P15 的评审已登记"));

        await visitor.GoAsync("/documents/ITSMS-P15?tab=Editions");
        await Expect.TextAsync(page.GetByRole(AriaRole.Region, new() { Name = "评审记录" }).Locator("tbody tr").First, "与现行做法一致");
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("reviews-of-document");
    }

    private Task<Visitor> EnterAsync(string user, string path, Look? look = null) => SampleVault.EnterAsync(chromium, vault, look ?? Look.Desk, user, path);

    private static async Task BeginAsync(Visitor author)
    {
        var page = author.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "起草新版本" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=change]").FillAsync("4.2 上报时限改为 15 分钟");
        await dialog.Locator("[name=countersign-admin]").CheckAsync();
        await author.CheckAccessibilityAsync();
        await author.PictureAsync("life-start");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "开始起草" }).ClickAsync();
        await Expect.AddressAsync(page, "**edition=B*");
        await Expect.VisibleAsync(page.GetByText("B 版办理进度"));
        await author.CheckAccessibilityAsync();
        await author.PictureAsync("life-draft");
    }

    private static async Task UploadAsync(Visitor author, string sentence)
    {
        await author.Page.Locator(".lf-drop input[type=file]").SetInputFilesAsync(WordFiles.Make("ITSMS-WI18", "重大事件管理规定", sentence));
        await Expect.VisibleAsync(author.Page.GetByText("上传的文稿已保存"));
        await Expect.VisibleAsync(author.Page.Locator("article").GetByText(sentence).First);
    }

    private static async Task SubmitAsync(Visitor author, bool wrongFirst)
    {
        var page = author.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect.VisibleAsync(dialog.GetByText("4.2 上报时限改为 15 分钟"));
        if (wrongFirst)
        {
            await author.CheckAccessibilityAsync();
            await author.PictureAsync("life-sign");
            await PasswordAsync(dialog, "wrong");
            await Expect.VisibleAsync(dialog.GetByRole(AriaRole.Alert));
        }

        await PasswordAsync(dialog, SampleVault.Password);
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Expect.VisibleAsync(page.GetByText("已签署编制并提交审核"));
        await Expect.TextAsync(page.Locator(".rv-seal-draft"), "审核中");
        await author.CheckAccessibilityAsync();
        await author.PictureAsync("life-submitted");
    }

    private async Task RejectAsync(string user, string reason)
    {
        await using var visitor = await EnterAsync(user, "/");
        var page = visitor.Page;
        await Expect.VisibleAsync(page.Locator(".lf-badge span"));
        await page.GetByRole(AriaRole.Link, new() { Name = "审核 1" }).ClickAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("desk-waiting");
        await page.Locator("tr[data-kind='edition.review'] a").ClickAsync();
        await Expect.AddressAsync(page, "**/signing?task=*");
        await Expect.VisibleAsync(page.Locator("article"));
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("signing");
        await page.GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=reason]").FillAsync(reason);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("signing-reject");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已退回编制人"));
    }

    private async Task SignAsync(string user, string meaning, Look look)
    {
        await using var visitor = await EnterAsync(user, "/signing", look);
        var page = visitor.Page;
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync($"signing-list-{meaning}");
        await page.Locator(".lf-inbox li a").Filter(new() { HasText = "ITSMS-WI18" }).ClickAsync();
        await Expect.VisibleAsync(page.Locator("article"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync($"signing-{meaning}");
        await page.GetByRole(AriaRole.Button, new() { Name = $"签署{meaning}" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await visitor.PictureAsync($"signing-dialog-{meaning}");
        await PasswordAsync(dialog, SampleVault.Password);
        await Expect.VisibleAsync(page.GetByText($"已签署{meaning}"));
    }

    private async Task PublishAsync()
    {
        await using var controller = await EnterAsync("行政部文控", "/documents/in-work?stage=ToPublish");
        var page = controller.Page;
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("in-work-full");
        await page.GetByRole(AriaRole.Link, new() { Name = "ITSMS-WI18" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("B 版办理进度"));
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("life-approved");
        await page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.Locator(".lf-checks .lf-passed")).ToHaveCountAsync(10);
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("life-publish");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("B 版已发布"));
        await Expect.VisibleAsync(page.Locator(".rv-seal-force"));
        await controller.PictureAsync("life-in-force");
    }

    private static async Task PasswordAsync(ILocator dialog, string password)
    {
        await dialog.Locator("[name=password]").FillAsync(password);
        await dialog.Locator("button[type=submit]").ClickAsync();
    }
}
