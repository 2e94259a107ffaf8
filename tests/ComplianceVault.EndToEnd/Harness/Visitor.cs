using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Harness;

/// <summary>
/// A person at a browser. Whatever the page asks from another origin, whatever its content security policy forbids and whatever its scripts
/// throw is remembered; leaving with any of it fails the test.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>A picture of a whole page shows a person what was tested and checks nothing: a busy machine may take its time over it.</summary>
    private const int DrawingMs = 180_000;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> offences = new();
    private readonly Look look;
    private readonly RunningVault vault;

    private Visitor(IBrowserContext context, IPage page, Look look, RunningVault vault) =>
        (this.context, Page, this.look, this.vault) = (context, page, look, vault);

    public IPage Page { get; }

    /// <summary><paramref name="line"/>: comes by this line instead of straight to the program.</summary>
    public static async Task<Visitor> ArriveAsync(Chromium chromium, RunningVault vault, Look look, Line? line = null)
    {
        var origin = line?.Address ?? vault.Address;
        var opened = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = origin.ToString(),
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Width < 600 ? 844 : 800 },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        });
        opened.SetDefaultTimeout(30_000);
        var visitor = new Visitor(opened, await opened.NewPageAsync(), look, vault);
        visitor.Watch(origin);
        return visitor;
    }

    public Task GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>Waits until clicks are heard.</summary>
    public Task InteractiveAsync() =>
        Page.Locator("[data-interactive=true]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    /// <summary>Fills the sign-in form on the page and sends it.</summary>
    public async Task SignInAsync(string name, string password)
    {
        await Page.Locator("[autocomplete=username]").FillAsync(name);
        await Page.Locator("[autocomplete=current-password]").FillAsync(password);
        await Page.Locator("form button[type=submit]").ClickAsync();
    }

    /// <summary>An act that stands in the menu of this part of the page.</summary>
    public async Task MoreAsync(string part, string act)
    {
        await Page.Locator($"{part} .dv-menu summary").ClickAsync();
        await Page.Locator($"{part} .dv-menu").GetByRole(AriaRole.Button, new() { Name = act }).ClickAsync();
    }

    /// <summary>No violation of serious or critical impact on the page as it stands.</summary>
    public async Task CheckAccessibilityAsync()
    {
        await Page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().filter(a => a.effect?.getTiming().iterations !== Infinity).map(a => a.finished))");
        if (!await Page.EvaluateAsync<bool>("() => !!window.axe"))
            await Page.EvaluateAsync(Axe);
        var serious = await Page.EvaluateAsync<string[]>(
            """
            async () => {
              // Where a page comes to life while it is looked at, its title is written anew: it is looked at once it has one.
              const look = () => axe.run(document, { resultTypes: ['violations'] });
              let result = await look();
              if (result.violations.some(v => v.id === 'document-title')) {
                for (let i = 0; i < 100 && !document.title; i++) await new Promise(done => requestAnimationFrame(done));
                result = await look();
              }
              return result.violations.filter(v => ['serious', 'critical'].includes(v.impact))
                .map(v => `${v.id}: ${v.nodes.slice(0, 5).map(n => n.html).join('; ')}`);
            }
            """);
        Assert.True(serious.Length == 0, $"{Page.Url}\n{string.Join('\n', serious)}");
    }

    /// <summary>The page does not scroll sideways: it fits the width it is shown at.</summary>
    public async Task CheckFitsAsync() =>
        Assert.True(await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), $"{Page.Url} is wider than {look.Width} px");

    /// <summary>A picture for people, in <c>artifacts/screens</c>, where <c>CVAULT_PICTURES=1</c> asks for them.</summary>
    public Task PictureAsync(string name) => !Look.TakesPictures ? Task.CompletedTask
        : Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Artifacts, $"{name}-{look}.png"), FullPage = true, Timeout = DrawingMs });

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.True(offences.IsEmpty, $"{string.Join('\n', offences)}\n{vault.Log}");
    }

    private void Watch(Uri origin)
    {
        Page.Request += (_, request) =>
        {
            var uri = new Uri(request.Url);
            if (uri.Scheme is "http" or "https" or "ws" or "wss" && uri.Authority != origin.Authority)
                offences.Enqueue($"Request to another origin: {uri}");
        };
        Page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                offences.Enqueue(message.Text);
        };
        Page.PageError += (_, error) => offences.Enqueue($"Script error: {error}");
        Page.Response += (_, response) =>
        {
            if (response.Status >= 500 || (response.Status == 404 && response.Request.ResourceType is "script" or "stylesheet" or "image" or "font"))
                offences.Enqueue($"{response.Status} {response.Url}");
        };
    }
}
