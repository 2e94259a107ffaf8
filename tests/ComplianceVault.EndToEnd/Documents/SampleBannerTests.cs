using ComplianceVault.EndToEnd.Harness;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>A sample is never taken for the company's own vault: it says so before the sign-in and on every page after it.</summary>
public sealed class SampleBannerTests(SampleVault vault, Chromium chromium)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/documents")]
    [InlineData("/search?q=%E8%AE%B0%E5%BD%95")]
    public async Task TheSample_SaysWhatItIs_BeforeAndAfterTheSignIn(string path)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await visitor.GoAsync(path);
        await Expect.TextAsync(visitor.Page.Locator(".cv-sample"), "样例库");

        await visitor.SignInAsync("行政部文控", SampleVault.Password);
        await visitor.InteractiveAsync();
        await Expect.TextAsync(visitor.Page.Locator(".cv-sample"), "样例库");
        Assert.Contains(path.Split('?')[0], visitor.Page.Url, StringComparison.Ordinal);
    }
}
