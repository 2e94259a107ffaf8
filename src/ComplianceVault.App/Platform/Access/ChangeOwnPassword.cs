using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Access;

/// <summary>A person chooses a new password for the own account; other places where it is signed in are signed out (R08, R14).</summary>
[NeedsNobody("one's own account needs no role")]
public sealed class ChangeOwnPassword(Vault vault, Accounts accounts)
{
    /// <summary>Refuses with <c>account.password-wrong</c>, <c>account.password-same</c>, <c>account.password-weak</c> or <c>account.locked</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, string current, string chosen, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var manager = accounts.In(act.Db);
            var account = await act.Db.Users.FirstOrDefaultAsync(a => a.PersonId == actor.PersonId, act.Token);
            if (account is null || account.DeactivatedAt is not null)
                return Error.Forbidden("account.deactivated");
            if (current == chosen)
                return Error.Invalid("account.password-same");
            account.MustChangePassword = false;
            var changed = await manager.ChangePasswordAsync(account, current, chosen);
            if (!changed.Succeeded)
                return Passwords.Refusal(changed);
            act.Note("account.password-changed", new ObjectRef(Account.Kind, account.Id));
            return Result.Success;
        }, ct);
}

/// <summary>The store's answers about passwords, in the program's own codes.</summary>
internal static class Passwords
{
    public static Error Refusal(IdentityResult failed) =>
        failed.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) ? Error.Invalid("account.password-wrong")
        : failed.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? Error.Conflict("account.name-taken")
        : failed.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.InvalidUserName)) ? Error.Invalid("account.name-invalid")
        : Error.Invalid("account.password-weak");
}
