using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Harness;

/// <summary>Playwright's waiting assertions under short names.</summary>
public static class Expect
{
    public static Task VisibleAsync(ILocator what) => Assertions.Expect(what).ToBeVisibleAsync();

    public static Task TextAsync(ILocator what, string text) => Assertions.Expect(what).ToContainTextAsync(text);

    /// <summary>
    /// Waits until the page's address has the shape: <c>*</c> within a part of the path, <c>**</c> across parts.
    /// Asked for again and again: waiting for the event of a navigation misses one that comes while the wait begins.
    /// </summary>
    public static async Task AddressAsync(IPage page, string pattern)
    {
        await Assertions.Expect(page).ToHaveURLAsync(Shape(pattern), new() { Timeout = 60_000 });
        await page.WaitForLoadStateAsync();
    }

    private static Regex Shape(string pattern) =>
        new($"^{Regex.Escape(pattern).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
