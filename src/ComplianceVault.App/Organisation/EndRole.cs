using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Ends a role that a person holds, at once.</summary>
[Needs(Permission.ManageOrganisation)]
public sealed class EndRole(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid assignmentId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            var period = await act.Db.Set<RoleAssignment>().FirstOrDefaultAsync(a => a.Id == assignmentId, act.Token);
            if (period is null || period.To <= act.Now)
                return Error.NotFound("organisation.role-not-held");
            var person = await act.Db.Set<Person>().SingleAsync(p => p.Id == period.PersonId, act.Token);
            return await LastAdministrator.GuardAsync(act, person.Id, () =>
            {
                RolePeriods.End(act, person, period, reason.Trim());
                return Task.FromResult(Result.Success);
            });
        }, ct);
}
