using ComplianceVault.EndToEnd.Harness;

namespace ComplianceVault.EndToEnd.Shell;

/// <summary>A vault of a company's own, founded through the set-up page by the first test that needs it.</summary>
public sealed class FoundedVault : RunningVault
{
    public const string Administrator = "系统管理员甲";
    public const string Password = "sample-word-77";
    private readonly SemaphoreSlim founding = new(1);
    private bool founded;

    /// <summary>Founds the vault once, and leaves the visitor on the page asked for, signed in.</summary>
    public async Task EnterAsync(Visitor visitor, Chromium chromium, string path = "/")
    {
        await FoundAsync(chromium);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(Administrator, Password);
        await visitor.InteractiveAsync();
    }

    public async Task FoundAsync(Chromium chromium)
    {
        await founding.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (founded)
                return;
            await using var founder = await Visitor.ArriveAsync(chromium, this, Look.Desk);
            await founder.GoAsync("/");
            await FillSetUpAsync(founder, SetUpCode);
            await founder.Page.WaitForURLAsync("**/sign-in");
            founded = true;
        }
        finally
        {
            founding.Release();
        }
    }

    public static async Task FillSetUpAsync(Visitor visitor, string code)
    {
        var page = visitor.Page;
        await page.GetByLabel("设置码").FillAsync(code);
        await page.GetByLabel("公司名称").FillAsync("示例软件技术有限公司");
        await page.GetByLabel("您的姓名").FillAsync(Administrator);
        await page.GetByLabel("密码", new() { Exact = false }).First.FillAsync(Password);
        await page.GetByLabel("再次输入密码").FillAsync(Password);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "建立文件库" }).ClickAsync();
    }
}
