using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ComplianceVault.EndToEnd.Harness.Chromium))]

namespace ComplianceVault.EndToEnd.Harness;

/// <summary>One real Chromium for the whole run; each test opens its own context. <c>CHROMIUM</c> names another program than the one in PATH.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string? Program =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(p => Names.Select(n => Path.Combine(p, n))).FirstOrDefault(File.Exists);

    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(browser is null, "No Chromium on this machine");
            return browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Program is not { } program)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                throw new InvalidOperationException("Chromium is missing");
            return;
        }

        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
