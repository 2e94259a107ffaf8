using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Ends a deputy's time early; by the person represented or an administrator.</summary>
[Needs(Permission.ManageOrganisation, Permission.Read)]
public sealed class RevokeDelegation(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            var delegation = await act.Db.Set<Delegation>().FirstOrDefaultAsync(d => d.Id == id, act.Token);
            if (delegation is null || (delegation.PersonId != actor.PersonId && !actor.Can(Permission.ManageOrganisation)))
                return Error.NotFound("deputies.unknown");
            if (delegation.RevokedAt is not null || delegation.To < time.Today)
                return Error.Conflict("deputies.ended");
            Revoke(act, delegation, reason.Trim());
            return Result.Success;
        }, ct);

    internal static void Revoke(Act act, Delegation delegation, string reason)
    {
        delegation.RevokedAt = act.Now;
        act.Note(
            "deputy.revoked",
            (new ObjectRef(Delegation.Kind, delegation.Id), new { Role = delegation.RoleCode, delegation.From, Old = delegation.To, New = act.Now, Reason = reason }),
            (new ObjectRef(Person.Kind, delegation.PersonId), null),
            (new ObjectRef(Person.Kind, delegation.DeputyId), null));
    }
}
