using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Access;

/// <summary>
/// A person's own second factor: ask for a key, switch it on with the first code, make new recovery codes, switch it off. Every change asks
/// for a proof (code or password) and is in the trail.
/// </summary>
[NeedsNobody("one's own account needs no role")]
public sealed class OwnTwoFactor(Vault vault, Accounts accounts)
{
    private const int RecoveryCodes = 10;

    /// <summary>A new key for the authenticator app; refused with <c>account.two-factor-on</c> while the factor is on.</summary>
    public Task<Result> BeginAsync(Actor actor, CancellationToken ct) =>
        ActAsync(actor, async (act, manager, account) =>
        {
            if (account.TwoFactorEnabled)
                return Error.Conflict("account.two-factor-on");
            await manager.ResetAuthenticatorKeyAsync(account);
            act.Note("account.two-factor-begun", new ObjectRef(Account.Kind, account.Id));
            return Result.Of<bool>(true);
        }, ct).WithoutValueAsync();

    /// <summary>Switches the factor on when the code is right; yields the recovery codes, which are shown once.</summary>
    public Task<Result<IReadOnlyList<string>>> EnableAsync(Actor actor, string code, CancellationToken ct) =>
        ActAsync<IReadOnlyList<string>>(actor, async (act, manager, account) =>
        {
            var digits = string.Concat(code.Where(char.IsAsciiDigit));
            if (!await manager.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
                return Error.Invalid("account.code-wrong");
            await manager.SetTwoFactorEnabledAsync(account, enabled: true);
            act.Note("account.two-factor-enabled", new ObjectRef(Account.Kind, account.Id));
            return await NewCodesAsync(manager, account);
        }, ct);

    /// <summary>New recovery codes; the old ones stop working.</summary>
    public Task<Result<IReadOnlyList<string>>> RenewCodesAsync(Actor actor, string password, CancellationToken ct) =>
        ActAsync<IReadOnlyList<string>>(actor, async (act, manager, account) =>
        {
            if (!account.TwoFactorEnabled)
                return Error.Conflict("account.two-factor-off");
            if (!accounts.IsRight(account, password))
                return Error.Invalid("account.password-wrong");
            act.Note("account.recovery-codes-renewed", new ObjectRef(Account.Kind, account.Id));
            return await NewCodesAsync(manager, account);
        }, ct);

    public Task<Result> DisableAsync(Actor actor, string password, CancellationToken ct) =>
        ActAsync(actor, async (act, manager, account) =>
        {
            if (!accounts.IsRight(account, password))
                return Error.Invalid("account.password-wrong");
            await manager.SetTwoFactorEnabledAsync(account, enabled: false);
            await manager.ResetAuthenticatorKeyAsync(account);
            act.Note("account.two-factor-disabled", new ObjectRef(Account.Kind, account.Id));
            return Result.Of<bool>(true);
        }, ct).WithoutValueAsync();

    private Task<Result<T>> ActAsync<T>(Actor actor, Func<Act, UserManager<Account>, Account, Task<Result<T>>> body, CancellationToken ct) =>
        vault.ActAsync<T>(this, actor, async act =>
        {
            var account = await act.Db.Users.FirstOrDefaultAsync(a => a.PersonId == actor.PersonId, act.Token);
            return account is null || account.DeactivatedAt is not null
                ? Error.Forbidden("account.deactivated")
                : await body(act, accounts.In(act.Db), account);
        }, ct);

    private static async Task<Result<IReadOnlyList<string>>> NewCodesAsync(UserManager<Account> manager, Account account) =>
        (await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!.ToList();
}

internal static class ResultTasks
{
    public static async Task<Result> WithoutValueAsync<T>(this Task<Result<T>> task) => (await task).WithoutValue();
}
