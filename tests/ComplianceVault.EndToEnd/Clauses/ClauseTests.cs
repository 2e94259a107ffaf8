using System.Text.RegularExpressions;
using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Clauses;

/// <summary>The clauses in a browser: find 8.2.6, see why it is answered, open the very section; decide and confirm as the management representative.</summary>
public sealed class ClauseTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    public static TheoryData<int, bool> Looks => Look.Of(Look.EachAndWide);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_FitAndAreAccessible_AtEveryLook(int width, bool dark)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, new Look(width, dark), "管理者代表", "/clauses");
        foreach (var (name, path) in new[]
        {
            ("clauses", "/clauses"), ("clause", "/clauses/7.5.3.1"), ("clause-history", "/clauses/7.5.3.1?tab=history"), ("forms", "/records"),
            ("form", "/records/forms/ITSMS-P15-R01"), ("consistency", "/records/consistency"), ("form-in-force", "/documents/ITSMS-P05-R01"), ("library-forms", "/documents?view=Forms"),
            ("external-document", "/documents/EXT-01"),
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
    public async Task AnAuditor_FindsTheClause_SeesWhy_AndOpensTheSection()
    {
        await using var auditor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "内审员", "/search?q=" + Uri.EscapeDataString("配置审计"));
        var page = auditor.Page;
        await page.Locator(".se-clauses a", new() { HasText = "8.2.6" }).ClickAsync();
        await Expect.AddressAsync(page, "**/clauses/8.2.6");
        await Expect.TextAsync(page.Locator("h1"), "配置管理");
        await Expect.TextAsync(page.Locator(".dv-identity-line"), "★ 技术部");
        await Expect.TextAsync(page.Locator("section", new() { Has = page.Locator("#cl-forms") }), "ITSMS-P07-R01");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "关联章节" })).ToHaveCountAsync(0);
        var answer = page.Locator(".cl-answer-confirmed").First;
        var section = await answer.Locator("a").First.InnerTextAsync();
        await answer.Locator("a").First.ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-*?*section=*");
        await Expect.TextAsync(page.Locator(".rv-target"), section.Split(' ')[^1]);
        await Assertions.Expect(page.Locator(".rv-target")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task TheRepresentative_LinksASection_ConfirmsADuty_AndItIsInTheHistory()
    {
        await using var representative = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "管理者代表", "/clauses/7.5.3.2");
        var page = representative.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "关联章节" }).ClickAsync();
        var dialog = page.Locator(".mud-dialog");
        await dialog.GetByLabel("文件").SelectOptionAsync(new SelectOptionValue { Label = "ITSMS-P15 事件管理程序" });
        await dialog.GetByLabel("章节 请选择").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await representative.CheckAccessibilityAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "关联", Exact = true }).ClickAsync();
        var document = page.Locator(".cl-document", new() { HasText = "ITSMS-P15" });
        await Expect.TextAsync(document.Locator(".cl-answer-confirmed").First, "管理者代表 确认");

        var duty = page.GetByRole(AriaRole.Button, new() { NameRegex = Matching("^(确认|改周期) OBL-") }).First;
        await duty.ClickAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Combobox).SelectOptionAsync(new SelectOptionValue { Label = "每周" });
        await page.Locator(".mud-dialog").GetByLabel("理由").FillAsync("客户要求更密");
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { NameRegex = Matching("^(确认|保存)$") }).ClickAsync();
        await Expect.TextAsync(page.Locator("section", new() { Has = page.Locator("#cl-duties") }), "每周");

        await page.GetByRole(AriaRole.Link, new() { Name = "变更历史" }).ClickAsync();
        var history = page.Locator(".cv-table", new() { HasText = "客户要求更密" });
        await Expect.VisibleAsync(history);
        await Expect.TextAsync(history, "关联章节");
    }

    [Fact]
    public async Task TheController_LinksAFormToADuty_AndEndsItAgain()
    {
        await using var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/clauses/8.2.6");
        var (page, duties) = (controller.Page, controller.Page.Locator("section", new() { Has = controller.Page.Locator("#cl-duties") }));
        await duties.GetByRole(AriaRole.Button, new() { NameRegex = Matching("^关联证据表单 OBL-") }).First.ClickAsync();
        var dialog = page.Locator(".mud-dialog");
        await dialog.Locator("[name=form]").FillAsync("ITSMS-P05-R01");
        await dialog.Locator("[name=reason]").FillAsync("清单也能证明");
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("clause-evidence-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "关联", Exact = true }).ClickAsync();
        var end = duties.GetByRole(AriaRole.Button, new() { Name = "不再作证据 ITSMS-P05-R01" });
        await end.ClickAsync();
        await page.Locator(".mud-dialog [name=reason]").FillAsync("改用别的表单");
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "终止关联", Exact = true }).ClickAsync();
        await Assertions.Expect(end).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "变更历史" }).ClickAsync();
        await Expect.VisibleAsync(page.Locator(".cv-table", new() { HasText = "清单也能证明" }));
        await Expect.VisibleAsync(page.Locator(".cv-table", new() { HasText = "改用别的表单" }));
    }

    [Fact]
    public async Task ProcedureAndForms_AreConsistent_ForEachDocumentInForce()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/records/consistency");
        var page = visitor.Page;
        await Expect.TextAsync(page.Locator(".cv-filters [role=status]"), "份现行文件，全部一致。");
        var row = page.Locator("tbody tr", new() { HasText = "ITSMS-P07" });
        await Expect.TextAsync(row, "一致");
        Assert.Equal(await row.Locator("td").Nth(1).InnerTextAsync(), await row.Locator("td").Nth(2).InnerTextAsync());
        await page.GetByLabel("只看不一致").CheckAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TheListOfForms_KeepsItsStateInTheAddress_AndLeadsToTheForm()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部工程师", "/records");
        var page = visitor.Page;
        await page.GetByLabel("编号或名称").FillAsync("ITSMS-P05-R01");
        await page.GetByLabel("编号或名称").PressAsync("Enter");
        await Expect.AddressAsync(page, "**/records?text=ITSMS-P05-R01");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.Locator("tbody a").First.ClickAsync();
        await Expect.AddressAsync(page, "**/records/forms/ITSMS-P05-R01");
        await Expect.TextAsync(page.Locator("h1"), "受控文件清单");
        await page.GoBackAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
    }

    private static Regex Matching(string name) => new(name, RegexOptions.None, TimeSpan.FromSeconds(1));
}
