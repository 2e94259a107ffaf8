using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using ComplianceVault.EndToEnd.Shell;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Organisation;

/// <summary>A company founds its own vault and brings its documents into force, with nothing but the program and its people.</summary>
public sealed class OwnCompanyTests(RunningVault vault, Chromium chromium) : IClassFixture<RunningVault>
{
    private const string Company = "远山数据服务有限公司";
    private const string Founder = "系统管理员甲";
    private const string Second = "系统管理员乙";
    private const string Controller = "文件管理员丙";
    private const string Representative = "管理者代表丁";
    private const string Staff = "工程师戊";
    private const string Password = "far-mountain-2026";
    private const string Sentence = "备用发电机每季度带载运行三十分钟";
    private const string Printed = "门禁卡遗失后两小时内注销";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FromTheCodeInTheLog_ToASentenceFound_WithoutTheSample()
    {
        await FoundAsync();
        var once = await PeopleAsync();
        await SecondPersonAsync(once[Second]);
        var batch = await ImportAsync(once[Controller]);
        await SignAsync(batch, once[Representative]);
        await ReadAsync(once[Staff]);
        await NoTraceAsync();
    }

    private async Task FoundAsync()
    {
        await using var founder = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await founder.GoAsync("/");
        var page = founder.Page;
        await page.GetByLabel("设置码").FillAsync(vault.SetUpCode);
        await page.GetByLabel("公司名称").FillAsync(Company);
        await FoundedVault.NextAsync(founder);
        (string Code, string Name)[] departments = [("ops", "机房部"), ("", ""), ("", ""), ("", "")];
        foreach (var (department, row) in departments.Select((d, i) => (d, i + 1)))
        {
            await page.GetByLabel($"部门 {row} 的代码").FillAsync(department.Code);
            await page.GetByLabel($"部门 {row} 的名称").FillAsync(department.Name);
        }

        for (var step = 0; step < 3; step++)
            await FoundedVault.NextAsync(founder); // departments, representative, numbers
        foreach (var part in await page.Locator(".cv-setup-step:not([hidden]) fieldset input[type=checkbox]:enabled").AllAsync())
            await part.UncheckAsync(); // no parts of the sample
        await FoundedVault.NextAsync(founder);
        await page.GetByLabel("您的姓名").FillAsync(Founder);
        await FoundedVault.NextAsync(founder);
        await page.GetByLabel("密码", new() { Exact = false }).First.FillAsync(Password);
        await page.GetByLabel("再次输入密码").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "建立体系" }).ClickAsync(new() { Timeout = 60_000 });
        await Expect.AddressAsync(page, "**/sign-in");
        Assert.Equal(0, await page.Locator(".cv-samples").CountAsync());
    }

    /// <summary>Returns the one-time passwords by name.</summary>
    private async Task<Dictionary<string, string>> PeopleAsync()
    {
        await using var founder = await EnterAsync(Founder, Password, "/admin/departments");
        var page = founder.Page;
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);

        var once = new Dictionary<string, string>();
        foreach (var (name, role) in new[] { (Second, "sys_admin"), (Controller, "doc_controller"), (Representative, "mgmt_rep"), (Staff, null) })
            once[name] = await PersonAsync(founder, name, role);
        await GrantAsync(founder, Representative, "sys_admin");
        await founder.PictureAsync("own-role-proposed");
        return once;
    }

    private static async Task GrantAsync(Visitor founder, string name, string role)
    {
        await founder.GoAsync("/admin/people");
        await founder.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Expect.AddressAsync(founder.Page, "**/admin/people/*-*");
        await GrantAsync(founder.Page, role);
    }

    private static async Task GrantAsync(IPage page, string role)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await page.GetByRole(AriaRole.Button, new() { Name = "授予角色" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "角色" }).First.SelectOptionAsync(role);
        await dialog.GetByLabel("理由").FillAsync("建立本公司体系");
        await SaveAsync(page);
    }

    private static async Task<string> PersonAsync(Visitor founder, string name, string? role)
    {
        var page = founder.Page;
        await founder.GoAsync("/admin/people");
        await founder.InteractiveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记人员" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("姓名").FillAsync(name);
        await dialog.GetByLabel("部门").SelectOptionAsync(new SelectOptionValue { Label = "机房部" });
        await SaveAsync(page);
        await Expect.AddressAsync(page, "**/admin/people/*-*");
        await page.GetByRole(AriaRole.Button, new() { Name = "开通账号" }).ClickAsync();
        await SaveAsync(page);
        var once = await page.Locator(".cv-once").InnerTextAsync();
        if (role is not null)
            await GrantAsync(page, role);
        return once;
    }

    /// <summary>The representative is to administer rights too: the one who proposed it cannot confirm, another administrator must.</summary>
    private async Task SecondPersonAsync(string once)
    {
        await using (var founder = await EnterAsync(Founder, Password, "/admin/people"))
            await Assertions.Expect(founder.Page.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true })).ToBeDisabledAsync();
        await using var second = await FirstSignInAsync(Second, once, "/admin/people");
        var page = second.Page;
        await Expect.TextAsync(page.Locator("main"), $"{Founder} 提出授予 {Representative}");
        await second.CheckAccessibilityAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("提出授予")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect.TextAsync(page.GetByRole(AriaRole.Row).Filter(new() { HasText = Representative }).Locator("td").Nth(2), "系统管理员");
    }

    private async Task<string> ImportAsync(string once)
    {
        await using var controller = await FirstSignInAsync(Controller, once, "/documents");
        var page = controller.Page;
        Assert.Equal(0, await page.Locator("tbody tr").CountAsync());
        var folder = await FolderAsync(page.Context);
        await page.Locator(".dv-upload[data-ready=true]").WaitForAsync();
        await page.Locator("[data-input=folder]").SetInputFilesAsync(folder);
        await Expect.AddressAsync(page, "**/documents/import/*-*");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "接受全部可入库的（4）" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".dv-item")).ToHaveCountAsync(4);
        await Expect.VisibleAsync(page.GetByText("体系文件/程序/YS-QP-01_柴油发电机管理程序_A.docx"));
        await page.GetByRole(AriaRole.Button, new() { Name = "接受全部可入库的（4）" }).ClickAsync();
        await Expect.TextAsync(page.Locator(".dv-sheet"), "等待管理者代表签署");
        await controller.PictureAsync("own-accepted");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>As a company has it: folders, Word, a printed PDF, a text file, and what systems leave behind.</summary>
    private async Task<string> FolderAsync(IBrowserContext context)
    {
        var folder = Path.Combine(vault.Root, "体系文件");
        var inner = Directory.CreateDirectory(Path.Combine(folder, "程序")).FullName;
        foreach (var word in new[]
        {
            WordFiles.Make("YS-QP-01", "柴油发电机管理程序", Sentence, Company, "机房部"),
            WordFiles.Make("YS-QP-02", "来访登记程序", "访客由接待人全程陪同", Company, "机房部"),
        })
            await File.WriteAllBytesAsync(Path.Combine(inner, word.Name), word.Buffer, Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "YS-QP-04_交接班程序_A.md"), $"# 交接班程序\n\n文件编号：YS-QP-04\n版本：A\n\n## 1 要求\n\n交接双方在记录上签字。\n", Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, ".DS_Store"), "x", Ct);
        var printer = await context.NewPageAsync();
        await printer.SetContentAsync($"<h1>门禁卡管理程序</h1><p>文件编号：YS-QP-03</p><p>版本：A</p><h2>1 目的</h2><p>规定门禁卡的发放。</p><h2>2 要求</h2><p>{Printed}。</p>");
        await printer.PdfAsync(new() { Path = Path.Combine(folder, "YS-QP-03_门禁卡管理程序_A.pdf") });
        await printer.CloseAsync();
        return folder;
    }

    private async Task SignAsync(string batch, string once)
    {
        await using var representative = await FirstSignInAsync(Representative, once, batch);
        var page = representative.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "签署入库确认单" }).ClickAsync();
        await page.GetByLabel("请再次输入您的密码").FillAsync(once); // no longer the password
        await page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.TextAsync(page.Locator(".mud-dialog [role=alert]"), "密码不对");
        await page.GetByLabel("请再次输入您的密码").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.TextAsync(page.Locator(".cv-notice-success"), $"已由{Representative}于");
    }

    private async Task ReadAsync(string once)
    {
        await using var staff = await FirstSignInAsync(Staff, once, "/search?q=" + Uri.EscapeDataString("发电机每季度带载"));
        var page = staff.Page;
        var hit = page.Locator(".se-hit").First;
        await Expect.TextAsync(hit, "柴油发电机管理程序");
        await hit.Locator("a.se-open").ClickAsync();
        await Expect.AddressAsync(page, "**/documents/YS-QP-01?*section=*");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('article mark')].some(m => { const r = m.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight; })"); // one word may stand further up as well
        await Expect.TextAsync(page.Locator("article"), Sentence);
        await staff.GoAsync("/search?q=" + Uri.EscapeDataString(Printed));
        await Expect.TextAsync(page.Locator(".se-hit").First, "门禁卡管理程序");
        await staff.PictureAsync("own-search");
    }

    private async Task NoTraceAsync()
    {
        await using var founder = await EnterAsync(Founder, Password, "/documents");
        var page = founder.Page;
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(4);
        await Expect.TextAsync(page.Locator(".cv-brand"), Company);
        foreach (var path in new[] { "/", "/documents", "/documents/import", "/search?q=%E6%96%87%E4%BB%B6%E6%8E%A7%E5%88%B6", "/admin/people", "/admin/departments", "/admin/trail", "/admin/glossary", "/admin/jobs" })
        {
            await founder.GoAsync(path);
            await founder.InteractiveAsync();
            Assert.Equal(0, await page.Locator(".cv-sample").CountAsync());
            var text = await page.Locator("body").InnerTextAsync();
            Assert.DoesNotContain("示例", text, StringComparison.Ordinal);
            Assert.DoesNotContain("样例", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ITSMS-P0", text, StringComparison.Ordinal);
        }
    }

    private async Task<Visitor> EnterAsync(string name, string password, string path)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(name, password);
        await visitor.InteractiveAsync();
        return visitor;
    }

    /// <summary>The one-time password is changed first; then the page asked for.</summary>
    private async Task<Visitor> FirstSignInAsync(string name, string once, string path)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(name, once);
        var page = visitor.Page;
        await Expect.AddressAsync(page, "**/account/password");
        await page.Locator("[autocomplete=current-password]").FillAsync(once);
        foreach (var field in await page.Locator("[autocomplete=new-password]").AllAsync())
            await field.FillAsync(Password);
        await page.Locator("form button[type=submit]").ClickAsync();
        await visitor.InteractiveAsync();
        await visitor.GoAsync(path);
        await visitor.InteractiveAsync();
        return visitor;
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }
}
