using System.Diagnostics;
using System.Globalization;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Crash;
using ComplianceVault.EndToEnd.Documents;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Crash;

/// <summary>
/// The real server, killed with SIGKILL while files come in, are read, accepted, confirmed and indexed. <c>CVAULT_WEB_KILLS</c> sets how many
/// kills there are; without it there are as many as fit into the better part of a minute, up to ten.
/// </summary>
public sealed class WebKillTests(SampleVault vault, Chromium chromium) : IClassFixture<SampleVault>
{
    private const int FilesEach = 12;
    private const int Usual = 10;
    private const int Seed = 20260714;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(45);

    /// <summary>The index follows the act by a fraction of a second.</summary>
    private static readonly TimeSpan Following = TimeSpan.FromMilliseconds(400);
    private static readonly Stage[] Steps = [Stage.Receiving, Stage.Reading, Stage.Accepting, Stage.Confirming, Stage.Indexing];
    private static readonly int? Wanted = int.TryParse(Environment.GetEnvironmentVariable("CVAULT_WEB_KILLS"), CultureInfo.InvariantCulture, out var n) ? n : null;

    private readonly Random random = new(Seed);
    private readonly Dictionary<Stage, TimeSpan> takes = [];
    private readonly Dictionary<Stage, int> found = [];
    private readonly List<ImportWork> works = [];
    private IPage controller = null!;
    private IPage representative = null!;
    private int looks;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IReadOnlyCollection<CrashFile> Files => [.. works.SelectMany(w => w.Files)];

    [Fact]
    public async Task TheServer_KilledAnywhere_LosesNothingAcknowledged_ShowsNothingHalf_AndGoesOn()
    {
        var begin = Stopwatch.GetTimestamp();
        await using var desk = await PersonAsync("行政部文控");
        await using var office = await PersonAsync("管理者代表");
        (controller, representative) = (desk.Pages[0], office.Pages[0]);
        await UndisturbedAsync();
        var kills = 0;
        while (kills < (Wanted ?? Usual) && (Wanted is not null || kills == 0 || Stopwatch.GetElapsedTime(begin) < Enough))
        {
            if (kills % Steps.Length == 0)
                works.Add(NewWork());
            await KillAsync(Steps[kills++ % Steps.Length]);
        }

        await CompleteAsync(kills);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kills} kills in {Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} s, found: {string.Join(", ", found.Select(s => $"{s.Key} {s.Value}"))}; undisturbed: {string.Join(", ", takes.Select(t => $"{t.Key} {t.Value.TotalMilliseconds:F0} ms"))}; {looks} looks from outside"));
        Assert.InRange(found.Count, kills < Steps.Length ? 1 : 3, Enum.GetValues<Stage>().Length);
        Assert.NotEqual(0, looks);
    }

    /// <summary>How long each step takes when nothing happens.</summary>
    private async Task UndisturbedAsync()
    {
        works.Add(NewWork());
        foreach (var step in Steps.SkipLast(1))
        {
            await works[0].PrepareAsync(step);
            var begin = Stopwatch.GetTimestamp();
            await works[0].DoAsync(step);
            takes[step] = Stopwatch.GetElapsedTime(begin);
        }
    }

    /// <summary>Asks for the step, kills the server somewhere in it, holds everything against everything, and starts it again.</summary>
    private async Task KillAsync(Stage step)
    {
        var work = works[^1];
        await ReachAsync(work, step);
        var witness = new Witness(Database);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var watch = Task.Run(() => witness.WatchAsync(watching.Token), Ct);
        var act = work.DoAsync(step);
        if (step == Stage.Indexing)
            await act;
        else
            await Task.WhenAny(act, Task.Delay(takes[step] * random.NextDouble(), Ct));
        if (step == Stage.Indexing)
            await Task.Delay(Following * random.NextDouble(), Ct);
        await vault.KillAsync();
        await EndedAsync(act);
        await watching.CancelAsync();
        await watch;
        looks += witness.Looks;
        await AuditAsync(witness, work, step);
        foreach (var page in (IPage[])[controller, representative])
            await page.GotoAsync("about:blank"); // an open page would draw itself anew as soon as the server is back, under the next step
        await vault.StartAsync();
    }

    /// <summary>Does undisturbed what the kills before did not let end.</summary>
    private static async Task ReachAsync(ImportWork work, Stage step)
    {
        foreach (var before in Steps.TakeWhile(s => s != step && s != Stage.Confirming))
            await work.RepeatAsync(before);
        await work.PrepareAsync(step);
    }

    private async Task AuditAsync(Witness witness, ImportWork work, Stage step)
    {
        var now = Witness.Read(Database);
        foreach (var (key, before) in witness.Seen.Concat(work.Acknowledged))
            Assert.True(now.TryGetValue(key, out var after) && Witness.IsAtLeast(after, before), $"killed at {step}: {key} was {before}, now {after ?? "gone"}");
        await using var audit = await VaultAudit.OpenAsync(vault.Root);
        var stage = await audit.StageAsync(FilesEach);
        found[stage] = found.GetValueOrDefault(stage) + 1;
        await audit.CheckAsync(Files);
    }

    /// <summary>Whatever was begun is brought to its end, is there once, and is found by the program itself.</summary>
    private async Task CompleteAsync(int kills)
    {
        foreach (var work in works)
        {
            foreach (var step in Steps.SkipLast(1))
                await work.RepeatAsync(step);
            await work.CheckOnceAsync();
        }

        await works[0].FindAsync();
        await works[^1].FindAsync();
        await vault.KillAsync();
        await using var audit = await VaultAudit.OpenAsync(vault.Root);
        await audit.CheckAsync(Files);
        var states = await audit.StatesAsync();
        Assert.All(Files, f => Assert.Equal(EditionState.Effective, states[f.Number]));
        Assert.Equal(1 + ((kills + Steps.Length - 1) / Steps.Length), works.Count);
    }

    private string Database => Path.Combine(vault.DataDirectory, "vault.db");

    private ImportWork NewWork() => new(
        vault, controller, representative,
        CrashFiles.Write(Path.Combine(vault.Root, "files", $"round-{works.Count}"), (works.Count * FilesEach) + 1, FilesEach, random));

    private async Task<IBrowserContext> PersonAsync(string name)
    {
        var context = await chromium.Browser.NewContextAsync(new() { Locale = "zh-CN", TimezoneId = "Asia/Shanghai" });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(vault.Address, "/documents").ToString());
        await page.Locator("[autocomplete=username]").FillAsync(name);
        await page.Locator("[autocomplete=current-password]").FillAsync(SampleVault.Password);
        await page.Locator("form button[type=submit]").ClickAsync();
        await Expect.AddressAsync(page, "**/documents");
        return context;
    }

    /// <summary>An act that lost its server ends somehow; what it was told before is noted.</summary>
    private static async Task EndedAsync(Task act)
    {
        try
        {
            await act.WaitAsync(TimeSpan.FromSeconds(1), Ct);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // the server was killed under it
        }
    }
}
