using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Shell;

/// <summary>A vault of a company's own, founded through the set-up page by the first test that needs it.</summary>
public sealed class FoundedVault : RunningVault
{
    public const string Administrator = "系统管理员甲";
    public const string Password = "sample-word-77";
    private const int FoundingTime = 120_000;
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
            await Expect.AddressAsync(founder.Page, "**/sign-in");
            founded = true;
        }
        finally
        {
            founding.Release();
        }
    }

    /// <summary>Goes through all steps with what they propose; a wrong code ends on the first.</summary>
    public static async Task FillSetUpAsync(Visitor visitor, string code)
    {
        var page = visitor.Page;
        await page.GetByLabel("设置码").FillAsync(code);
        await page.GetByLabel("公司名称").FillAsync("海岸数据服务有限公司");
        await NextAsync(visitor);
        if (await page.GetByRole(AriaRole.Alert).CountAsync() > 0)
            return;
        for (var step = 0; step < 4; step++)
            await NextAsync(visitor);
        await page.GetByLabel("您的姓名").FillAsync(Administrator);
        await NextAsync(visitor);
        await ConfirmAsync(visitor);
    }

    /// <summary>The step is sent and the next one, or the same with what is wrong, is there.</summary>
    public static async Task NextAsync(Visitor visitor)
    {
        await visitor.Page.EvaluateAsync("document.documentElement.dataset.left = 'yes'");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await visitor.Page.Locator("html:not([data-left]) .cv-setup-steps").WaitForAsync();
    }

    /// <summary>The field of this word; the options and the help of others, which name it too, belong to their labels.</summary>
    public static ILocator Field(Visitor visitor, string word) => visitor.Page.Locator($"label:has(> span:has-text('{word}')) :is(select, input)");

    /// <summary>Founding brings in the whole pack, so that its answer is waited for longer than a page's.</summary>
    public static async Task ConfirmAsync(Visitor visitor)
    {
        await visitor.Page.GetByLabel("密码", new() { Exact = false }).First.FillAsync(Password);
        await visitor.Page.GetByLabel("再次输入密码").FillAsync(Password);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "建立体系" }).ClickAsync(new() { Timeout = FoundingTime });
    }
}
