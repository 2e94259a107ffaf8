using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Harness;

/// <summary>Playwright's waiting assertions under short names.</summary>
public static class Expect
{
    public static Task VisibleAsync(ILocator what) => Assertions.Expect(what).ToBeVisibleAsync();

    public static Task TextAsync(ILocator what, string text) => Assertions.Expect(what).ToContainTextAsync(text);

    public static Task AddressAsync(IPage page, string pattern) => page.WaitForURLAsync(pattern);
}
