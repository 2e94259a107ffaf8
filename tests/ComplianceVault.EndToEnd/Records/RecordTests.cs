using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Records;

/// <summary>A form filled on a phone with the line cut in between, signed at a desk, corrected as on paper, found in its register.</summary>
public sealed class RecordTests(SampleVault vault, Chromium chromium)
{
    private const string Form = "变更服务报告";
    private const string Number = "ITSMS-P13-R07";
    private const string Typed = "窗口外实施两次，都集中在月末结账期间。";

    [Fact]
    public async Task Filled_OverALostLine_Signed_Corrected_AndListed()
    {
        var entry = await FillAsync();
        await SignAsync(entry);
        await CorrectAsync(entry);
        await ListAsync(entry);
    }

    /// <summary>What was typed while the line was cut is there when the page comes back, and goes up with the rest.</summary>
    private async Task<string> FillAsync()
    {
        using var line = new Line(vault.Address);
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Phone, "项目经理", "/records/mine", line);
        var page = visitor.Page;
        await page.Locator("input[type=search]").FillAsync(Form);
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("record-mine");
        await page.GetByRole(AriaRole.Button, new() { Name = Form }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }));
        var entry = new Uri(page.Url).AbsolutePath;
        await page.Locator("[name=kind]").SelectOptionAsync("全年");
        await page.GetByRole(AriaRole.Button, new() { Name = "增加一行：统计" }).ClickAsync();
        await page.Locator("[name='statistics/1/class']").SelectOptionAsync("重大");
        await page.Locator("[name='statistics/1/count']").FillAsync("十");
        await page.Locator("[name='statistics/1/count']").BlurAsync();
        await Expect.VisibleAsync(page.GetByText("应为数字。"));
        await page.Locator("[name='statistics/1/count']").FillAsync("4");
        await page.Locator("[name='statistics/1/in_window']").FillAsync("3");
        await page.Locator("[name='statistics/1/in_window']").BlurAsync();
        await Expect.VisibleAsync(page.GetByText("75", new() { Exact = true }));
        await page.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Alert).GetByText("还有 2 处需要填写或改正"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("record-fill");

        line.Cut();
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await page.Locator("[name=issues]").ClickAsync();
        await page.Keyboard.TypeAsync(Typed);
        await visitor.PictureAsync("record-line-cut");
        line.Mend();
        await page.ReloadAsync();
        await visitor.InteractiveAsync();
        await Assertions.Expect(page.Locator("[name=issues]")).ToHaveValueAsync(Typed);
        await Assertions.Expect(page.Locator("[name='statistics/1/count']")).ToHaveValueAsync("4");
        await page.Locator("[name=actions]").FillAsync("月末冻结变更");
        await page.Locator("[name=actions]").BlurAsync();
        await Expect.VisibleAsync(page.Locator(".rf-foot").GetByText("已保存"));
        await Assertions.Expect(page.Locator("[data-kept]")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已提交。"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("record-submitted");
        return entry;
    }

    private async Task SignAsync(string entry)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部负责人", "/?kind=record.sign");
        var page = visitor.Page;
        await page.Locator($"a[href='{entry}']").First.ClickAsync();
        await Expect.VisibleAsync(page.GetByText(Typed));
        await page.GetByRole(AriaRole.Button, new() { Name = "批准", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator("input[type=password]").FillAsync(SampleVault.Password);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已签字。"));
        await Expect.VisibleAsync(page.Locator(".dv-identity").GetByText("已锁定"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("record-signed");
    }

    private async Task CorrectAsync(string entry)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "项目经理", entry);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "划改 措施" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=actions]").FillAsync("月末最后三个工作日冻结变更");
        await dialog.GetByLabel("事实更新").CheckAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("record-correct");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "划改", Exact = true }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("已划改，原值保留。"));
        await Expect.VisibleAsync(page.Locator(".rf-paper del").GetByText("月末冻结变更"));
        await Expect.VisibleAsync(page.Locator(".dv-identity").GetByText("1 处更改"));
        await Expect.VisibleAsync(page.Locator(".dv-identity").GetByText("待签字"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("record-corrected");
        var paper = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载 PDF" }).ClickAsync());
        Assert.StartsWith(Number, paper.SuggestedFilename, StringComparison.Ordinal);
    }

    /// <summary>By a word that stands on it: in the one box of the program, and in the register.</summary>
    private async Task ListAsync(string entry)
    {
        await using (var auditor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "内审员", "/search?q=月末结账"))
        {
            await Expect.VisibleAsync(auditor.Page.Locator($".se-records a[href='{entry}']"));
            await auditor.CheckAccessibilityAsync();
            await auditor.PictureAsync("record-found");
            await auditor.GoAsync("/records/list?text=月末结账");
            await Expect.VisibleAsync(auditor.Page.Locator($"a[href='{entry}']"));
        }

        foreach (var look in new[] { Look.Desk, Look.Phone })
        {
            await using var visitor = await SampleVault.EnterAsync(chromium, vault, look, "内审员", $"/records/list?form={Number}");
            await Expect.VisibleAsync(visitor.Page.Locator($"a[href='{entry}']"));
            await Expect.VisibleAsync(visitor.Page.Locator("tbody").GetByText("全年"));
            await visitor.CheckAccessibilityAsync();
            await visitor.CheckFitsAsync();
            await visitor.PictureAsync("record-register");
        }
    }
}
