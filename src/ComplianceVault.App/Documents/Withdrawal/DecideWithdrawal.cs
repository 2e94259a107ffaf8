using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>
/// Signs the decision that is awaited: 审核 of the head of the owner department, 批准 of the management representative and, for levels 1 and 2, of the general
/// manager. With the last one the edition is withdrawn, in the same transaction.
/// </summary>
[Needs(Permission.Read)]
public sealed class ApproveWithdrawal(DecisionSigning signing, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>
    /// <paramref name="contentHash"/> is that of <see cref="WithdrawalQueries"/>. Refusals: those of <c>Signing.ProveAsync</c>, <c>deciding.not-found</c>,
    /// <c>deciding.not-open</c>, <c>deciding.already-done</c>, <c>deciding.not-your-turn</c> (whose), <c>deciding.not-own-work</c> (≠), <c>signing.content-changed</c>,
    /// <c>withdrawal.not-in-force</c>, <c>withdrawal.in-work</c>, <c>withdrawal.reference-open</c> (which came up since).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, SignatureMeaning meaning, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync(this, actor, new(new(DocumentWithdrawal.Kind, id), meaning, contentHash, proof), act => WithdrawalCase.LockAsync(act, id), PassAsync, ct);

    private async Task<Result> PassAsync(Act act, WithdrawalCase of, DecisionStep step)
    {
        var stages = await WithdrawalRule.StagesAsync(act, of);
        if (step.Ordinal + 1 >= stages.Count)
            return await WithdrawAsync(act, of, step);
        var (enter, wanted) = stages[step.Ordinal + 1];
        if (of.Move(act, enter!.Value) is { Succeeded: false } refused)
            return refused;
        Decisions.Open(act, of, wanted, await ApplyForWithdrawal.DueAsync(act, time, calendars));
        act.Note("withdrawal.passed", (of.Ref, new { of.Withdrawal.Number, step.Meaning, Signed = step.DoneByName }), (of.EditionRef, null));
        return Result.Success;
    }

    private async Task<Result> WithdrawAsync(Act act, WithdrawalCase of, DecisionStep step)
    {
        if (await RefusalAsync(act, of) is { } refusal)
            return refusal;
        if (of.Move(act, WithdrawalAct.Withdraw) is { Succeeded: false } refused)
            return refused;
        of.Withdrawal.WithdrawnOn = time.Today;
        act.Note("withdrawal.approved", (of.Ref, new { of.Withdrawal.Number, Signed = step.DoneByName, On = time.Today }), (of.EditionRef, null), (new ObjectRef(Document.Kind, of.Document.Id), null));
        if (await EditionsInForce.WithdrawAsync(act, of.Edition, time.Today) is { Succeeded: false } stays)
            return stays;
        return of.Withdrawal.Keep is { } ground ? RetainEdition.Retain(act, of.Edition, ground, of.Withdrawal.Reason) : Result.Success;
    }

    /// <summary>Days lie between the application and the last signature: what came up since has no follow-up.</summary>
    private async Task<Error?> RefusalAsync(Act act, WithdrawalCase of)
    {
        if (of.Edition.State != EditionState.Effective)
            return Error.Conflict("withdrawal.not-in-force", of.Edition.State);
        if (await ApplyForWithdrawal.InWorkRefusalAsync(act.Db, of.Document.Id, act.Token) is { } inWork)
            return inWork;
        var references = await OpenReferences.OfAsync(act.Db, of.Document, time.Today, act.Token);
        return references.Succeeded ? references.Value.RefusalFor(of.FollowUps.Select(f => (f.Kind, f.Key))) : references.Error;
    }
}

/// <summary>Does not agree to a withdrawal, with a reason, by somebody who could sign now. The edition stays in force; a new application begins anew.</summary>
[Needs(Permission.Read)]
public sealed class RejectWithdrawal(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>workflow.not-allowed</c>, <c>deciding.not-your-turn</c>, <c>deciding.not-own-work</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await WithdrawalCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            if (WithdrawalWorkflow.Table.Next(of.Withdrawal.State, WithdrawalAct.Reject) is { Succeeded: false } impossible)
                return impossible.Error;
            var step = of.Steps.First(s => s.DoneAt is null);
            if (await Decisions.CapacityAsync(act.Db, of.Steps, step, actor.PersonId, time, ct) is { Succeeded: false } notTheirs)
                return notTheirs.Error;
            Decisions.Void(act, of, step, reason.Trim());
            act.Note("withdrawal.rejected", (of.Ref, new { of.Withdrawal.Number, step.Meaning, Reason = reason.Trim() }), (of.EditionRef, null));
            return of.Move(act, WithdrawalAct.Reject);
        }, ct);
}

/// <summary>The applicant takes an application back while nobody has decided yet.</summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class TakeBackWithdrawal(Vault vault)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>deciding.not-found</c>, <c>workflow.not-allowed</c>, <c>withdrawal.applicant-only</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await WithdrawalCase.LockAsync(act, id) is not { } of)
                return Error.NotFound("deciding.not-found");
            if (Refusal(actor, of) is { } refusal)
                return refusal;
            Decisions.Void(act, of, null, null);
            act.Note("withdrawal.taken-back", (of.Ref, new { of.Withdrawal.Number, Reason = reason.Trim() }), (of.EditionRef, null));
            return of.Move(act, WithdrawalAct.TakeBack);
        }, ct);

    internal static Error? Refusal(Actor actor, WithdrawalCase of) =>
        WithdrawalWorkflow.Table.Next(of.Withdrawal.State, WithdrawalAct.TakeBack).Error
        ?? (of.Withdrawal.ApplicantId == actor.PersonId ? null : Error.Forbidden("withdrawal.applicant-only"));
}
