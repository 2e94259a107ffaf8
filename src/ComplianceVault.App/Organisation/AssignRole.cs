using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>What became of giving a role.</summary>
public enum RoleOutcome
{
    Assigned,

    /// <summary>Waits for a second administrator (R47).</summary>
    Proposed,
}

/// <summary>The civil days on which a role is wanted, both included; null: from now on, and open-ended.</summary>
public sealed record RolePeriodInput(DateOnly? From = null, DateOnly? To = null);

/// <summary>
/// Gives a person a role. One that administers rights is only proposed, and another administrator confirms it; while there is no other, the
/// only one may give it alone, and the trail says so.
/// </summary>
[Needs(Permission.ManageOrganisation)]
public sealed class AssignRole(Vault vault, CompanyTime time)
{
    public Task<Result<RoleOutcome>> ExecuteAsync(
        Actor actor, Guid personId, RoleInput role, RolePeriodInput period, string reason, CancellationToken ct) =>
        vault.ActAsync<RoleOutcome>(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            var (from, to) = (time.StartOf(period.From), time.StartOf(period.To?.AddDays(1)));
            if (to <= (from ?? act.Now))
                return Error.Invalid("organisation.period-invalid");
            if (await act.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == personId && p.LeftAt == null, act.Token) is not { } person)
                return Error.NotFound("organisation.person-unknown");
            if (await RoleRefusalAsync(act, person, role, from ?? act.Now, to) is { } unfit)
                return unfit;
            if (!await RolePeriods.Administering(act.Db, act.Now).ContainsAsync(role.RoleCode, act.Token))
            {
                RolePeriods.Begin(act, person, role, from ?? act.Now, to, new { Reason = reason.Trim() });
                return RoleOutcome.Assigned;
            }

            if (!await RolePeriods.Administrators(act.Db, act.Now).AnyAsync(a => a.PersonId != actor.PersonId, act.Token))
            {
                RolePeriods.Begin(act, person, role, from ?? act.Now, to, new { Reason = reason.Trim(), OnlyAdministrator = true });
                return RoleOutcome.Assigned;
            }

            return Propose(act, person, role, (from, to), reason.Trim());
        }, ct);

    internal static async Task<Error?> RoleRefusalAsync(Act act, Person person, RoleInput input, DateTime from, DateTime? to)
    {
        if (await act.Db.Set<Role>().FirstOrDefaultAsync(r => r.Code == input.RoleCode, act.Token) is not { } role)
            return Error.NotFound("organisation.role-unknown", input.RoleCode);
        if (role.Kind == RoleKind.External != person.IsExternal)
            return Error.Conflict(person.IsExternal ? "organisation.role-inside-only" : "organisation.role-outside-only", role.NameZh);
        if (input.DepartmentCode is { } code && !await act.Db.Set<Department>().AnyAsync(d => d.Code == code && d.Active, act.Token))
            return Error.NotFound("organisation.department-unknown");
        var held = await act.Db.Set<RoleAssignment>().AnyAsync(
            a => a.PersonId == person.Id && a.RoleCode == input.RoleCode && a.DepartmentCode == input.DepartmentCode
                && (a.To == null || a.To > from) && (to == null || a.From < to),
            act.Token);
        return held ? Error.Conflict("organisation.role-held", person.Name, role.NameZh) : null;
    }

    private static RoleOutcome Propose(Act act, Person person, RoleInput role, (DateTime? From, DateTime? To) period, string reason)
    {
        var proposal = new RoleProposal
        {
            Id = act.NewId(),
            PersonId = person.Id,
            RoleCode = role.RoleCode,
            DepartmentCode = role.DepartmentCode,
            From = period.From,
            To = period.To,
            Reason = reason,
            ById = act.Actor.PersonId,
            ByName = act.Actor.Name,
            At = act.Now,
        };
        act.Db.Add(proposal);
        act.Note(
            "role.proposed",
            (new ObjectRef(Person.Kind, person.Id), new { person.Name, Role = role.RoleCode, Department = role.DepartmentCode, period.From, period.To, Reason = reason }),
            (new ObjectRef(RoleProposal.Kind, proposal.Id), null));
        return RoleOutcome.Proposed;
    }
}
