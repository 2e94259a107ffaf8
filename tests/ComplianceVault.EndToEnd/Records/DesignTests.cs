using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Records;

/// <summary>A department designs a form, tries it, releases it and fills it; revises it, and the record of the first edition stays as it was.</summary>
public sealed class DesignTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    private const string Title = "机房值班交接表";
    private const string Designer = "技术部工程师";
    private const string Head = "技术部负责人";
    private const string Representative = "管理者代表";

    [Fact]
    public async Task Designed_Tried_Released_Filled_AndRevised()
    {
        var number = await DesignAsync();
        await DecideAsync(number, "审核", Head);
        await DecideAsync(number, "批准", Representative);
        var old = await FillAsync(number, "早班");
        await ReviseAsync(number);
        await DecideAsync(number, "审核", Head);
        await DecideAsync(number, "批准", Representative);
        await CompareAsync(number, old);
    }

    /// <summary>A form with a workflow: what its steps use must stay, and every kind of field has its particulars.</summary>
    [Fact]
    public async Task AFormWithAWorkflow_SaysWhatMustStay()
    {
        foreach (var look in new[] { Look.Desk, Look.Phone })
        {
            await using var visitor = await SampleVault.EnterAsync(chromium, vault, look, Representative, "/records/forms/ITSMS-P10-R02");
            await Expect.VisibleAsync(visitor.Page.Locator("h1"));
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "设计", Exact = true })).ToHaveCountAsync(0);
        }

        await using (var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/records/forms/ITSMS-P15-R01"))
        {
            var page = visitor.Page;
            await page.GetByRole(AriaRole.Button, new() { Name = "设计", Exact = true }).ClickAsync();
            await visitor.CheckAccessibilityAsync();
            await visitor.PictureAsync("design-begin");
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "开始设计" }).ClickAsync();
            await page.Locator("[data-field=impact]").GetByRole(AriaRole.Button, new() { Name = "删除 影响范围" }).ClickAsync();
            await Expect.VisibleAsync(page.GetByText("表单里必须保留相应字段").First);
            await page.GetByRole(AriaRole.Button, new() { Name = "撤销一步" }).ClickAsync();
            await Expect.VisibleAsync(page.GetByText("没有发现问题"));
        }

        await using var phone = await SampleVault.EnterAsync(chromium, vault, Look.Phone, "行政部文控", "/records");
        await Expect.VisibleAsync(phone.Page.Locator("#fd-open"));
        await phone.PictureAsync("design-open");
        await phone.GoAsync("/records/design/ITSMS-P15-R01");
        await phone.InteractiveAsync();
        foreach (var type in new[] { "签名", "引用", "表格" })
            await AddAsync(phone.Page, type);
        await phone.CheckAccessibilityAsync();
        await phone.CheckFitsAsync();
        await phone.PictureAsync("design-types");
        foreach (var open in new[] { "signature_1", "reference_1" })
        {
            await phone.Page.Locator($"[data-field={open}] > .fd-line .fd-name").ClickAsync();
            await Assertions.Expect(phone.Page.Locator(".fd-open")).ToHaveCountAsync(1);
            await phone.CheckAccessibilityAsync();
            await phone.CheckFitsAsync();
            await phone.PictureAsync($"design-{open}");
        }
    }

    private async Task<string> DesignAsync()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, Designer, "/records");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "新建表单" }).ClickAsync();
        await page.Locator("[name=parent]").SelectOptionAsync("ITSMS-P15");
        await page.Locator("[name=title]").FillAsync(Title);
        await page.Locator("[name=retention]").SelectOptionAsync("RET-SVC5");
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("design-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "新建并开始设计" }).ClickAsync();
        await Expect.VisibleAsync(page.Locator(".dv-identity").GetByText("设计中"));
        var number = new Uri(page.Url).AbsolutePath.Split('/')[^1];

        await AddAsync(page, "单选");
        await SetAsync(page, "名称", "班次");
        await page.Locator(".fd-open").GetByLabel("选项", new() { Exact = true }).FillAsync("早班\n晚班 | Night");
        await page.Locator(".fd-open").GetByLabel("选项", new() { Exact = true }).BlurAsync();
        await AddAsync(page, "表格");
        await SetAsync(page, "名称", "交接事项");
        await AddAsync(page, "数字");
        await SetAsync(page, "名称", "遗留件数");
        await page.Locator(".fd-open").GetByLabel("必填", new() { Exact = true }).CheckAsync();
        await page.Locator(".fd-open .fd-more > summary").ClickAsync();
        await SetAsync(page, "显示条件", "nobody = 1");
        await Expect.VisibleAsync(page.GetByText("没有名为“nobody”的字段或值").First);
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("design-fields");
        await SetAsync(page, "显示条件", "");
        await Expect.VisibleAsync(page.GetByText("没有发现问题"));
        // By the keyboard before the table, by dragging to the top.
        await page.Locator("[data-field=number_1] .fd-name").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect.TextAsync(page.Locator(".fd-section > .fd-fields > li").Nth(1), "遗留件数");
        await page.Locator("[data-field=table_1] > .fd-line .fd-handle").DragToAsync(page.Locator("[data-field=select_1]"));
        await Expect.TextAsync(page.Locator(".fd-section > .fd-fields > li").Nth(0), "交接事项");
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销一步" }).ClickAsync();
        await Expect.TextAsync(page.Locator(".fd-section > .fd-fields > li").Nth(0), "班次");
        await TryAsync(visitor);
        await SendAsync(visitor, "值班人员需要交接记录");
        return number;
    }

    private static async Task TryAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "预览和试填" }).ClickAsync();
        var frame = page.FrameLocator(".fd-frame");
        await frame.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await frame.GetByRole(AriaRole.Button, new() { Name = "检查填写" }).ClickAsync();
        await Expect.VisibleAsync(frame.GetByText("还有 1 处需要填写或改正"));
        await frame.Locator("[name=number_1]").FillAsync("2");
        await frame.Locator("[name=number_1]").BlurAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "检查填写" }).ClickAsync();
        await Expect.VisibleAsync(frame.GetByText("可以提交，没有发现问题。"));
        await page.GetByRole(AriaRole.Button, new() { Name = "手机" }).ClickAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("design-preview");
        var paper = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), await page.GetByRole(AriaRole.Link, new() { Name = "打印示例" }).GetAttributeAsync("href")).ToString());
        Assert.Equal((200, "application/pdf"), (paper.Status, paper.Headers["content-type"]));
        await File.WriteAllBytesAsync(Path.Combine(Repository.Artifacts, "design-paper.pdf"), await paper.BodyAsync());
    }

    private static async Task SendAsync(Visitor visitor, string change)
    {
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "送出", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=change]").FillAsync(change);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("design-send");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "送出", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.Locator(".dv-identity").GetByText("待审核"));
    }

    private async Task DecideAsync(string number, string act, string by)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, by, "/?kind=form.sign");
        var page = visitor.Page;
        await page.Locator($"a[href='/records/design/{number}']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).WaitForAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync($"design-{(act == "审核" ? "review" : "approve")}");
        await page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator("input[type=password]").FillAsync(SampleVault.Password);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(act == "批准" ? page.Locator("#fd-editions") : page.Locator(".dv-identity").GetByText("待批准"));
    }

    private async Task<string> FillAsync(string number, string shift)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, Designer, $"/records/forms/{number}");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "填写", Exact = true }).ClickAsync();
        await page.Locator("[name=select_1]").SelectOptionAsync(shift);
        await page.Locator("[name=number_1]").FillAsync("3");
        await page.Locator("[name=number_1]").BlurAsync();
        await Expect.VisibleAsync(page.Locator(".rf-foot").GetByText("已保存"));
        await page.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已提交。"));
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>On a phone: the field gets another name and another one is added; what changed is said in words.</summary>
    private async Task ReviseAsync(string number)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Phone, Designer, $"/records/forms/{number}");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "设计", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "开始设计" }).ClickAsync();
        await page.Locator("[data-field=number_1] .fd-name").ClickAsync();
        await SetAsync(page, "名称", "遗留事项数");
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("design-phone");
        await AddAsync(page, "多行文本");
        await SetAsync(page, "名称", "交班说明");
        await page.GetByRole(AriaRole.Link, new() { Name = "表单信息" }).ClickAsync();
        await Expect.VisibleAsync(page.Locator("#fd-title"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("design-facts");
        await page.GetByRole(AriaRole.Link, new() { Name = "文件", Exact = true }).Last.ClickAsync();
        await page.Locator("#fd-text").FillAsync("number: 1\nkind: poem");
        await page.GetByRole(AriaRole.Button, new() { Name = "读入", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("第 2 行“kind”有误"));
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("design-file");
        await page.GetByRole(AriaRole.Link, new() { Name = "修改内容" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("字段“遗留件数”改名为“遗留事项数”"));
        await Expect.VisibleAsync(page.GetByText("新增字段“交班说明”（多行文本）"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("design-changes");
        await SendAsync(visitor, "用词更清楚");
    }

    private async Task CompareAsync(string number, string old)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, Designer, $"/records/forms/{number}");
        var page = visitor.Page;
        await Expect.VisibleAsync(page.Locator(".fd-editions").GetByText("字段“遗留件数”改名为“遗留事项数”"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("design-editions");
        await visitor.GoAsync(old);
        await Expect.VisibleAsync(page.GetByText("遗留件数"));
        await Assertions.Expect(page.GetByText("交班说明")).ToHaveCountAsync(0);
        await Expect.VisibleAsync(page.Locator($"a[href='/records/forms/{number}']").GetByText($"{number} A"));
        var fresh = await FillAsync(number, "晚班");
        await visitor.GoAsync(fresh);
        await Expect.VisibleAsync(page.GetByText("遗留事项数"));
        await Expect.VisibleAsync(page.Locator($"a[href='/records/forms/{number}']").GetByText($"{number} B"));
    }

    private static async Task AddAsync(IPage page, string type)
    {
        var add = page.Locator(".fd-section > .fd-add").First;
        var before = await page.Locator(".fd-section > .fd-fields > li").CountAsync();
        await add.Locator("select").SelectOptionAsync(type);
        await add.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".fd-section > .fd-fields > li")).ToHaveCountAsync(before + 1);
    }

    /// <summary>A particular of the field that is open.</summary>
    private static async Task SetAsync(IPage page, string label, string value)
    {
        var input = page.Locator(".fd-open").GetByLabel(label, new() { Exact = true });
        await input.FillAsync(value);
        await input.BlurAsync();
        await Expect.VisibleAsync(page.Locator(".dv-identity").GetByText("保存").First);
    }
}
