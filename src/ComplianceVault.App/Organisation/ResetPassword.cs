using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>
/// Gives an account a one-time password, or takes a deactivated account into use again. Sessions end, the owner must choose a new password
/// before doing or signing anything, and the entry in the trail tells the owner who did it (R14).
/// </summary>
[Needs(Permission.ManageOrganisation)]
public sealed class ResetPassword(Vault vault, AccountOpening accounts)
{
    public Task<Result<OneTimePassword>> ExecuteAsync(Actor actor, Guid personId, string reason, CancellationToken ct) =>
        vault.ActAsync<OneTimePassword>(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (personId == actor.PersonId)
                return Error.Forbidden("account.not-your-own");
            if (await act.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == personId && p.LeftAt == null, act.Token) is not { } person)
                return Error.NotFound("organisation.person-unknown");
            if (await act.Db.Users.FirstOrDefaultAsync(a => a.PersonId == personId, act.Token) is not { } account)
                return Error.NotFound("account.none", person.Name);
            var wasDeactivated = account.DeactivatedAt is not null;
            account.DeactivatedAt = null;
            var password = await accounts.RenewPasswordAsync(act, account);
            AccountOpening.Note(
                act, wasDeactivated ? "account.reactivated" : "account.password-reset", account, new { person.Name, account.UserName, Reason = reason.Trim() });
            return new OneTimePassword(account.UserName!, password);
        }, ct);
}
