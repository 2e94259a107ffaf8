using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Asks that a record be voided (practice 4.6): by who filled it or the keeping department, with a reason. The head of the department decides.</summary>
[Needs(Permission.Read)]
public sealed class AskRecordVoid(Vault vault, RecordLocking locking)
{
    private static readonly WantedDecision Wanted = new(SignatureMeaning.Approve, Role.DepartmentHead, null, Apart.Initiator);

    /// <summary>Refusals: <c>act.reason-required</c>, <c>records.not-found</c>, <c>workflow.not-allowed</c>, <c>records.not-yours-to-correct</c>, <c>records.void-asked</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            var found = await RecordCase.LockAsync(act, id, RecordAct.AskVoid);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (!CorrectRecord.MayCorrect(of.Record, actor))
                return Error.Forbidden("records.not-yours-to-correct");
            if (of.Record.VoidAskedAt is not null)
                return Error.Conflict("records.void-asked");
            Decisions.Void(act, of, null, null); // a signature asked for meanwhile waits for nobody any more
            (of.Record.VoidAskedAt, of.Record.VoidAskedById, of.Record.VoidAskedByName, of.Record.VoidReason) = (act.Now, actor.PersonId, actor.Name, reason.Trim());
            var facts = await locking.FactsAsync(act.Db, of.Record, actor, ct);
            of.Ask(act, Decisions.Open(act, of, Wanted with { Department = of.Record.Department }, locking.Due(facts, RecordCase.SigningDays)), "");
            act.Note("record.void-asked", of.Objects(new { of.Record.Number, Reason = reason.Trim() }));
            return of.Move(RecordAct.AskVoid);
        }, ct);
}

/// <summary>The head of the department voids the record with a signature, another person than who asked. It is kept, its number stays used.</summary>
[Needs(Permission.Read)]
public sealed class VoidRecord(DecisionSigning signing, RecordLocking locking)
{
    /// <summary>Refusals: those of <see cref="DecisionSigning"/>, <c>records.void-not-asked</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync<RecordCase>(
            this, actor, new(new(Record.Kind, id), SignatureMeaning.Approve, contentHash, proof), act => RecordCase.LockAsync(act, id),
            async (act, of, step) =>
            {
                if (of.Record.VoidAskedAt is null)
                    return Error.Conflict("records.void-not-asked");
                of.Record.VoidedAt = act.Now;
                act.Note("record.voided", of.Objects(new { of.Record.Number, of.Record.VoidReason, AskedBy = of.Record.VoidAskedByName, Signed = step.DoneByName }));
                await locking.EndAsync(act, of);
                return of.Move(RecordAct.Void);
            }, ct);
}

/// <summary>Does not agree that a record be voided, with a reason, by somebody who could void it now. It stays as it is.</summary>
[Needs(Permission.Read)]
public sealed class DeclineRecordVoid(Vault vault, RecordLocking locking)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>records.not-found</c>, <c>records.void-not-asked</c>, <c>deciding.not-your-turn</c>, <c>deciding.not-own-work</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            var found = await RecordCase.LockAsync(act, id, RecordAct.Void);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (of.Record.VoidAskedAt is null || of.OpenStep is not { } step)
                return Error.Conflict("records.void-not-asked");
            if (await Decisions.CapacityAsync(act.Db, of.Steps, step, actor.PersonId, locking.Time, ct) is { Succeeded: false } notTheirs)
                return notTheirs.Error;
            Decisions.Void(act, of, step, reason.Trim());
            act.Note("record.void-declined", of.Objects(new { of.Record.Number, Asked = of.Record.VoidReason, AskedBy = of.Record.VoidAskedByName, Reason = reason.Trim() }));
            (of.Record.VoidAskedAt, of.Record.VoidAskedById, of.Record.VoidAskedByName, of.Record.VoidReason) = (null, null, null, null);
            return Result.Success;
        }, ct);
}
