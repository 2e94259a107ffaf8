using ComplianceVault.Content.Writing;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>Two editions of a Word file come in; a document controller sees what changed, from change to change, and what the revision touches.</summary>
public sealed class ComparisonTests(SampleVault vault, Chromium chromium)
{
    [Fact]
    public async Task TwoEditions_AreCompared_AndTheEffectIsToldOnOnePage()
    {
        await BringInAsync(Make("ITSMS-P61", "A", "2026-01-15", OldBody), Make("ITSMS-P61", "B", "2026-03-01", NewBody));
        await BringInAsync(WordFiles.Make("ITSMS-P62", "空调设备管理程序", "机房温度的读取按《机房环境管理程序》4.2 执行"));
        foreach (var look in Look.Each)
            await LookAsync(look);
        await CompareAsync();
        await FollowLinkAsync();
        await PrintAsync();
    }

    private async Task CompareAsync()
    {
        await using var engineer = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/documents/ITSMS-P61");
        var page = engineer.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "比较", Exact = true }).ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-P61?tab=Compare");
        await page.Locator("[data-comparing=ready]").WaitForAsync();
        await Expect.TextAsync(page.Locator(".cmp-summary"), "A 版 → B 版的改动");
        await Expect.TextAsync(page.Locator(".cmp-sum"), "新增 1 节");
        await Expect.TextAsync(page.Locator(".cmp-share"), "1/3 规则只约束管理手册");
        var changed = page.Locator(".cmp-is-changed", new() { Has = page.Locator("h3", new() { HasText = "温度监测" }) });
        Assert.Equal(["一", "，并在三十分钟内复测"], await changed.Locator("ins").AllInnerTextsAsync());
        Assert.Equal(["两"], await changed.Locator("del").AllInnerTextsAsync());
        await Expect.TextAsync(page.Locator(".cmp-is-removed"), "手工抄表");
        await Expect.TextAsync(page.Locator(".cmp-table .cmp-row-inserted"), "湿度");
        await Expect.TextAsync(page.Locator(".cmp-table .cmp-cell del").Last, "月");
        await Assertions.Expect(page.Locator(".cmp-way").First).ToHaveTextAsync("4.2 →变为 4.1");

        await page.Keyboard.PressAsync("n");
        await Expect.TextAsync(page.Locator("[data-change-place]"), "1 / ");
        await Assertions.Expect(page.Locator(".cmp-current")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("p");
        await Expect.TextAsync(page.Locator("[data-change-place]"), "1 / ");
        await page.GetByRole(AriaRole.Button, new() { Name = "下一处" }).ClickAsync();
        await Expect.TextAsync(page.Locator("[data-change-place]"), "2 / ");

        await page.Locator(".cmp-fold-toggle").First.ClickAsync();
        await Expect.TextAsync(page.Locator(".cmp-quiet").First, "规定机房环境的要求");
        await page.GetByRole(AriaRole.Link, new() { Name = "查看 B 版修订的影响" }).ClickAsync();
        await Expect.AddressAsync(page, "**tab=Effect&with=A");
        await Expect.TextAsync(page.Locator("section", new() { Has = page.Locator("#ef-citing") }), "ITSMS-P61 的 4.2 在本版中为 4.1");
        await Expect.TextAsync(page.Locator("section", new() { Has = page.Locator("#ef-readers") }), "公司全体人员");
        await Expect.TextAsync(page.Locator(".ef-questions"), "引用的章节消失或改了编号");
        await page.Locator(".ef-list a", new() { HasText = "ITSMS-P62" }).ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-P62*");
    }

    /// <summary>A link to 4.2 of the old edition stays one to that section, and leads on to where the edition in force says it, which is 4.1.</summary>
    private async Task FollowLinkAsync()
    {
        await using var engineer = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/documents/ITSMS-P61?edition=A&section=4.2");
        var page = engineer.Page;
        await Expect.TextAsync(page.Locator(".rv-target"), "温度监测");
        await page.GetByRole(AriaRole.Link, new() { Name = "查看现行有效的 B 版" }).ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-P61?edition=B&section=4.1");
        await Expect.TextAsync(page.Locator(".rv-target"), "温度监测");
        await engineer.GoAsync("/documents/ITSMS-P61?section=4.1");
        await Expect.AddressAsync(page, "**/documents/ITSMS-P61?edition=B&section=4.1"); // what is copied names the edition
    }

    private async Task LookAsync(Look look)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, look, "行政部文控", "/documents/ITSMS-P61?edition=B&tab=Compare&with=A");
        await visitor.Page.Locator(".cmp-section").First.WaitForAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("compare");
        await visitor.GoAsync("/documents/ITSMS-P61?edition=B&tab=Effect");
        await visitor.Page.Locator("#ef-readers").WaitForAsync();
        await visitor.InteractiveAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("effect");
        await visitor.GoAsync("/documents/ITSMS-P05?tab=Effect");
        await Expect.TextAsync(visitor.Page.Locator("section", new() { Has = visitor.Page.Locator("#ef-forms") }), "ITSMS-P05-R01");
        await Expect.TextAsync(visitor.Page.Locator("section", new() { Has = visitor.Page.Locator("#ef-clauses") }), "7.5");
        await visitor.InteractiveAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("effect-first");
    }

    /// <summary>On paper, in black and white, underline and strike-through are left.</summary>
    private async Task PrintAsync()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/documents/ITSMS-P61?tab=Compare");
        await visitor.Page.Locator(".cmp-section").First.WaitForAsync();
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        Assert.Contains("line-through", await visitor.Page.Locator(".cmp del").First.EvaluateAsync<string>("e => getComputedStyle(e).textDecorationLine"), StringComparison.Ordinal);
        Assert.Contains("underline", await visitor.Page.Locator(".cmp ins").First.EvaluateAsync<string>("e => getComputedStyle(e).textDecorationLine"), StringComparison.Ordinal);
        await Assertions.Expect(visitor.Page.Locator(".cmp-bar")).ToBeHiddenAsync();
        await visitor.PictureAsync("compare-print");
    }

    private async Task BringInAsync(params FilePayload[] files)
    {
        string batch;
        await using (var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/documents"))
        {
            var page = controller.Page;
            await page.Locator(".dv-upload[data-ready=true]").WaitForAsync();
            await page.Locator("[data-input=files]").SetInputFilesAsync(files);
            await Expect.AddressAsync(page, "**/documents/import/*-*");
            await page.GetByRole(AriaRole.Button, new() { Name = $"接受全部可入库的（{files.Length}）" }).ClickAsync();
            await Expect.TextAsync(page.Locator(".dv-sheet"), "等待管理者代表签署");
            batch = new Uri(page.Url).AbsolutePath;
        }

        await using var representative = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "管理者代表", batch);
        await representative.Page.GetByRole(AriaRole.Button, new() { Name = "签署入库确认单" }).ClickAsync();
        await representative.Page.GetByLabel("请再次输入您的密码").FillAsync(SampleVault.Password);
        await representative.Page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.TextAsync(representative.Page.Locator(".cv-notice-success"), "已由管理者代表于");
    }

    private static FilePayload Make(string number, string edition, string effective, string body)
    {
        using var word = new MemoryStream();
        var written = WordWriter.Write($"""
            ---
            number: {number}
            title: 机房环境管理程序
            edition: {edition}
            level: 二阶
            owner: 技术部
            company: 示例软件技术有限公司
            system: 信息技术服务管理体系
            author: 技术部工程师
            reviewer: 管理者代表
            approver: 总经理
            issued: {effective}
            effective: {effective}
            numbering: typed
            clauses:
              - 8.2.6
            revisions:
              - {edition} | {effective} | 修订 | 技术部工程师 | 总经理
            ---

            {body}
            """, word);
        Assert.True(written.Succeeded, written.Error?.ToString());
        return new FilePayload { Name = $"{number}_机房环境管理程序_{edition}.docx", MimeType = "application/octet-stream", Buffer = word.ToArray() };
    }

    private const string OldBody = """
        # 1 目的

        规定机房环境的要求，保证设备在规定的温度和湿度下运行。

        # 2 适用范围

        适用于公司自有机房和托管机房的环境管理，不适用于客户自管的机房。

        # 3 职责

        技术部负责机房环境的监测与记录，行政部负责空调和除湿设备的维修。

        # 4 要求

        ## 4.1 手工抄表

        值班工程师每天八点和二十点手工抄写各机柜的电表读数，交技术部存档。

        ## 4.2 温度监测

        值班工程师每两小时读取一次机房温度，超过二十八度时立即通知技术部负责人。

        ## 4.3 监测项目

        | 项目 | 频次 | 责任人 |
        | --- | --- | --- |
        | 温度 | 每两小时 | 值班工程师 |
        | 漏水 | 每周 | 值班工程师 |
        | 消防气瓶压力 | 每月 | 行政部专员 |

        # 5 培训

        新到岗的值班工程师在两周内完成机房环境管理的培训，考核合格后独立值班。

        # 6 备件

        空调滤网和除湿机滤芯各保存两套备件，领用后五个工作日内补齐。
        """;

    private const string NewBody = """
        # 1 目的

        规定机房环境的要求，保证设备在规定的温度和湿度下运行。

        # 2 适用范围

        适用于公司自有机房和托管机房的环境管理，不适用于客户自管的机房。

        # 3 职责

        技术部负责机房环境的监测与记录，行政部负责空调和除湿设备的维修。

        # 4 要求

        ## 4.1 温度监测

        值班工程师每一小时读取一次机房温度，超过二十八度时立即通知技术部负责人，并在三十分钟内复测。

        ## 4.2 湿度监测

        相对湿度由传感器连续采集，超出四成到六成的范围时自动开启除湿机并告警。

        ## 4.3 监测项目

        | 项目 | 频次 | 责任人 |
        | --- | --- | --- |
        | 温度 | 每两小时 | 值班工程师 |
        | 湿度 | 连续 | 传感器 |
        | 漏水 | 每周 | 值班工程师 |
        | 消防气瓶压力 | 每季度 | 行政部专员 |

        # 5 备件

        空调滤网和除湿机滤芯各保存两套备件，领用后五个工作日内补齐。

        # 6 岗位培训

        新到岗的值班工程师在两周内完成机房环境管理的培训，考核合格后独立值班。
        """;
}
