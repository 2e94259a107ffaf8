using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Shell;

public sealed class SetUpTests(RunningVault vault, Chromium chromium) : IClassFixture<RunningVault>
{
    [Fact]
    public async Task SetUp_WithTheCodeFromTheLog_FoundsTheVaultOnce()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await visitor.GoAsync("/documents");
        Assert.EndsWith("/set-up", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("set-up");

        await FoundedVault.FillSetUpAsync(visitor, "AAAAA-AAAAA");
        await Expect.VisibleAsync(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert));
        Assert.EndsWith("/set-up", visitor.Page.Url, StringComparison.Ordinal);

        await FoundedVault.FillSetUpAsync(visitor, vault.SetUpCode);
        await Expect.AddressAsync(visitor.Page, "**/sign-in");
        await visitor.SignInAsync(FoundedVault.Administrator, FoundedVault.Password);
        await visitor.InteractiveAsync();
        await Expect.VisibleAsync(visitor.Page.Locator("h1"));

        await visitor.GoAsync("/set-up");
        Assert.DoesNotContain("/set-up", visitor.Page.Url, StringComparison.Ordinal);
    }
}

/// <summary>A company with departments, numbers and editions of its own, and without a management representative.</summary>
public sealed class OwnCompanyTests(RunningVault vault, Chromium chromium) : IClassFixture<RunningVault>
{
    [Fact]
    public async Task OwnDepartmentsAndNumbers_AreKeptThroughTheSteps_AndFounded()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Phone);
        var page = visitor.Page;
        await visitor.GoAsync("/set-up");
        await page.GetByLabel("设置码").FillAsync(vault.SetUpCode);
        await FoundedVault.NextAsync(visitor);
        await Expect.VisibleAsync(page.GetByText("请填写公司名称"));
        await page.GetByLabel("公司名称").FillAsync("海岸数据服务有限公司");
        await FoundedVault.NextAsync(visitor);

        await FillDepartmentsAsync(visitor);
        await FoundedVault.Field(visitor, "管理者代表").SelectOptionAsync("gm");
        await FoundedVault.NextAsync(visitor);
        await FoundedVault.Field(visitor, "二阶").FillAsync("QP-{00}");
        await FoundedVault.Field(visitor, "三阶").FillAsync("QP-{00}");
        await FoundedVault.Field(visitor, "版次").SelectOptionAsync("letter-revision");
        await FoundedVault.NextAsync(visitor);
        await Expect.VisibleAsync(page.GetByText("会重号"));
        await FoundedVault.Field(visitor, "三阶").FillAsync("QW-{00}");
        await FoundedVault.NextAsync(visitor);

        await FoundedVault.NextAsync(visitor);
        await Expect.VisibleAsync(page.GetByText("由哪个部门承担？").First);
        await visitor.CheckFitsAsync();
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("set-up-parts");
        await FoundedVault.Field(visitor, "管理层").SelectOptionAsync("gm");
        await FoundedVault.Field(visitor, "行政部").SelectOptionAsync("office");
        await FoundedVault.Field(visitor, "市场部").SelectOptionAsync("-");
        await FoundedVault.Field(visitor, "技术部").SelectOptionAsync("dev");
        await FoundedVault.NextAsync(visitor);

        await page.GetByRole(AriaRole.Button, new() { Name = "上一步" }).ClickAsync();
        await Expect.VisibleAsync(FoundedVault.Field(visitor, "技术部"));
        Assert.Equal("dev", await FoundedVault.Field(visitor, "技术部").InputValueAsync());
        await FoundedVault.NextAsync(visitor);
        await page.GetByLabel("您的姓名").FillAsync(FoundedVault.Administrator);
        await FoundedVault.NextAsync(visitor);
        await Expect.VisibleAsync(page.GetByText("没有对应部门：市场部"));
        await visitor.CheckFitsAsync();
        await visitor.PictureAsync("set-up-review");
        await FoundedVault.ConfirmAsync(visitor);

        await Expect.AddressAsync(page, "**/sign-in");
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "海岸数据服务有限公司" }));
    }

    private static async Task FillDepartmentsAsync(Visitor visitor)
    {
        (string Code, string Name)[] own = [("gm", "总经办"), ("office", "综合部"), ("dev", "研发中心"), ("", "")];
        foreach (var (department, row) in own.Select((d, i) => (d, i + 1)))
        {
            await visitor.Page.GetByLabel($"部门 {row} 的代码").FillAsync(department.Code);
            await visitor.Page.GetByLabel($"部门 {row} 的名称").FillAsync(department.Name);
        }

        await FoundedVault.NextAsync(visitor);
    }
}
