using ComplianceVault.EndToEnd.Harness;
using ComplianceVault.EndToEnd.Shell;

namespace ComplianceVault.EndToEnd.Organisation;

/// <summary>A company takes every part of the sample for its own departments and numbers: nothing on its pages tells of the sample.</summary>
public sealed class OwnSystemTests(RunningVault vault, Chromium chromium) : IClassFixture<RunningVault>
{
    private static readonly (string Code, string Name)[] Departments = [("ops", "机房部"), ("cust", "客户部"), ("gen", "综合部"), ("", "")];

    private static readonly string[] Traces = ["ITSMS-", "行政部", "市场部", "技术部", "示例", "样例"];

    [Fact]
    public async Task WithEveryPart_NoPageTellsOfTheSample()
    {
        await FoundAsync();
        await using var founder = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await founder.GoAsync("/coverage");
        await founder.SignInAsync(FoundedVault.Administrator, FoundedVault.Password);
        await founder.InteractiveAsync();
        foreach (var (path, there) in new[]
        {
            ("/coverage", ".co-table"), ("/coverage?view=Heat", ".co-heat"), ("/coverage?clause=8.6.1", ".co-detail"), ("/clauses", "main"), ("/clauses/8.6.1", ".cl-page"),
            ("/records", "tbody tr"), ("/records/list", "main"), ("/records/duties", "main"), ("/records/consistency", "main"),
        })
        {
            await founder.GoAsync(path);
            await founder.InteractiveAsync();
            await founder.Page.Locator(there).First.WaitForAsync();
            var text = await founder.Page.Locator("body").InnerTextAsync();
            Assert.All(Traces, trace => Assert.False(text.Contains(trace, StringComparison.Ordinal), $"{path}: {trace}"));
        }

        await founder.GoAsync("/coverage");
        await Expect.TextAsync(founder.Page.Locator(".co-table thead"), "机房部");
        await founder.PictureAsync("own-coverage");
    }

    private async Task FoundAsync()
    {
        await using var founder = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await founder.GoAsync("/");
        var page = founder.Page;
        await page.GetByLabel("设置码").FillAsync(vault.SetUpCode);
        await page.GetByLabel("公司名称").FillAsync("远山数据服务有限公司");
        await FoundedVault.NextAsync(founder);
        foreach (var (department, row) in Departments.Select((d, i) => (d, i + 1)))
        {
            await page.GetByLabel($"部门 {row} 的代码").FillAsync(department.Code);
            await page.GetByLabel($"部门 {row} 的名称").FillAsync(department.Name);
        }

        await FoundedVault.NextAsync(founder);
        await FoundedVault.NextAsync(founder); // there is a representative
        foreach (var pattern in await page.Locator(".cv-setup-step:not([hidden]) input[type=text], .cv-setup-step:not([hidden]) input:not([type])").AllAsync())
            await pattern.FillAsync((await pattern.InputValueAsync()).Replace("ITSMS", "YS", StringComparison.Ordinal));
        await FoundedVault.NextAsync(founder);
        foreach (var (mapped, i) in (await page.Locator(".cv-setup-step:not([hidden]) select").AllAsync()).Select((m, i) => (m, i)))
            await mapped.SelectOptionAsync(Departments[i % 3].Code);
        await FoundedVault.NextAsync(founder);
        await page.GetByLabel("您的姓名").FillAsync(FoundedVault.Administrator);
        await page.GetByLabel("文控").CheckAsync();
        await FoundedVault.NextAsync(founder);
        await FoundedVault.ConfirmAsync(founder);
        await Expect.AddressAsync(page, "**/sign-in");
    }
}
