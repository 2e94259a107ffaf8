using System.IO.Compression;
using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Clauses;

/// <summary>The management representative grants the records of a clause and a period; the auditor from outside sees those in the register, the search, the clause and the matrix.</summary>
public sealed class GrantedRecordTests(FindingVault vault, Chromium chromium) : IClassFixture<FindingVault>
{
    private const string Outsider = "外部审核员";

    [Fact]
    public async Task AnExternalAuditor_SeesTheRecordsThatWereGranted()
    {
        await GrantAsync();
        await using var visitor = await EnterAsync(Outsider, "/");
        var page = visitor.Page;
        await page.Locator(".cv-rail").GetByRole(AriaRole.Link, new() { Name = "记录" }).ClickAsync();
        await Expect.AddressAsync(page, "**/records/list");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).GetByText("共 1 ")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "我的记录" })).ToHaveCountAsync(0);
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("granted-records");
        await page.Locator(".cv-table a[href^='/records/entry/']").First.ClickAsync();
        await Expect.TextAsync(page.Locator("h1"), FindingVault.Kept);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "下载 PDF" })).ToHaveCountAsync(0);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("granted-record");

        await visitor.GoAsync($"/records/entry/{vault.FindingId}");
        await Assertions.Expect(page.Locator(".cv-notice-error, [role=alert]").First).ToBeVisibleAsync();
        await visitor.GoAsync("/search?q=重复事件的内容");
        await Expect.VisibleAsync(page.Locator(".se-records a[href^='/records/entry/']").First);
        await visitor.GoAsync($"/clauses/{FindingVault.Clause}");
        await Expect.VisibleAsync(page.Locator("section:has(#cl-evidence) a[href^='/records/entry/']").First);
        await visitor.GoAsync("/coverage");
        await Expect.TextAsync(page.Locator("#c-8\\.6\\.1 .co-records a").First, "1");
        await page.Locator("#c-8\\.6\\.1 .co-records a").First.ClickAsync();
        await Expect.AddressAsync(page, "**/records/list?clause=8.6.1*");
        await Expect.VisibleAsync(page.Locator(".cv-table a[href^='/records/entry/']").First);
    }

    [Fact]
    public async Task TheSheet_HoldsTheNumbersOfGrantedRecords_WithoutVerdicts()
    {
        await GrantAsync(export: true);
        await using var visitor = await EnterAsync(Outsider, "/coverage?group=8.6");
        var answer = await visitor.Page.APIRequest.GetAsync(new Uri(vault.Address, "/coverage/export.xlsx?group=8.6").ToString());
        await using var sheet = new ZipArchive(new MemoryStream(await answer.BodyAsync()));
        using var reader = new StreamReader(await sheet.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).OpenAsync(TestContext.Current.CancellationToken));
        var row = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split("row ").Single(r => r.Contains(">8.6.1<", StringComparison.Ordinal));
        Assert.Contains("v>1</", row, StringComparison.Ordinal);
        Assert.DoesNotContain("证据", row, StringComparison.Ordinal);
    }

    private async Task GrantAsync(bool export = false)
    {
        await using var representative = await EnterAsync("管理者代表", "/admin/people");
        var page = representative.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = Outsider }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "授予查阅权" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("查阅以下条款的记录").FillAsync("8.6、9.99");
        await dialog.GetByLabel("理由").FillAsync("第三方审核");
        if (export)
            await dialog.GetByLabel("允许下载和导出").CheckAsync();
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect.VisibleAsync(dialog.GetByRole(AriaRole.Alert).GetByText("9.99"));
        await dialog.GetByLabel("查阅以下条款的记录").FillAsync("8.6、9.1");
        await representative.CheckAccessibilityAsync();
        await representative.PictureAsync("grant-records");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Expect.VisibleAsync(page.GetByText("查阅条款 8.6、9.1 的记录").First);
    }

    private async Task<Visitor> EnterAsync(string who, string path)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(who, SampleVault.Password);
        await visitor.InteractiveAsync();
        return visitor;
    }
}
