using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.RuleChanges;

/// <summary>
/// The management representative approves a change of a rule, another person than who proposed it. It holds from its day on; what held before keeps its row with
/// an end (R45).
/// </summary>
[Needs(Permission.Read)]
public sealed class ApproveRuleChange(DecisionSigning signing, RuleChanging changes)
{
    /// <summary>Refusals: those of <c>DecisionSigning</c>, <c>deciding.not-found</c>, those of the family.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string contentHash, SigningProof proof, CancellationToken ct) => signing.SignAsync(
        this, actor, new(new(RuleChange.Kind, id), SignatureMeaning.Approve, contentHash, proof), act => RuleCase.LockAsync(act, id), changes.ApprovedAsync, ct);
}

/// <summary>Does not approve it, with a reason, by somebody who could; what held goes on.</summary>
[Needs(Permission.Read)]
public sealed class DeclineRuleChange(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>deciding.not-open</c>, <c>deciding.not-your-turn</c>, <c>deciding.not-own-work</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await RuleCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            if (Decisions.Find(of, SignatureMeaning.Approve) is var step && !step.Succeeded)
                return step.Error;
            if (await Decisions.CapacityAsync(act.Db, of.Steps, step.Value, actor.PersonId, time, ct) is { Succeeded: false } notTheirs)
                return notTheirs.Error;
            Decisions.Void(act, of, step.Value, reason.Trim());
            (of.Change.State, of.Change.StateAt) = (RuleChangeState.Declined, act.Now);
            act.Note("rule.declined", of.Ref, new { of.Change.Family, Rule = of.Change.Code, Reason = reason.Trim() });
            return Result.Success;
        }, ct);
}

/// <summary>A proposed change is taken back while it is not in force, approved or not: the rule that holds goes on.</summary>
[Needs(Permission.ControlDocuments, Permission.DecideSigners)]
public sealed class TakeBackRuleChange(Vault vault)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>deciding.not-open</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await RuleCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            if (of.Change.State is not (RuleChangeState.Waiting or RuleChangeState.Approved))
                return Error.Conflict("deciding.not-open", SignatureMeaning.Approve);
            Decisions.Void(act, of, null, null);
            (of.Change.State, of.Change.StateAt) = (RuleChangeState.TakenBack, act.Now);
            act.Note("rule.taken-back", of.Ref, new { of.Change.Family, Rule = of.Change.Code, Reason = reason.Trim() });
            return Result.Success;
        }, ct);
}
