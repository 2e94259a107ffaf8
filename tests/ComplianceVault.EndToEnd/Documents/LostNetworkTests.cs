using System.Collections.Concurrent;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>The network, the program or the page goes away in the middle of an upload: what was kept is told, and every file ends there once.</summary>
public sealed class LostNetworkTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    private const int Files = 6;

    [Fact]
    public async Task AnswersLost_AreAskedForAgain_AndEveryFileIsThereOnce()
    {
        await using var visitor = await EnterAsync();
        var page = visitor.Page;
        var lost = new ConcurrentDictionary<string, bool>();
        // The program does what it was asked and its first answer to each request is lost on the way.
        await page.RouteAsync("**/documents/import/**", async route =>
        {
            var key = $"{route.Request.Method} {route.Request.Url} {route.Request.Headers.GetValueOrDefault("x-file-path")}";
            if (route.Request.Method == "GET" || !lost.TryAdd(key, true))
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
        await DropAsync(page, "L1");
        await ThereOnceAsync(page);
        Assert.Equal(Files + 2, lost.Count); // the batch, each file, the reading
    }

    [Fact]
    public async Task TheLineCut_ThePageSaysWhatIsKept_AndGoesOnByItself()
    {
        using var line = new Line(vault.Address);
        await using var visitor = await EnterAsync(line);
        var page = visitor.Page;
        await FirstReceivedAsync(page, "L2", line.Cut);
        await KeptAsync(page);
        await visitor.PictureAsync("upload-line-cut");
        line.Mend();
        await ThereOnceAsync(page);
    }

    [Fact]
    public async Task TheProgramKilled_UploadGoesOnWithTheNextOne_AndThePageLeadsToTheBatch()
    {
        await using var visitor = await EnterAsync();
        var page = visitor.Page;
        var killed = new TaskCompletionSource();
        await FirstReceivedAsync(page, "L3", () => _ = vault.KillAsync().ContinueWith(_ => killed.TrySetResult(), TaskScheduler.Default));
        await KeptAsync(page);
        await killed.Task;
        await vault.StartAsync();
        var notice = page.Locator("section.dv-uploading[role=status]");
        await Assertions.Expect(notice).ToContainTextAsync($"上次上传的 {Files} 个文件已全部收到", new() { Timeout = 60_000 });
        await visitor.InteractiveAsync();
        await visitor.PictureAsync("upload-program-killed");
        await notice.GetByRole(AriaRole.Link).ClickAsync();
        await ThereOnceAsync(page);
        await visitor.GoAsync("/documents");
        await page.Locator(".dv-upload[data-ready=true]").WaitForAsync();
        await page.Locator("[data-input=files]").SetInputFilesAsync(Word("L5")[0]);
        await Expect.AddressAsync(page, "**/documents/import/*-*");
        await Assertions.Expect(page.Locator(".dv-item")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task ThePageLeftHalfWay_TheSameFilesChosenAgain_FillUpTheSameBatch()
    {
        await using var visitor = await EnterAsync();
        var page = visitor.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync(); // leaves although files are under way
        var sent = 0;
        await page.RouteAsync("**/files", route => Interlocked.Increment(ref sent) <= 2 ? route.ContinueAsync() : route.AbortAsync("internetdisconnected"));
        await DropAsync(page, "L4");
        await Expect.TextAsync(page.Locator(".dv-uploading"), "网络中断，正在自动重试");
        await Expect.TextAsync(page.Locator(".dv-uploading header"), $"已完成 2 / {Files} 个文件");
        await visitor.CheckAccessibilityAsync();
        await page.ReloadAsync();
        await page.UnrouteAllAsync();
        await Expect.TextAsync(page.Locator("section.dv-uploading[role=status]"), $"已收到 2 个文件（共 {Files} 个）");
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("upload-unfinished");
        await DropAsync(page, "L4");
        await ThereOnceAsync(page);
    }

    private Task<Visitor> EnterAsync(Line? line = null) => SampleVault.EnterAsync(chromium, vault, Look.Desk, "行政部文控", "/documents", line);

    private static FilePayload[] Word(string series) =>
        [.. Enumerable.Range(1, Files).Select(n => WordFiles.Make($"{series}-P{n:00}", $"第{n}号交接规程", $"{series} 的第 {n} 条交接口令逐字核对"))];

    private static async Task DropAsync(IPage page, string series)
    {
        await page.Locator(".dv-upload[data-ready=true]").WaitForAsync();
        await page.Locator("[data-input=files]").SetInputFilesAsync(Word(series));
    }

    /// <summary>Drops the files, and does something the moment the first is acknowledged and the next wants to go.</summary>
    private static async Task FirstReceivedAsync(IPage page, string series, Action then)
    {
        var received = new TaskCompletionSource();
        var (sent, once) = (0, 0);
        await page.RouteAsync("**/files", async route =>
        {
            if (Interlocked.Increment(ref sent) > 2)
            {
                await received.Task;
                if (Interlocked.Exchange(ref once, 1) == 0)
                    then();
            }

            await route.ContinueAsync();
        });
        page.Response += (_, response) =>
        {
            if (response.Url.EndsWith("/files", StringComparison.Ordinal) && response.Ok)
                received.TrySetResult();
        };
        await DropAsync(page, series);
    }

    private static async Task KeptAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#cv-kept")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Assertions.Expect(page.Locator("#cv-kept")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex($"{Files} 个文件中已收到 [1-5] 个", default, TimeSpan.FromSeconds(1)));
    }

    private static async Task ThereOnceAsync(IPage page)
    {
        await Expect.AddressAsync(page, "**/documents/import/*-*");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"接受全部可入库的（{Files}）" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".dv-item")).ToHaveCountAsync(Files);
    }
}
