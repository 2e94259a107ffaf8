using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A deputy for one role of a person, on civil days, both included.</summary>
public sealed record DeputyInput(Guid PersonId, Guid DeputyId, string RoleCode, DateOnly From, DateOnly To, string Reason);

/// <summary>
/// Names a deputy (R15): for a role the person holds, by that person or an administrator. The deputy signs in with the own account and acts
/// in the own name; administering rights is never lent.
/// </summary>
[Needs(Permission.ManageOrganisation, Permission.Read)]
public sealed class NameDeputy(Vault vault, CompanyTime time)
{
    public Task<Result<Guid>> ExecuteAsync(Actor actor, DeputyInput input, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if (await RefusalAsync(act, input) is { } refusal)
                return refusal;
            var delegation = new Delegation
            {
                Id = act.NewId(),
                PersonId = input.PersonId,
                DeputyId = input.DeputyId,
                RoleCode = input.RoleCode,
                From = input.From,
                To = input.To,
                Reason = input.Reason.Trim(),
            };
            act.Db.Add(delegation);
            var names = await act.Db.Set<Person>().Where(p => p.Id == input.PersonId || p.Id == input.DeputyId).ToDictionaryAsync(p => p.Id, p => p.Name, act.Token);
            act.Note(
                "deputy.named",
                (new ObjectRef(Delegation.Kind, delegation.Id),
                    new { For = names[input.PersonId], Deputy = names[input.DeputyId], Role = input.RoleCode, input.From, input.To, delegation.Reason }),
                (new ObjectRef(Person.Kind, input.PersonId), null),
                (new ObjectRef(Person.Kind, input.DeputyId), null));
            return delegation.Id;
        }, ct);

    private async Task<Error?> RefusalAsync(Act act, DeputyInput input)
    {
        var (actor, now) = (act.Actor, act.Now);
        if (input.PersonId != actor.PersonId && !actor.Can(Permission.ManageOrganisation))
            return Error.Forbidden("deputies.own-only");
        if (input.PersonId == input.DeputyId)
            return Error.Invalid("deputies.same-person");
        if (input.To < input.From || input.From < time.Today)
            return Error.Invalid("deputies.dates-invalid", time.Today);
        if (Texts.ReasonRefusal(input.Reason) is { } refusal)
            return refusal;
        var holds = await act.Db.Set<RoleAssignment>().AnyAsync(
            a => a.PersonId == input.PersonId && a.RoleCode == input.RoleCode && a.From <= now && (a.To == null || a.To > now), act.Token);
        if (!holds)
            return Error.Conflict("deputies.role-not-held");
        var canAct = await act.Db.Set<Person>().AnyAsync(p => p.Id == input.DeputyId && p.LeftAt == null && !p.IsExternal, act.Token)
            && await act.Db.Users.AnyAsync(a => a.PersonId == input.DeputyId && a.DeactivatedAt == null, act.Token);
        if (!canAct)
            return Error.Conflict("deputies.no-account");
        var overlaps = await act.Db.Set<Delegation>().AnyAsync(
            d => d.PersonId == input.PersonId && d.RoleCode == input.RoleCode && d.RevokedAt == null && d.From <= input.To && d.To >= input.From, act.Token);
        return overlaps ? Error.Conflict("deputies.overlap") : null;
    }
}
