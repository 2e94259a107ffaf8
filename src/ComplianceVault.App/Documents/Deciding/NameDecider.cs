using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Deciding;

/// <summary>
/// The management representative names a person for one step, with a reason, where the office cannot decide (decision 17); never somebody from whom the decider
/// must differ.
/// </summary>
[Needs(Permission.DecideSigners)]
public sealed class NameDecider(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>deciding.already-done</c>, <c>deciding.not-own-work</c>, <c>deputies.no-account</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid stepId, Guid personId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            await act.Db.Set<DecisionStep>().Where(s => s.Id == stepId).ExecuteUpdateAsync(s => s.SetProperty(x => x.NamedId, x => x.NamedId), ct);
            if (await act.Db.Set<DecisionStep>().Where(Deciders.Nameable).FirstOrDefaultAsync(s => s.Id == stepId, ct) is not { } step)
                return Error.NotFound("deciding.not-found");
            if (step.DoneAt is not null)
                return Error.Conflict("deciding.already-done", step.Meaning, step.DoneByName ?? "");
            var steps = await Decisions.StepsAsync(act.Db, step.SubjectKind, step.SubjectId, ct);
            if (Decisions.Excluded(steps, step).Contains(personId))
                return Error.Conflict("deciding.not-own-work", step.Meaning);
            if (await OfficeHolders.FindAsync(act.Db, personId, time, ct) is not { } person)
                return Error.Conflict("deputies.no-account");
            (step.NamedId, step.NamedName) = (personId, person.Name);
            act.Note("deciding.person-named", new ObjectRef(step.SubjectKind, step.SubjectId), new { step.Meaning, Person = person.Name, Reason = reason.Trim() });
            return Result.Success;
        }, ct);
}
