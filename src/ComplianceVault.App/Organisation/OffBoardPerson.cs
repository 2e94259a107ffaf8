using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A person has left. What waits for the person has to be given to somebody else.</summary>
public sealed record PersonLeft(Guid PersonId) : IFact;

/// <summary>
/// Ends everything a person may do, at once: roles, deputies in either direction, grants, proposals, account and its sessions (R10). The
/// person stays in every trace.
/// </summary>
[Needs(Permission.ManageOrganisation)]
public sealed class OffBoardPerson(Vault vault, AccountOpening accounts, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid personId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (personId == actor.PersonId)
                return Error.Forbidden("organisation.not-yourself");
            if (await act.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == personId && p.LeftAt == null, act.Token) is not { } person)
                return Error.NotFound("organisation.person-unknown");
            return await LastAdministrator.GuardAsync(act, personId, () => EndAllAsync(act, person, reason.Trim()));
        }, ct);

    private async Task<Result> EndAllAsync(Act act, Person person, string reason)
    {
        person.LeftAt = act.Now;
        act.Note("person.left", new ObjectRef(Person.Kind, person.Id), new { person.Name, Old = (DateTime?)null, New = act.Now, Reason = reason });
        foreach (var period in await act.Db.Set<RoleAssignment>().Where(a => a.PersonId == person.Id && (a.To == null || a.To > act.Now)).ToListAsync(act.Token))
            RolePeriods.End(act, person, period, reason);
        await RevokeDelegationsAsync(act, person, reason);
        foreach (var grant in await act.Db.Set<ExternalGrant>().Where(g => g.PersonId == person.Id && g.EndedAt == null && g.To >= time.Today).ToListAsync(act.Token))
            EndExternalAccess.End(act, grant, person, reason);
        await DeclineProposalsAsync(act, person);
        if (await act.Db.Users.FirstOrDefaultAsync(a => a.PersonId == person.Id && a.DeactivatedAt == null, act.Token) is { } account)
        {
            await accounts.DeactivateAsync(act, account);
            AccountOpening.Note(act, "account.deactivated", account, new { account.UserName, Reason = reason });
        }

        await act.Db.SaveChangesAsync(act.Token);
        await act.RaiseAsync(new PersonLeft(person.Id));
        return Result.Success;
    }

    private async Task RevokeDelegationsAsync(Act act, Person person, string reason)
    {
        var open = await act.Db.Set<Delegation>()
            .Where(d => (d.PersonId == person.Id || d.DeputyId == person.Id) && d.RevokedAt == null && d.To >= time.Today).ToListAsync(act.Token);
        foreach (var delegation in open)
            RevokeDelegation.Revoke(act, delegation, reason);
    }

    private static async Task DeclineProposalsAsync(Act act, Person person)
    {
        var open = await act.Db.Set<RoleProposal>().Where(p => p.PersonId == person.Id && p.State == ProposalState.Open).ToListAsync(act.Token);
        foreach (var proposal in open)
        {
            (proposal.State, proposal.DecidedAt, proposal.DecidedByName) = (ProposalState.Declined, act.Now, act.Actor.Name);
            act.Note("role.proposal-declined", new ObjectRef(RoleProposal.Kind, proposal.Id), new { person.Name, Role = proposal.RoleCode, proposal.ByName });
        }
    }
}
