using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Ends what an auditor from outside may see, at once.</summary>
[Needs(Permission.GrantExternalAccess)]
public sealed class EndExternalAccess(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid grantId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (await act.Db.Set<ExternalGrant>().FirstOrDefaultAsync(g => g.Id == grantId && g.EndedAt == null, act.Token) is not { } grant)
                return Error.NotFound("grants.none");
            End(act, grant, await act.Db.Set<Person>().SingleAsync(p => p.Id == grant.PersonId, act.Token), reason.Trim());
            return Result.Success;
        }, ct);

    internal static void End(Act act, ExternalGrant grant, Person person, string reason)
    {
        grant.EndedAt = act.Now;
        act.Note(
            "access.ended",
            (new ObjectRef(ExternalGrant.Kind, grant.Id), new { person.Name, Old = grant.To, New = act.Now, Reason = reason }),
            (new ObjectRef(Person.Kind, person.Id), null));
    }
}
