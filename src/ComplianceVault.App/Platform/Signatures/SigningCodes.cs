using ComplianceVault.App.Platform.Access;
using Microsoft.AspNetCore.Identity;

namespace ComplianceVault.App.Platform.Signatures;

/// <summary>
/// The code of the authenticator app in place of the password, for people who have switched their second factor on (R11). A code signs once: it stays right for as
/// long as the app's clock may be off, and whoever saw it must not be able to type it again.
/// </summary>
internal static class SigningCodes
{
    private const string Keeper = "[Signing]";
    private const string Used = "UsedCodes";

    /// <summary>More than are right at one moment.</summary>
    private const int Remembered = 10;

    private const int Length = 6;

    public static async Task<bool> RedeemAsync(UserManager<Account> manager, Account account, string typed)
    {
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        if (!account.TwoFactorEnabled || code.Length != Length || !code.All(char.IsAsciiDigit))
            return false;
        var used = (await manager.GetAuthenticationTokenAsync(account, Keeper, Used))?.Split(' ') ?? [];
        if (used.Contains(code) || !await manager.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
            return false;
        await manager.SetAuthenticationTokenAsync(account, Keeper, Used, string.Join(' ', used.Append(code).TakeLast(Remembered)));
        return true;
    }
}
