using System.Globalization;
using System.IO.Compression;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>The lists that auditors ask for in the browser: read, taken as a sheet, signed by one and approved by another, fetched as a paper; and a print from the reading view.</summary>
public sealed class ListTests(SampleVault vault, Chromium chromium)
{
    private const string Controller = "行政部文控";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Pages_FitAndAreAccessible(int width, bool dark)
    {
        await using var visitor = await SampleVault.EnterAsync(chromium, vault, new Look(width, dark), Controller, "/lists");
        foreach (var (name, path) in new[] { ("lists", "/lists"), ("list-documents", "/lists/documents"), ("list-changes", "/lists/changes") })
        {
            await visitor.GoAsync(path);
            await visitor.InteractiveAsync();
            await Expect.VisibleAsync(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }));
            await visitor.CheckAccessibilityAsync();
            await visitor.CheckFitsAsync();
            await visitor.PictureAsync(name);
        }
    }

    [Fact]
    public async Task AList_IsTakenAsASheet()
    {
        await using var reader = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "市场部职员", "/lists/documents");
        var answer = await reader.Page.APIRequest.GetAsync(new Uri(vault.Address, "/lists/documents/export.xlsx").ToString());
        Assert.Equal(200, answer.Status);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Headers["content-type"]);
        using var bytes = new MemoryStream(await answer.BodyAsync());
        await using var zip = await ZipArchive.CreateAsync(bytes, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, Ct);
        var text = new System.Text.StringBuilder();
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            await using var part = await entry.OpenAsync(Ct);
            using var words = new StreamReader(part);
            text.Append(await words.ReadToEndAsync(Ct));
        }

        Assert.All(new[] { "ITSMS-P05", "下次评审", "现行有效" }, word => Assert.Contains(word, text.ToString(), StringComparison.Ordinal));
        Assert.Equal(404, (await reader.Page.APIRequest.GetAsync(new Uri(vault.Address, "/lists/backups/export.xlsx").ToString())).Status); // nobody's business
    }

    [Fact]
    public async Task AList_IsSignedByTheController_ApprovedByTheRepresentative_AndIsAPaper()
    {
        await using var controller = await SampleVault.EnterAsync(chromium, vault, Look.Desk, Controller, "/lists/losses");
        await SignAsync(controller, controller.Page.GetByRole(AriaRole.Button, new() { Name = "签署存档" }));
        await Expect.TextAsync(controller.Page.Locator(".rp-signed"), Controller);

        await using var representative = await SampleVault.EnterAsync(chromium, vault, Look.Desk, "管理者代表", "/lists/losses");
        await SignAsync(representative, representative.Page.GetByRole(AriaRole.Button, new() { Name = "批准：" }));
        await Expect.TextAsync(representative.Page.Locator(".rp-signed"), "管理者代表");
        await representative.CheckAccessibilityAsync();
        await representative.PictureAsync("list-signed");

        var address = await representative.Page.Locator(".rp-signed a[download]").First.GetAttributeAsync("href");
        var answer = await representative.Page.APIRequest.GetAsync(new Uri(vault.Address, address).ToString());
        Assert.Equal((200, "application/pdf"), (answer.Status, answer.Headers["content-type"]));
        using var pdf = PdfDocument.Open(await answer.BodyAsync());
        var text = string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));
        Assert.All(new[] { "受控文件遗失证明单", Controller, "管理者代表", "通过" }, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task APrintOfTheText_SaysUncontrolled_WhoAndTheServersTime()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await visitor.Page.Clock.SetFixedTimeAsync(new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc)); // a machine whose clock is wrong
        await visitor.GoAsync("/documents/ITSMS-P05");
        await visitor.SignInAsync("技术部工程师", SampleVault.Password);
        await visitor.InteractiveAsync();
        await Expect.VisibleAsync(visitor.Page.Locator("[data-reading=ready]"));
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.Page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");

        var note = visitor.Page.Locator(".rv-print-note[data-now]");
        await Expect.VisibleAsync(note);
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var said = await note.InnerTextAsync();
        Assert.StartsWith("非受控打印件 · 打印人 技术部工程师", said, StringComparison.Ordinal);
        var at = DateTime.ParseExact(said[^16..], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Assert.InRange((now.DateTime - at).TotalMinutes, -1, 5);
    }

    private static async Task SignAsync(Visitor visitor, ILocator button)
    {
        await button.ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("请再次输入您的密码").FillAsync(SampleVault.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }
}
