using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Closes an account without the person leaving: sessions end at once; roles stay.</summary>
[Needs(Permission.ManageOrganisation)]
public sealed class DeactivateAccount(Vault vault, AccountOpening accounts)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid personId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (personId == actor.PersonId)
                return Error.Forbidden("account.not-your-own");
            if (await act.Db.Users.FirstOrDefaultAsync(a => a.PersonId == personId && a.DeactivatedAt == null, act.Token) is not { } account)
                return Error.NotFound("account.none", "");
            return await LastAdministrator.GuardAsync(act, personId, async () =>
            {
                await accounts.DeactivateAsync(act, account);
                AccountOpening.Note(act, "account.deactivated", account, new { account.UserName, Reason = reason.Trim() });
                return Result.Success;
            });
        }, ct);
}
