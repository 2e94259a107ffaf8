using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Clauses;

/// <summary>Every number of the matrix and of a clause's page leads to what it counts.</summary>
public sealed class DrillTests(FindingVault vault, Chromium chromium) : IClassFixture<FindingVault>
{
    /// <summary>No cell of the clause lies under the verdict, which stays in sight at the right.</summary>
    private const string NothingIsHidden = """
        () => { const cells = [...document.querySelectorAll('#c-8\\.6\\.1 > td')]; const verdict = cells.pop().getBoundingClientRect(); return cells.every(c => c.getBoundingClientRect().right <= verdict.left + 1); }
        """;

    private const string Row = "#c-8\\.6\\.1";

    public static TheoryData<int, bool> Looks => Look.Of(Look.EachAndWide);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task AClauseWithEvidence_FitsAndIsAccessible_AtEveryLook(int width, bool dark)
    {
        await using var visitor = await EnterAsync("管理者代表", $"/clauses/{FindingVault.Clause}", new Look(width, dark));
        await Expect.VisibleAsync(visitor.Page.Locator(".cl-evidence"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("clause-evidence");
        await visitor.GoAsync($"/coverage?clause={FindingVault.Clause}&group=8.6");
        await visitor.InteractiveAsync();
        await Expect.VisibleAsync(visitor.Page.Locator(".co-detail"));
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("coverage-finding");
        if (width >= Look.Desk.Width)
            Assert.True(await visitor.Page.EvaluateAsync<bool>(NothingIsHidden), "a number stands behind the verdict");
    }

    [Theory]
    [InlineData($"{Row} .co-records a", "**/records/list?clause=8.6.1&counted=*&to=*", "ITSMS-P15-R06-")]
    [InlineData($"{Row} td[data-label='到期未完成'] a", "**/records/duties?clause=8.6.1", "OBL-")]
    [InlineData($"{Row} td[data-label='未关闭发现'] a", "**/records/entry/*", "ITSMS-P23-R03-")]
    [InlineData($"{Row} .co-newest", "**/records/entry/*", "ITSMS-P15-R06-")]
    [InlineData(".co-detail .co-newest", "**/records/entry/*", "ITSMS-P15-R06-")]
    [InlineData(".co-findings a", "**/records/entry/*", "ITSMS-P23-R03-")]
    [InlineData(".co-kept >> text=1 条记录", "**/records/list?counted=*&form=ITSMS-P15-R06&to=*", "ITSMS-P15-R06-")]
    [InlineData(".co-form >> text=ITSMS-P15-R06", "**/records/forms/ITSMS-P15-R06", "IT事件统计表")]
    [InlineData(".co-to-clause a", "**/clauses/8.6.1", "事件管理")]
    public async Task OneClick_LeadsToWhatIsCounted(string link, string address, string shown)
    {
        await using var visitor = await EnterAsync("管理者代表", $"/coverage?clause={FindingVault.Clause}&group=8.6");
        var page = visitor.Page;
        await page.Locator(link).First.ClickAsync();
        await Expect.AddressAsync(page, address);
        await Expect.TextAsync(page.Locator("main"), shown);
    }

    [Fact]
    public async Task OfAPastDay_TheListHoldsWhatThatDayCounted()
    {
        var (kept, before) = (Day(-1), Day(-6)); // the statistics came three days ago
        await using var visitor = await EnterAsync("管理者代表", $"/coverage?clause={FindingVault.Clause}&group=8.6&day={kept}");
        var page = visitor.Page;
        await Expect.TextAsync(page.Locator($"{Row} .co-records a").First, "1");
        await page.Locator($"{Row} .co-records a").First.ClickAsync();
        await Expect.AddressAsync(page, $"**/records/list?clause=8.6.1&counted={kept}&to={kept}");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Status).GetByText("共 1 "));
        await visitor.GoAsync($"/records/list?clause=8.6.1&to={kept}&counted={before}");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Status).GetByText("共 0 "));
        await visitor.GoAsync($"/coverage?clause={FindingVault.Clause}&group=8.6&day={before}");
        await Expect.TextAsync(page.Locator($"{Row} .co-records"), "0");
        await Assertions.Expect(page.Locator($"{Row} .co-records a")).ToHaveCountAsync(0);
    }

    private static string Day(int back) => TimeProvider.System.GetUtcNow().AddHours(8).AddDays(back).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task TheDepartmentAskedFor_GoesAlong()
    {
        await using var visitor = await EnterAsync("管理者代表", $"/coverage?clause={FindingVault.Clause}&group=8.6&department=tech");
        await visitor.Page.Locator(".co-kept").First.ClickAsync();
        await Expect.AddressAsync(visitor.Page, "**/records/list?*department=tech*");
        await Expect.TextAsync(visitor.Page.Locator("main"), "ITSMS-P15-R06-");
    }

    [Fact]
    public async Task TheClausesPage_ShowsRecordsFreshnessAndFindings_AndLeadsToThem()
    {
        await using var visitor = await EnterAsync("内审员", $"/clauses/{FindingVault.Clause}");
        var (page, evidence) = (visitor.Page, visitor.Page.Locator("section", new() { Has = visitor.Page.Locator("#cl-evidence") }));
        await Expect.TextAsync(evidence, "有未关闭不符合");
        await Expect.TextAsync(evidence.Locator(".cl-by-form"), "1 条记录");
        await Expect.TextAsync(evidence.Locator("tbody"), "ITSMS-P15-R06-");
        await evidence.Locator(".co-findings a").ClickAsync();
        await Expect.AddressAsync(page, $"**/records/entry/{vault.FindingId}");
        await visitor.GoAsync($"/clauses/{FindingVault.Clause}");
        await visitor.InteractiveAsync();
        await evidence.Locator("tbody a").First.ClickAsync();
        await Expect.AddressAsync(page, "**/records/entry/*");
    }

    [Fact]
    public async Task WhoMayNotSeeTheMatrix_SeesTheRecordsOfTheirOwn()
    {
        await using var visitor = await EnterAsync("技术部工程师", $"/clauses/{FindingVault.Clause}");
        var evidence = visitor.Page.Locator("section", new() { Has = visitor.Page.Locator("#cl-evidence") });
        await Expect.TextAsync(evidence.Locator("tbody"), "ITSMS-P15-R06-");
        await Assertions.Expect(evidence.Locator(".cl-evidence")).ToHaveCountAsync(0);
    }

    private async Task<Visitor> EnterAsync(string user, string path, Look? look = null)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, look ?? Look.Desk);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(user, SampleVault.Password);
        await visitor.InteractiveAsync();
        return visitor;
    }
}
