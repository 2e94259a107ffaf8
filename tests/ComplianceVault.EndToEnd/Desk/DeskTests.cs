using System.Text;
using System.Text.RegularExpressions;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Desk;

/// <summary>工作台, the management's page on it, and 消息.</summary>
public sealed partial class DeskTests(DeskVault vault, Chromium chromium)
{
    public static TheoryData<int, bool> Looks => Look.Of(Look.Each);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_FitAndAreAccessible_AtEveryLook(int width, bool dark)
    {
        foreach (var (user, name, path) in new[]
        {
            ("总经理", "desk-manager", "/"), ("管理者代表", "desk-representative", "/"), ("行政部文控", "desk-controller", "/"), ("技术部负责人", "desk-head", "/"), ("系统管理员", "messages", "/admin/messages"),
        })
        {
            await using var visitor = await EnterAsync(user, path, new Look(width, dark));
            await visitor.CheckAccessibilityAsync();
            await visitor.CheckFitsAsync();
            await visitor.PictureAsync(name);
        }
    }

    [Fact]
    public async Task ManagementsPage_IsOneSheetOnPaper_AndLeadsIntoTheMatrix()
    {
        await using var visitor = await EnterAsync("总经理", "/", Look.Desk);
        var page = visitor.Page;
        await Expect.VisibleAsync(page.GetByRole(AriaRole.Heading, new() { Name = "最薄弱的五个条款" }));
        Assert.Equal(5, await page.Locator("[aria-labelledby=dk-weak] ol li").CountAsync());
        var pdf = await page.PdfAsync(new() { Format = "A4", Path = Path.Combine(Repository.Artifacts, "desk-manager.pdf") });
        Assert.Single(Sheet().Matches(Encoding.Latin1.GetString(pdf)));

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.PictureAsync("desk-manager-print");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.Locator("[aria-labelledby=dk-weak] ol li a").First.ClickAsync();
        await Expect.AddressAsync(page, "**/coverage?clause=*");
    }

    [Fact]
    public async Task Kinds_AreInTheAddress_AndATaskOpensItsPage()
    {
        await using var visitor = await EnterAsync("行政部文控", "/", Look.Desk);
        var page = visitor.Page;
        var row = page.Locator("tr[data-kind='document.review'] a").First;
        await page.Locator(".dk-inbox .dv-chip").Nth(1).ClickAsync();
        await Expect.AddressAsync(page, "**/?kind=*");
        await row.ClickAsync();
        await Expect.AddressAsync(page, "**/documents/*");
    }

    [Fact]
    public async Task MailServerThatCannotBeReached_IsSaid_AndThePasswordIsNowhere()
    {
        await using var visitor = await EnterAsync("系统管理员", "/admin/messages", Look.Desk);
        var page = visitor.Page;
        var mail = page.Locator("[data-channel=Mail]");
        await mail.GetByRole(AriaRole.Button, new() { Name = "发送测试消息" }).ClickAsync();
        await Expect.VisibleAsync(page.GetByText("您的人员资料里没有邮箱地址"));
        await Expect.VisibleAsync(mail.GetByText("已设置（不显示）"));
        await Assertions.Expect(page.Locator("[data-channel=Robot]").GetByRole(AriaRole.Button)).ToBeDisabledAsync();
        Assert.DoesNotContain("the-password", await page.ContentAsync(), StringComparison.Ordinal);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("messages-refused");
    }

    private async Task<Visitor> EnterAsync(string user, string path, Look look)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, look);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(user, DeskVault.Password);
        await visitor.InteractiveAsync();
        return visitor;
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 1000)]
    private static partial Regex Sheet();
}
