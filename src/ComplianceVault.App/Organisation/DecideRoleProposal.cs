using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>
/// Confirms or declines a proposed role. Only another administrator than the one who proposed it, and not the one to receive it, may
/// confirm; who proposed it may take it back.
/// </summary>
[Needs(Permission.ManageOrganisation)]
public sealed class DecideRoleProposal(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid proposalId, bool confirm, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await act.Db.Set<RoleProposal>().FirstOrDefaultAsync(p => p.Id == proposalId, act.Token) is not { } proposal)
                return Error.NotFound("organisation.proposal-unknown");
            if (proposal.State != ProposalState.Open)
                return Error.Conflict("organisation.proposal-decided", proposal.DecidedByName ?? "");
            if (confirm && (actor.PersonId == proposal.ById || actor.PersonId == proposal.PersonId))
                return Error.Forbidden("organisation.second-person");
            var person = await act.Db.Set<Person>().SingleAsync(p => p.Id == proposal.PersonId, act.Token);
            if (confirm && await ConfirmAsync(act, proposal, person) is { } refusal)
                return refusal;
            (proposal.State, proposal.DecidedAt, proposal.DecidedByName) = (confirm ? ProposalState.Confirmed : ProposalState.Declined, act.Now, actor.Name);
            if (!confirm)
                act.Note("role.proposal-declined", new ObjectRef(RoleProposal.Kind, proposal.Id), new { person.Name, Role = proposal.RoleCode, proposal.ByName });
            return Result.Success;
        }, ct);

    private static async Task<Error?> ConfirmAsync(Act act, RoleProposal proposal, Person person)
    {
        if (person.LeftAt is not null)
            return Error.NotFound("organisation.person-unknown");
        var role = new RoleInput(proposal.RoleCode, proposal.DepartmentCode);
        var from = proposal.From > act.Now ? proposal.From.Value : act.Now;
        if (proposal.To <= from)
            return Error.Invalid("organisation.period-invalid");
        if (await AssignRole.RoleRefusalAsync(act, person, role, from, proposal.To) is { } unfit)
            return unfit;
        RolePeriods.Begin(act, person, role, from, proposal.To, new { proposal.Reason, ProposedBy = proposal.ByName });
        return null;
    }
}
