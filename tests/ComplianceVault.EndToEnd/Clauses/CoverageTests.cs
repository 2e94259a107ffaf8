using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Clauses;

/// <summary>The matrix as management sees it, and as somebody from outside sees it, with and without granted verdicts.</summary>
public sealed class CoverageTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    /// <summary>A day on which the service management plan of the sample had not come in yet.</summary>
    private static string EarlyDay => TimeProvider.System.GetUtcNow().AddDays(-360).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TheoryData<int, bool> Looks => Look.Of(Look.EachAndWide);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_FitAndAreAccessible_AtEveryLook(int width, bool dark)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, new Look(width, dark), "管理者代表", "/coverage");
        foreach (var (name, path) in new[] { ("coverage", "/coverage"), ("coverage-explained", "/coverage?clause=8.6.1&group=8.6"), ("coverage-heat", "/coverage?view=Heat"), ("coverage-trend", "/coverage?view=Trend") })
        {
            await visitor.GoAsync(path);
            await visitor.InteractiveAsync();
            await visitor.Page.Locator(".co-table").First.WaitForAsync();
            await visitor.CheckAccessibilityAsync();
            await visitor.CheckFitsAsync();
            await visitor.PictureAsync(name);
        }
    }

    [Fact]
    public async Task Management_SeesTheWeakest_WhyAClauseIsWhatItIs_AndOpensTheDocument()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "管理者代表", $"/coverage?day={EarlyDay}");
        var page = visitor.Page;
        await Assertions.Expect(page.Locator(".co-weakest li")).ToHaveCountAsync(5);
        await Expect.TextAsync(page.Locator("#c-6\\.3 .co-verdict"), "缺：公司应有的服务管理计划没有现行有效版本");
        await Expect.TextAsync(page.Locator("#c-6 .co-verdict"), "取最弱的条款");

        await page.Locator("#c-8\\.6\\.1 .co-name").ClickAsync();
        await Expect.AddressAsync(page, "**clause=8.6.1*");
        await Expect.TextAsync(page.Locator(".co-criteria"), "主责部门：技术部");
        await page.Locator(".co-detail .co-document", new() { HasText = "ITSMS-P15" }).First.ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-P15?edition=A&section=*");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "事件管理程序" }).First);
    }

    [Fact]
    public async Task ADocumentsCell_OpensTheSectionThatAnswersTheClause()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "管理者代表", "/coverage?group=8.2");
        var page = visitor.Page;
        await page.Locator("#c-8\\.2\\.6 .co-documents a", new() { HasText = "ITSMS-P07" }).ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-P07?*section=*");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "配置管理程序" }).First);
        var section = Regex.Match(page.Url, "(?<=section=)[^&]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        await Assertions.Expect(page.Locator($"[data-section='{Uri.UnescapeDataString(section)}']")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task State_IsInTheAddress_AndFiltersAndFoldingWork()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "技术部负责人", "/coverage");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "折叠 8", Exact = true }).PressAsync("Enter");
        await Expect.AddressAsync(page, "**closed=8*");
        await Assertions.Expect(page.Locator("#c-8\\.6\\.1")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Expect.VisibleAsync(page.Locator("#c-8\\.6\\.1"));
        await page.GetByLabel("章节").SelectOptionAsync("7.5");
        await Expect.AddressAsync(page, "**group=7.5*");
        await Assertions.Expect(page.Locator(".co-leaf")).ToHaveCountAsync(5);
        await page.GetByRole(AriaRole.Link, new() { Name = "建库首日" }).ClickAsync();
        await Expect.AddressAsync(page, "**day=*");
        await Assertions.Expect(page.Locator(".co-leaf")).ToHaveCountAsync(5);
        await page.GetByLabel("我的部门").CheckAsync();
        await Expect.AddressAsync(page, "**mine=1*");
        await Assertions.Expect(page.Locator(".co-leaf")).ToHaveCountAsync(0); // administration leads 7.5
        await page.GetByLabel("承担").SelectOptionAsync("Any");
        await Expect.AddressAsync(page, "**part=Any*");
        await Assertions.Expect(page.Locator(".co-leaf")).ToHaveCountAsync(5);
        await visitor.GoAsync($"/coverage?day={EarlyDay}");
        await visitor.InteractiveAsync();
        await page.Locator("label:has(span:text-is('部门')) select").SelectOptionAsync("market");
        await Expect.AddressAsync(page, "**department=market*");
        await Assertions.Expect(page.Locator("#c-8\\.6\\.1")).ToHaveCountAsync(0); // technology leads it
        await Assertions.Expect(page.Locator(".co-leaf").Nth(40)).ToHaveCountAsync(0);
        await page.GetByLabel("承担").SelectOptionAsync("Any");
        await Expect.AddressAsync(page, "**part=Any*");
        await Assertions.Expect(page.Locator(".co-leaf")).ToHaveCountAsync(63);
        await page.Locator("label:has(span:text-is('判定')) select").SelectOptionAsync("Missing");
        await Expect.AddressAsync(page, "**department=market*part=Any*verdict=Missing*");
        await Assertions.Expect(page.Locator(".co-leaf:not(.co-r-missing)")).ToHaveCountAsync(0);
        await Expect.VisibleAsync(page.Locator("#c-6\\.3"));
    }

    [Fact]
    public async Task WhereThePointerRests_TheReasonsAreTold()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "管理者代表", $"/coverage?day={EarlyDay}");
        const string Missing = "缺：公司应有的服务管理计划没有现行有效版本";
        Assert.Contains(Missing, await visitor.Page.Locator("#c-6\\.3 .co-chip").GetAttributeAsync("title"), StringComparison.Ordinal);
        await visitor.GoAsync($"/coverage?view=Heat&day={EarlyDay}");
        var cell = visitor.Page.Locator("tr", new() { Has = visitor.Page.Locator("b", new() { HasTextRegex = new Regex("^6\\.3$", RegexOptions.None, TimeSpan.FromSeconds(1)) }) }).Locator(".co-cell a", new() { HasText = "★" });
        Assert.Contains(Missing, await cell.GetAttributeAsync("title"), StringComparison.Ordinal);
        await cell.ClickAsync();
        await Expect.VisibleAsync(visitor.Page.Locator("#c-6\\.3"));
    }

    [Fact]
    public async Task Export_HoldsTheExplanations()
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "管理者代表", $"/coverage?day={EarlyDay}");
        var page = visitor.Page;
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel（含说明）" }).ClickAsync());
        await using var sheet = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await sheet.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).OpenAsync(TestContext.Current.CancellationToken));
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("缺：公司应有的服务管理计划没有现行有效版本", text, StringComparison.Ordinal);
        Assert.Contains("系统提示，不代替审核结论", text, StringComparison.Ordinal);
        using var facts = new StreamReader(await sheet.GetEntry("docProps/core.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Matches(new Regex("操作留痕 [0-9]+ [0-9a-f]{64}<", RegexOptions.None, TimeSpan.FromSeconds(5)), await facts.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(90, Regex.Count(text, "<x?:?row ", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task AnExternalAuditor_SeesVerdictsOnlyWhenGranted_AndIsToldWhyNot()
    {
        await GrantAsync(verdicts: false);
        await using (var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "外部审核员", "/coverage"))
        {
            await Expect.VisibleAsync(visitor.Page.GetByText("管理者代表没有授权显示系统判定"));
            await Expect.TextAsync(visitor.Page.Locator("#c-8\\.6\\.1"), "ITSMS-P15");
            await Assertions.Expect(visitor.Page.Locator(".co-chip")).ToHaveCountAsync(0);
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "导出 Excel（含说明）" })).ToBeDisabledAsync();
            var refused = await visitor.Page.APIRequest.GetAsync(new Uri(vault.Address, "/coverage/export.xlsx").ToString());
            Assert.Equal(403, refused.Status);
            await visitor.CheckAccessibilityAsync();
            await visitor.PictureAsync("coverage-external");
        }

        await GrantAsync(verdicts: true);
        await using var granted = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "外部审核员", $"/coverage?day={EarlyDay}");
        await Expect.TextAsync(granted.Page.Locator("#c-6\\.3 .co-verdict"), "证据缺失");
    }

    [Fact]
    public async Task AnExternalAuditor_WithoutVerdicts_DrillsToTheSection()
    {
        await GrantAsync(verdicts: false);
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "外部审核员", "/coverage?group=8.2");
        var page = visitor.Page;
        await page.Locator("#c-8\\.2\\.6 .co-name").ClickAsync();
        await Expect.AddressAsync(page, "**clause=8.2.6*");
        await Expect.VisibleAsync(page.Locator(".co-detail"));
        await Assertions.Expect(page.Locator(".co-criteria")).ToHaveCountAsync(0);
        await page.Locator("#c-8\\.2\\.6 .co-documents a", new() { HasText = "ITSMS-P07" }).ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-P07?section=*");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "配置管理程序" }).First);
        await Assertions.Expect(page.Locator(".rv-target")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task AnExternalAuditor_SeesWhy_DrillsToTheSection_AndExportsWhenGranted()
    {
        await GrantAsync(verdicts: true, export: true);
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "外部审核员", "/coverage?group=8.2");
        var page = visitor.Page;
        await page.Locator("#c-8\\.2\\.6 .co-name").ClickAsync();
        await Expect.AddressAsync(page, "**clause=8.2.6*");
        await Expect.TextAsync(page.Locator(".co-criteria"), "主责部门：技术部");
        await Expect.TextAsync(page.Locator(".co-detail"), "系统提示，不代替审核结论");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("coverage-external-why");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel（含说明）" }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        await page.Locator(".co-to-clause a").ClickAsync();
        await Expect.AddressAsync(page, "**/clauses/8.2.6");
        var answer = page.Locator(".cl-document", new() { Has = page.Locator("h3", new() { HasText = "配置管理程序" }) }).Locator(".cl-answer-confirmed a").First;
        var section = await answer.InnerTextAsync();
        await answer.ClickAsync();
        await Expect.AddressAsync(page, "**/documents/ITSMS-P07?*section=*");
        await Expect.TextAsync(page.Locator(".rv-target"), section.Split(' ')[^1]);
        await Assertions.Expect(page.Locator(".rv-target")).ToBeInViewportAsync();
    }

    private async Task GrantAsync(bool verdicts, bool export = false)
    {
        await using var representative = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "管理者代表", "/admin/people");
        var page = representative.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "外部审核员" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "授予查阅权" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("理由").FillAsync("第三方审核");
        if (verdicts)
            await dialog.GetByLabel("显示系统提示的判断").CheckAsync();
        if (export)
            await dialog.GetByLabel("允许下载和导出").CheckAsync();
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }
}
