using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Access;

/// <summary>
/// The second step of signing in: the code of the authenticator app, or one of the recovery codes, which works once. Wrong codes count
/// towards the same lock-out as wrong passwords.
/// </summary>
[NeedsNobody("the second step of signing in")]
public sealed class ConfirmSecondFactor(Vault vault, Accounts accounts, IDbContextFactory<VaultDbContext> databases, TimeProvider clock)
{
    /// <summary>Refuses with <c>account.code-wrong</c>, <c>account.locked</c> or <c>account.deactivated</c>.</summary>
    public async Task<Result<PasswordAccepted>> ExecuteAsync(Guid accountId, string code, ActSession session, CancellationToken ct)
    {
        Account? found;
        await using (var db = await databases.CreateDbContextAsync(ct))
            found = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == accountId, ct);
        if (found is null || found.DeactivatedAt is not null)
            return Error.Forbidden("account.deactivated");
        Error? refusal = null;
        var counted = await vault.ActAsync(this, Attempts.By(found, session), async act =>
        {
            refusal = await CheckAsync(act, accountId, code);
            return Result.Success;
        }, ct);
        if ((counted.Error ?? refusal) is { } error)
            return error;
        return new PasswordAccepted(accountId, NeedsSecondFactor: false, found.MustChangePassword);
    }

    private async Task<Error?> CheckAsync(Act act, Guid accountId, string code)
    {
        var account = await act.Db.Users.FirstAsync(a => a.Id == accountId, act.Token);
        if (await Attempts.LockedAsync(act, accounts, account, clock) is { } locked)
            return locked;
        if (!await IsRightAsync(accounts.In(act.Db), account, code))
            return await Attempts.FailAsync(act, accounts, account, clock, "account.code-wrong");
        await Attempts.SucceedAsync(act, accounts, account);
        return null;
    }

    private static async Task<bool> IsRightAsync(UserManager<Account> manager, Account account, string code)
    {
        var digits = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        return await manager.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits)
            || (await manager.RedeemTwoFactorRecoveryCodeAsync(account, digits.ToUpperInvariant())).Succeeded;
    }
}
