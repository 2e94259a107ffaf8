using System.Collections.Concurrent;
using ComplianceVault.Database.Tests.Crash;
using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Crash;

/// <summary>
/// One batch on its way through the program, step by step: files by HTTP as the page sends them, decisions and signature in the browser.
/// What the program acknowledged is noted; it must be there after any crash.
/// </summary>
internal sealed class ImportWork(RunningVault vault, IPage controller, IPage representative, IReadOnlyList<CrashFile> files)
{
    private readonly Guid batch = Guid.CreateVersion7();
    private readonly HashSet<Stage> ended = [];

    public IReadOnlyList<CrashFile> Files => files;

    /// <summary>Kind and key, as <see cref="Witness"/> has them, to the least state that was answered.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new();

    private string Page => new Uri(vault.Address, $"/documents/import/{batch}").ToString();

    private string Database => Path.Combine(vault.DataDirectory, "vault.db");

    /// <summary>What comes before the moment at which the step's act is asked for.</summary>
    public async Task PrepareAsync(Stage stage)
    {
        switch (stage)
        {
            case Stage.Receiving or Stage.Reading:
                await OpenAsync(controller, new Uri(vault.Address, "/documents").ToString());
                break;
            case Stage.Accepting:
                await OpenAsync(controller, Page);
                await Expect.VisibleAsync(AcceptAll);
                break;
            case Stage.Confirming or Stage.Indexing:
                await OpenAsync(representative, Page);
                if (await IsConfirmedAsync())
                    break; // the kill before came too late
                await representative.GetByRole(AriaRole.Button, new() { Name = "签署入库确认单" }).ClickAsync();
                await representative.GetByLabel("请再次输入您的密码").FillAsync(SampleVault.Password);
                break;
            default:
                break;
        }
    }

    public async Task DoAsync(Stage stage)
    {
        await (stage switch
        {
            Stage.Receiving => SendAsync(),
            Stage.Reading => ReadAsync(),
            Stage.Accepting => AcceptAsync(),
            _ => ConfirmAsync(),
        });
        ended.Add(stage);
    }

    /// <summary>The step as people do it after a crash: asked for again, unless they see that it is done.</summary>
    public async Task RepeatAsync(Stage stage)
    {
        if (ended.Contains(stage))
            return;
        if (stage == Stage.Accepting && Have("Accepted"))
            return;
        await PrepareAsync(stage);
        await DoAsync(stage);
    }

    /// <summary>The program finds the sentences of the batch by itself.</summary>
    public async Task FindAsync()
    {
        foreach (var file in (CrashFile[])[files[0], files[files.Count / 2], files[^1]])
            await FindAsync(file);
    }

    /// <summary>The batch holds every file once.</summary>
    public async Task CheckOnceAsync()
    {
        await OpenAsync(controller, Page);
        await Assertions.Expect(controller.Locator(".dv-item")).ToHaveCountAsync(files.Count);
        foreach (var file in files)
            await Assertions.Expect(controller.Locator(".dv-item").Filter(new() { HasText = Path.GetFileName(file.Path) })).ToHaveCountAsync(1);
    }

    private ILocator AcceptAll => controller.GetByRole(AriaRole.Button, new() { Name = "接受全部可入库的" });

    private async Task SendAsync()
    {
        await AskAsync("PUT", Page, null);
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (file, _) =>
        {
            var answer = await AskAsync("POST", Page + "/files", file.Path);
            var id = answer!.Value.GetProperty("id").GetGuid();
            Acknowledged[Key(id)] = "Received";
        });
    }

    private async Task ReadAsync()
    {
        await AskAsync("POST", Page + "/read", null);
        while (!Have("Proposed"))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Reached("Proposed");
    }

    private async Task AcceptAsync()
    {
        await AcceptAll.ClickAsync();
        await Expect.TextAsync(controller.Locator(".dv-sheet"), "等待管理者代表签署");
        Reached("Accepted");
    }

    private async Task ConfirmAsync()
    {
        if (await IsConfirmedAsync())
            return;
        await representative.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await Expect.TextAsync(representative.Locator(".cv-notice-success"), "已由管理者代表于");
    }

    private async Task FindAsync(CrashFile file)
    {
        await OpenAsync(representative, new Uri(vault.Address, "/search?q=" + Uri.EscapeDataString($"\"{file.Sentence}\"")).ToString());
        for (var tries = 0; await representative.Locator(".se-hit").CountAsync() == 0 && tries < 40; tries++)
            await representative.ReloadAsync(); // the index is catching up
        await Expect.TextAsync(representative.Locator(".se-hit").First, file.Number);
    }

    private async Task<bool> IsConfirmedAsync() => await representative.Locator(".cv-notice-success").CountAsync() > 0;

    /// <summary>Whether every file stands there at least, as seen from outside.</summary>
    private bool Have(string state)
    {
        var now = Witness.Read(Database);
        return Acknowledged.Count == files.Count && Acknowledged.Keys.All(k => now.TryGetValue(k, out var at) && Witness.IsAtLeast(at, state));
    }

    private void Reached(string state)
    {
        foreach (var key in Acknowledged.Keys)
            Acknowledged[key] = state;
    }

    private static string Key(Guid id) => $"item {id.ToString().ToUpperInvariant()}";

    private static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private async Task<System.Text.Json.JsonElement?> AskAsync(string method, string address, string? file)
    {
        var headers = new Dictionary<string, string>
        {
            ["RequestVerificationToken"] = await controller.Locator("#sign-out input[name=__RequestVerificationToken]").InputValueAsync(),
            ["X-Origin"] = Uri.EscapeDataString("体系文件"),
        };
        if (file is not null)
            headers["X-File-Path"] = Uri.EscapeDataString(Path.GetFileName(file));
        var answer = await controller.APIRequest.FetchAsync(address, new()
        {
            Method = method,
            Headers = headers,
            DataByte = file is null ? null : await File.ReadAllBytesAsync(file),
        });
        Assert.True(answer.Ok, $"{method} {address}: {answer.Status} {await answer.TextAsync()}");
        return await answer.JsonAsync();
    }
}
