using System.Text.RegularExpressions;
using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Clauses;

/// <summary>What the controller changes on the page of a clause: sections, forms, duties, who answers, the text that was bought.</summary>
public sealed class ClauseActTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    private const string Reason = "对照审核意见调整";

    [Fact]
    public async Task ASection_IsLinked_AndEnded()
    {
        await using var controller = await EnterAsync("/clauses/8.2.6");
        var page = controller.Page;
        var document = page.Locator(".cl-document", new() { HasText = "ITSMS-P07" });
        var confirmed = await document.Locator(".cl-answer-confirmed").CountAsync();
        Assert.True(confirmed > 0);
        await document.GetByRole(AriaRole.Button, new() { NameRegex = Matching("^终止关联") }).First.ClickAsync();
        await EndAsync(page);
        await Assertions.Expect(document.Locator(".cl-answer-confirmed")).ToHaveCountAsync(confirmed - 1);
        await HistoryAsync(page, Reason);
    }

    [Fact]
    public async Task AProposedSection_IsConfirmedOrRejected()
    {
        await using var controller = await EnterAsync("/clauses/4.1");
        var page = controller.Page;
        var proposed = page.Locator(".cl-answer-proposed");
        foreach (var clause in new[] { "4.1", "5.1", "7.1", "8.1", "8.2.1", "8.6.1", "9.1", "10.2", "7.5.3.1" })
        {
            await controller.GoAsync($"/clauses/{clause}");
            await controller.InteractiveAsync();
            if (await proposed.CountAsync() > 1)
                break;
        }

        var count = await proposed.CountAsync();
        Assert.True(count > 1, "no clause with two proposals");
        var confirmed = await page.Locator(".cl-answer-confirmed").CountAsync();
        await proposed.First.GetByRole(AriaRole.Button, new() { NameRegex = Matching("^否定") }).ClickAsync();
        await Assertions.Expect(proposed).ToHaveCountAsync(count - 1);
        await proposed.First.GetByRole(AriaRole.Button, new() { NameRegex = Matching("^确认") }).ClickAsync();
        await Assertions.Expect(proposed).ToHaveCountAsync(count - 2);
        await Assertions.Expect(page.Locator(".cl-answer-confirmed")).ToHaveCountAsync(confirmed + 1);
    }

    [Fact]
    public async Task AForm_AndADuty_AreLinkedAndEnded()
    {
        await using var controller = await EnterAsync("/clauses/8.2.6");
        var page = controller.Page;
        var forms = page.Locator("section:has(#cl-forms)");
        await forms.GetByRole(AriaRole.Button, new() { Name = "关联表单" }).ClickAsync();
        await Dialog(page).Locator("[name=number]").FillAsync("ITSMS-P05-R01");
        await SaveAsync(page);
        await forms.GetByRole(AriaRole.Button, new() { Name = "终止关联 ITSMS-P05-R01" }).ClickAsync();
        await EndAsync(page);
        await Assertions.Expect(forms.Locator("tbody tr", new() { HasText = "ITSMS-P05-R01" })).ToHaveCountAsync(0);

        var duties = page.Locator("section:has(#cl-duties)");
        await duties.GetByRole(AriaRole.Button, new() { Name = "关联定期工作" }).ClickAsync();
        await Dialog(page).Locator("[name=duty]").SelectOptionAsync("OBL-001");
        await SaveAsync(page);
        await duties.GetByRole(AriaRole.Button, new() { Name = "终止关联 OBL-001" }).ClickAsync();
        await EndAsync(page);
        await Assertions.Expect(duties.Locator("tbody tr", new() { HasText = "OBL-001" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ADutyUponAnEvent_GetsOtherClauses_AndTheRefusalStandsBesideTheField()
    {
        await using var controller = await EnterAsync("/clauses/7.5.2");
        var (page, dialog) = (controller.Page, Dialog(controller.Page));
        await page.GetByRole(AriaRole.Button, new() { Name = "修改关联 EVT-001" }).ClickAsync();
        await dialog.Locator("[name=clauses]").FillAsync("7.5.2、99.9");
        await dialog.Locator("[name=reason]").FillAsync(Reason);
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.TextAsync(dialog.Locator("label", new() { Has = page.Locator("[name=clauses]") }).GetByRole(AriaRole.Alert), "99.9");
        await controller.CheckAccessibilityAsync();
        await controller.PictureAsync("event-duty-dialog");
        await dialog.Locator("[name=clauses]").FillAsync("7.5.2、8.2.6");
        await SaveAsync(page);
        await HistoryAsync(page, Reason);
        await controller.GoAsync("/clauses/8.2.6");
        await Expect.TextAsync(page.Locator("section:has(#cl-duties)"), "EVT-001");
    }

    [Fact]
    public async Task WhoAnswers_AndTheLicensedText_AreChanged()
    {
        await using var controller = await EnterAsync("/clauses/7.3");
        var (page, dialog) = (controller.Page, Dialog(controller.Page));
        await page.GetByRole(AriaRole.Button, new() { Name = "调整职责" }).ClickAsync();
        await dialog.Locator("[name=lead]").SelectOptionAsync("market");
        await dialog.Locator("[name=reason]").FillAsync(Reason);
        await SaveAsync(page);
        await Expect.TextAsync(page.Locator(".dv-identity-line"), "★ 市场部");

        await page.GetByRole(AriaRole.Button, new() { Name = "粘贴原文" }).ClickAsync();
        await dialog.Locator("[name=text]").FillAsync("公司购得的条款文字。");
        await dialog.Locator("[name=source]").FillAsync("已购标准 1 号");
        await SaveAsync(page);
        await Expect.TextAsync(page.Locator(".cl-licensed").First, "公司购得的条款文字。");
        await HistoryAsync(page, Reason);
    }

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog);

    private static async Task SaveAsync(IPage page)
    {
        await Dialog(page).Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(Dialog(page)).ToHaveCountAsync(0);
    }

    private static async Task EndAsync(IPage page)
    {
        await Dialog(page).Locator("[name=reason]").FillAsync(Reason);
        await SaveAsync(page);
    }

    private static async Task HistoryAsync(IPage page, string said)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "变更历史" }).ClickAsync();
        await Expect.VisibleAsync(page.Locator(".cv-table", new() { HasText = said }));
    }

    private Task<Visitor> EnterAsync(string path) => SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", path);

    private static Regex Matching(string name) => new(name, RegexOptions.None, TimeSpan.FromSeconds(1));
}
