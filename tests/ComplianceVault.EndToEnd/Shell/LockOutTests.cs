using System.Globalization;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.EndToEnd.Harness;
using ComplianceVault.Kernel;
using Microsoft.Playwright;

namespace ComplianceVault.EndToEnd.Shell;

public sealed class LockOutTests(FoundedVault vault, Chromium chromium) : IClassFixture<FoundedVault>
{
    private static readonly CultureInfo Chinese = new("zh-CN");

    [Fact]
    public async Task SignIn_WithWrongPasswords_SaysSoAndLocksTheAccountEvenForTheRightOne()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await vault.FoundAsync(chromium);
        var alert = visitor.Page.GetByRole(AriaRole.Alert);
        var (wrong, locked) = (Words("account.sign-in-failed"), Words("account.locked", 15));

        await visitor.GoAsync("/sign-in");
        await visitor.SignInAsync("没有这个人", "no-such-word-1");
        await Expect.TextAsync(alert, wrong);
        await visitor.CheckAccessibilityAsync();
        await visitor.PictureAsync("sign-in-wrong");
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await visitor.GoAsync("/sign-in");
            await visitor.SignInAsync(FoundedVault.Administrator, "no-such-word-1");
            await Expect.TextAsync(alert, wrong);
        }

        await visitor.SignInAsync(FoundedVault.Administrator, "no-such-word-1");
        await Expect.TextAsync(alert, locked);
        await visitor.SignInAsync(FoundedVault.Administrator, FoundedVault.Password);
        await Expect.TextAsync(alert, locked);
        await visitor.PictureAsync("sign-in-locked");
    }

    private static string Words(string code, params object[] values) => VaultWords.Of(Error.Forbidden(code, values), Chinese);
}
