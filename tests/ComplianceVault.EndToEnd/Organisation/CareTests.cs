using ComplianceVault.App.Platform.Access;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Organisation;

/// <summary>What operators do in 管理, and what people do with their own accounts.</summary>
public sealed class CareTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    private static readonly LocatorWaitForOptions Long = new() { Timeout = 90_000 };

    [Fact]
    public async Task BackUpNow_EndsInARecord_ThatIsTestedAndReviewedBySomebodyElse()
    {
        await using var admin = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(admin, "系统管理员", "/admin/backups");
        var page = admin.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "立即备份" }).First.ClickAsync();
        var row = page.Locator("[data-list=backups] tbody tr").Filter(new() { HasText = "手工" }).First;
        await row.WaitForAsync(Long);
        await Expect.TextAsync(row, "校验通过");
        var file = await page.RunAndWaitForDownloadAsync(() => row.GetByRole(AriaRole.Link).ClickAsync());
        Assert.StartsWith("cvault-", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.True(new FileInfo(await file.PathAsync()).Length > 1000);

        await row.GetByRole(AriaRole.Button).ClickAsync();
        var test = page.Locator("[data-list=restore-tests] tbody tr").First;
        await test.WaitForAsync(Long);
        await Expect.TextAsync(test, "通过");
        await Assertions.Expect(test.GetByRole(AriaRole.Button)).ToBeDisabledAsync();
        await admin.CheckAccessibilityAsync();
        await admin.PictureAsync("admin-backups-made");

        await using var auditor = await Visitor.ArriveAsync(chromium, vault, new Look(390, Dark: true));
        await SampleVault.EnterAsync(auditor, "内审员", "/admin/backups");
        await auditor.Page.Locator("[data-list=restore-tests]").GetByRole(AriaRole.Button).First.ClickAsync();
        await auditor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "复核", Exact = true }).ClickAsync();
        await Expect.TextAsync(auditor.Page.Locator("[data-list=restore-tests] tbody tr").First, "内审员");
        await auditor.CheckFitsAsync();
        await auditor.PictureAsync("admin-backups-made");
    }

    [Fact]
    public async Task Health_VerifiesTrailContentAndIndex_AsJobs()
    {
        await using var admin = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(admin, "系统管理员", "/admin/health");
        foreach (var (button, work) in new[] { ("立即校验", "trail.verify"), ("校验索引", "index.verify"), ("重建索引", "index.rebuild") })
        {
            await admin.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await admin.Page.Locator($"[data-work='{work}']").Filter(new() { HasText = "系统管理员" }).WaitForAsync(Long);
        }

        await admin.CheckAccessibilityAsync();
        await admin.PictureAsync("admin-health-checked");
    }

    [Fact]
    public async Task ASettingChanged_ShowsItsVersions()
    {
        await using var admin = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(admin, "系统管理员", "/admin/settings");
        var setting = admin.Page.GetByRole(AriaRole.Group, new() { Name = "每日备份保留份数" });
        await setting.GetByRole(AriaRole.Button).ClickAsync();
        var dialog = admin.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input").First.FillAsync("21");
        await dialog.Locator("input").Nth(1).FillAsync("保留三周");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await setting.Locator("summary").ClickAsync();
        await Expect.TextAsync(setting.Locator("table"), "保留三周");
        await admin.PictureAsync("admin-settings-changed");
    }

    [Fact]
    public async Task TheTrail_Exported_IsASheetAndAnEntry()
    {
        await using var admin = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(admin, "系统管理员", "/admin/trail?act=account.signed-in");
        var sheet = await admin.Page.RunAndWaitForDownloadAsync(() => admin.Page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" }).ClickAsync());
        Assert.EndsWith(".xlsx", sheet.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(await sheet.PathAsync(), TestContext.Current.CancellationToken))[..2]);
        await admin.GoAsync("/admin/trail?act=trail.exported");
        await Expect.TextAsync(admin.Page.Locator("tbody"), "导出操作留痕");
    }

    [Fact]
    public async Task ASampleButton_SignsIn()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await visitor.GoAsync("/admin/calendar");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "行政部文控", Exact = true }).ClickAsync();
        if (visitor.Page.Url.Contains("/sign-in", StringComparison.Ordinal))
            await visitor.Page.Locator("form button[type=submit]").ClickAsync();
        await Expect.AddressAsync(visitor.Page, "**/admin/calendar");
    }

    [Fact]
    public async Task AfterAReset_ThePasswordIsChangedFirst()
    {
        await using var admin = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(admin, "系统管理员", "/admin/people");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "技术部工程师" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "重置密码" }).ClickAsync();
        await admin.Page.GetByLabel("理由").FillAsync("忘记密码");
        await admin.Page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").ClickAsync();
        var once = await admin.Page.Locator(".cv-once").InnerTextAsync();

        await using var person = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await person.GoAsync("/documents");
        await person.SignInAsync("技术部工程师", once);
        await Expect.AddressAsync(person.Page, "**/account/password");
        await person.GoAsync("/documents");
        Assert.DoesNotContain("/documents", new Uri(person.Page.Url).AbsolutePath, StringComparison.Ordinal);
        await person.GoAsync("/account/password");
        await person.Page.Locator("[autocomplete=current-password]").FillAsync(once);
        foreach (var field in await person.Page.Locator("[autocomplete=new-password]").AllAsync())
            await field.FillAsync("new-word-2026-a");
        await person.Page.Locator("form button[type=submit]").ClickAsync();
        await person.InteractiveAsync();
    }

    [Fact]
    public async Task RestrictedRecordsOfAGrant_AreChosenFromTheFormsOfItsClauses()
    {
        await using var representative = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(representative, "管理者代表", "/admin/people");
        var page = representative.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "外部审核员" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "授予查阅权" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=clauses]").FillAsync("8.6");
        await dialog.Locator("[name=clauses]").PressAsync("Tab");
        await dialog.Locator("[name=restricted-find]").FillAsync("P15-R01");
        await Assertions.Expect(dialog.Locator("fieldset input[type=checkbox]")).ToHaveCountAsync(1);
        await dialog.Locator("[name='restricted-ITSMS-P15-R01']").CheckAsync();
        await dialog.Locator("[name=restricted-find]").FillAsync("没有这样的表单");
        await Assertions.Expect(dialog.Locator("[name='restricted-ITSMS-P15-R01']")).ToBeCheckedAsync(); // what is chosen stays in sight
        await representative.CheckAccessibilityAsync();
        await representative.PictureAsync("grant-forms");
        await dialog.GetByLabel("理由").FillAsync("第三方审核");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Expect.TextAsync(page.Locator("section", new() { Has = page.Locator("#grants") }), "ITSMS-P15-R01");
    }

    [Fact]
    public async Task PagesOfTheOwnAccount_FitAndAreAccessible_AtEveryLook()
    {
        foreach (var look in Look.Each)
        {
            await using var person = await Visitor.ArriveAsync(chromium, vault, look);
            await person.GoAsync("/account");
            await person.SignInAsync("内审员", SampleAccounts.Password);
            if (look == Look.Each[0])
                await person.Page.Locator("button[value=begin]").ClickAsync();
            await Expect.VisibleAsync(person.Page.Locator(".cv-steps code")); // with the QR code, until it is confirmed
            await CheckAsync(person, "account");
            await person.GoAsync("/account/password");
            await CheckAsync(person, "account-password");
            await person.GoAsync("/problem");
            await CheckAsync(person, "problem");
        }
    }

    [Fact]
    public async Task ASecondFactor_IsSetUp_AndAskedForAtTheNextSignIn()
    {
        await using var person = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await person.GoAsync("/account");
        await person.SignInAsync("总经理", SampleAccounts.Password);
        await person.Page.Locator("button[value=begin]").ClickAsync();
        var key = (await person.Page.Locator(".cv-steps code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await person.Page.Locator("[autocomplete=one-time-code]").FillAsync(Totp.Of(key));
        await person.Page.Locator("button[value=enable]").ClickAsync();
        await Expect.VisibleAsync(person.Page.Locator(".cv-codes"));
        foreach (var look in Look.Each)
        {
            await using var asked = await Visitor.ArriveAsync(chromium, vault, look);
            await asked.GoAsync("/documents");
            await asked.SignInAsync("总经理", SampleAccounts.Password);
            await Expect.AddressAsync(asked.Page, "**/sign-in/code*");
            await CheckAsync(asked, "sign-in-code");
        }

        await using var again = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await again.GoAsync("/documents");
        await again.SignInAsync("总经理", SampleAccounts.Password);
        await Expect.AddressAsync(again.Page, "**/sign-in/code*");
        await again.Page.Locator("[autocomplete=one-time-code]").FillAsync(Totp.Of(key));
        await again.Page.Locator("form button[type=submit]").ClickAsync();
        await Expect.AddressAsync(again.Page, "**/documents");
        await again.InteractiveAsync();
    }

    [Fact]
    public async Task AnOpenPage_OfSomebodyWhoLeft_ClosesByItself()
    {
        await using var leaver = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(leaver, "市场部职员", "/documents");
        await using var admin = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await SampleVault.EnterAsync(admin, "系统管理员", "/admin/people");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "市场部职员" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "办理离职" }).ClickAsync();
        await admin.Page.GetByLabel("理由").FillAsync("合同到期");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "确认离职" }).ClickAsync();
        await Expect.AddressAsync(leaver.Page, "**/sign-in*");
    }

    private static async Task CheckAsync(Visitor visitor, string name)
    {
        await visitor.CheckAccessibilityAsync();
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync(name);
    }
}
