using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Records;

/// <summary>An incident registered and dealt with on a phone, closed by another at a desk, and the way it went shown to everybody concerned.</summary>
public sealed class IncidentTests(SampleVault vault, Chromium chromium)
{
    private static readonly (string Field, string Word)[] Choices =
        [("channel", "电话"), ("in_sla_scope", "是"), ("class", "故障"), ("category", "网络"), ("impact", "公司业务"), ("urgency", "紧急"), ("major_incident", "否"), ("support_line", "一线")];

    private static readonly (string Field, string Words)[] Texts =
        [("customer", "示例客户"), ("reported_by", "客户值班员"), ("contact", "内线 8001"), ("service", "官网运维"), ("title", "官网首页打不开"), ("description", "客户从 9 点起打不开官网首页。"), ("assignee", "技术部工程师")];

    [Fact]
    public async Task Registered_Handled_ClosedByAnother_WithItsWholePassage()
    {
        var entry = await RegisterAsync();
        await HandleAsync(entry);
        await CloseAsync(entry);
        foreach (var look in new[] { Look.Desk, Look.Phone })
            await FindAsync(entry, look);
        await SampleAsync();
    }

    /// <summary>An internal auditor draws from what the register shows and takes the list home.</summary>
    private async Task SampleAsync()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "内审员", "/records/list?form=ITSMS-P15-R01&has.title=官网首页");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "抽样", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("标题 含“官网首页”"));
        await page.Locator("[name=seed]").FillAsync("内审-2026");
        await page.Locator("[name=folder]").FillAsync("事件管理取证");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("sample-take");
        await page.GetByRole(AriaRole.Button, new() { Name = "抽取", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "事件管理取证" }));
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect.VisibleAsync(page.GetByText("内审-2026"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("sample-folder");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "审核与改进" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Link, new() { Name = "事件管理取证" }));
    }

    private async Task<string> RegisterAsync()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Phone, "技术部工程师", "/records/mine");
        var page = visitor.Page;
        await page.Locator("input[type=search]").FillAsync("事件管理记录单");
        await page.GetByRole(AriaRole.Button, new() { Name = "事件管理记录单" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }));
        var entry = new Uri(page.Url).AbsolutePath;
        await FillAsync(page, Choices, Texts);
        await page.Locator("[name=reported_at]").FillAsync(Ago(30));
        await page.Locator("[name=reported_at]").BlurAsync();
        await Expect.VisibleAsync(page.Locator("output").GetByText("高", new() { Exact = true }));
        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Alert).GetByText("请先确认"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("incident-register");
        await Assertions.Expect(page.Locator(".rf-holds")).ToHaveTextAsync("已满足：先定影响范围和紧急度，优先级由查表得出");
        await page.GetByLabel("我确认：已查找未关闭的同类事件和已知错误").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已登记，编号 ITSMS-P15-R01-"));
        await Expect.VisibleAsync(page.Locator(".dv-identity").GetByText("未处理"));
        return entry;
    }

    private async Task HandleAsync(string entry)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Phone, "技术部工程师", entry);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "响应", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.Locator(".dv-identity").GetByText("处理中"));
        await page.GetByRole(AriaRole.Button, new() { Name = "增加一行：处理过程" }).ClickAsync();
        await page.Locator("[name='work_log/1/at']").FillAsync(Ago(2));
        await page.Locator("[name='work_log/1/note']").FillAsync("检查线路和网卡");
        await page.Locator("[name='work_log/1/by']").FillAsync("技术部工程师");
        await FillAsync(page, [("workaround", "否")], [("cis", "核心交换机"), ("cause", "网卡故障"), ("solution", "更换网卡")]);
        await page.Locator("[name=resolved_at]").FillAsync(Ago(1));
        await page.Locator("[name=resolved_at]").BlurAsync();
        await Expect.VisibleAsync(page.Locator(".rf-foot").GetByText("已保存"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("incident-handle");
        await page.GetByRole(AriaRole.Button, new() { Name = "解决", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.Locator(".dv-identity").GetByText("已解决"));
        await Expect.VisibleAsync(page.GetByText("技术部负责人").First);
        await visitor.PictureAsync("incident-resolved");
    }

    private async Task CloseAsync(string entry)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部负责人", "/");
        var page = visitor.Page;
        await Expect.VisibleAsync(page.GetByText("记录待办理").First);
        await visitor.GoAsync(entry);
        await visitor.InteractiveAsync();
        await FillAsync(page, [("confirmation", "用户确认恢复"), ("reusable", "否"), ("problem_needed", "否")], [("result", "已恢复")]);
        await Expect.VisibleAsync(page.Locator(".rf-foot").GetByText("已保存"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("incident-close");
        await page.GetByRole(AriaRole.Button, new() { Name = "核对关闭", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.Locator(".dv-identity").GetByText("关闭", new() { Exact = true }));
        await Assertions.Expect(page.Locator(".rf-passage li")).ToHaveCountAsync(4);
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("incident-closed");
        await visitor.GoAsync("/records/incidents");
        await Expect.VisibleAsync(page.Locator("tr", new() { HasText = "响应及时率" }).GetByText("100%", new() { Exact = true }));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("incident-figures");
    }

    /// <summary>The register: by a field, summed up, on the board and in the calendar, each in the address.</summary>
    private async Task FindAsync(string entry, Look look)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, look, "技术部负责人", "/records/list?form=ITSMS-P15-R01");
        var page = visitor.Page;
        await page.GetByText("按字段筛选").ClickAsync();
        await page.Locator(".rg-add [name=field]").SelectOptionAsync("title");
        await page.Locator(".rg-add [name=part]").FillAsync("官网首页");
        await page.GetByRole(AriaRole.Button, new() { Name = "筛选", Exact = true }).ClickAsync();
        await Expect.AddressAsync(page, "**has.title=*");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Link, new() { Name = "去掉条件 标题 含“官网首页”" }));
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await LookAsync(visitor, "register-list");

        await page.GetByRole(AriaRole.Link, new() { Name = "汇总", Exact = true }).ClickAsync();
        await Expect.AddressAsync(page, "**view=summary*");
        await page.Locator("[name=group]").SelectOptionAsync("priority");
        await Expect.VisibleAsync(page.Locator("tr", new() { HasText = "高" }).GetByText("1", new() { Exact = true }));
        await LookAsync(visitor, "register-summary");

        await page.GetByRole(AriaRole.Link, new() { Name = "看板", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.Locator(".rg-column", new() { HasText = "关闭" }).GetByRole(AriaRole.Link, new() { Name = "官网首页打不开" }).First);
        await LookAsync(visitor, "register-board");

        await page.GetByRole(AriaRole.Link, new() { Name = "日历", Exact = true }).ClickAsync();
        await page.Locator(".rg-days").GetByRole(AriaRole.Link, new() { Name = "官网首页打不开" }).ClickAsync();
        await Expect.AddressAsync(page, $"**{entry}");
        await Expect.VisibleAsync(page.Locator(".dv-identity"));
        await page.GoBackAsync();
        await Expect.VisibleAsync(page.Locator(".rg-days"));
        await LookAsync(visitor, "register-calendar");
    }

    private static async Task LookAsync(Visitor visitor, string picture)
    {
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync(picture);
    }

    /// <summary>So many minutes ago on the company's clock, as the field takes it.</summary>
    private static string Ago(int minutes) => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddMinutes(-minutes).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task FillAsync(IPage page, IEnumerable<(string Field, string Word)> choices, IEnumerable<(string Field, string Words)> texts)
    {
        foreach (var (field, word) in choices)
            await page.Locator($"select[name={field}]").SelectOptionAsync(word);
        foreach (var (field, words) in texts)
        {
            await page.Locator($"[name={field}]").FillAsync(words);
            await page.Locator($"[name={field}]").BlurAsync();
        }
    }
}
