using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Gives the signature that a record waits for: over exactly what stands on it. With the last one it is complete.</summary>
[Needs(Permission.Read)]
public sealed class SignRecord(DecisionSigning signing, RecordLocking locking)
{
    /// <summary>
    /// Refusals: those of <see cref="DecisionSigning"/>, <c>records.void-asked</c>,
    /// <c>records.signer-required</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(
        Actor actor, Guid id, SignatureMeaning meaning, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync<RecordCase>(
            this, actor, new(new(Record.Kind, id), meaning, contentHash, proof), act => RecordCase.LockAsync(act, id), SignedAsync, ct);

    /// <summary>The loader signs in the name of somebody of the sample (decision 9).</summary>
    internal Task<Result> ExecuteAsSampleAsync(Actor actor, Guid id, SignatureMeaning meaning, string contentHash, CancellationToken ct) =>
        signing.SignAsSampleAsync<RecordCase>(this, actor, new(meaning, new(Record.Kind, id), contentHash), act => RecordCase.LockAsync(act, id), SignedAsync, ct);

    private async Task<Result> SignedAsync(Act act, RecordCase of, DecisionStep step)
    {
        if (of.Record.VoidAskedAt is not null)
            return Error.Conflict("records.void-asked");
        if (of.Move(RecordAct.Sign) is { Succeeded: false } refused)
            return refused;
        of.Record.OpenedAt ??= act.Now;
        act.Note("record.signed", of.Objects(new { of.Record.Number, step.Meaning, Signed = step.DoneByName, of.Record.ContentHash }));
        return await of.AskNextAsync(act, locking);
    }
}

/// <summary>退回: does not agree, with a reason, by somebody who could sign now; it goes back to who filled it.</summary>
[Needs(Permission.Read)]
public sealed class ReturnRecord(Vault vault, RecordLocking locking)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>records.not-found</c>, <c>workflow.not-allowed</c>, <c>deciding.not-your-turn</c>, <c>deciding.not-own-work</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            var found = await RecordCase.LockAsync(act, id, RecordAct.Return);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            var step = of.OpenStep!;
            if (await Decisions.CapacityAsync(act.Db, of.Steps, step, actor.PersonId, locking.Time, ct) is { Succeeded: false } notTheirs)
                return notTheirs.Error;
            act.Note("record.returned", of.Objects(new { of.Record.Number, step.Meaning, Reason = reason.Trim() }));
            await RecordReturn.ToDraftAsync(act, of, step, reason.Trim(), locking);
            return of.Move(RecordAct.Return);
        }, ct);
}
