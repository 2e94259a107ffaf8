using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Handling;

/// <summary>The signature of a step: its meaning, the hash of what was shown, and the proof.</summary>
public sealed record MoveSignature(SignatureMeaning Meaning, string ContentHash, SigningProof Proof);

/// <summary>
/// A step wanted: of which workflow (where several begin on a form), over which revision of what is being written (0: nothing is), what the person confirms, and the
/// signature where the stage asks for one.
/// </summary>
public sealed record WantedMove(string Move, int Revision, Guid? Workflow = null, IReadOnlyCollection<string>? Attested = null, MoveSignature? Signature = null);

/// <summary>Makes a step of a record through its workflow (decision 15); the first one enters the record and gives it its number.</summary>
[Needs(Permission.Read)]
public sealed class MakeMove(Vault vault, Signing signing, RecordHandling handling, CompanyTime time)
{
    /// <summary>
    /// The value is the record's number. Refusals: <c>records.not-found</c>, <c>records.no-workflow</c>, <c>records.move-not-possible</c> (the state), <c>records.void-asked</c>,
    /// <c>data.changed-meanwhile</c>, <c>records.move-not-yours</c>, <c>records.move-apart</c>, <c>signing.content-changed</c>, and those of the step itself.
    /// </summary>
    public async Task<Result<string>> ExecuteAsync(Actor actor, Guid id, WantedMove wanted, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (wanted.Signature is not { } signature)
            return await ActAsync(actor, id, wanted, null, ct);
        var what = new ToSign(signature.Meaning, new(Record.Kind, id), signature.ContentHash);
        var proven = await signing.ProveAsync(actor, signature.Proof, what, ct);
        return proven.Succeeded ? await ActAsync(actor, id, wanted, (act, capacity) => Signing.SignAsync(act, proven.Value, capacity, what), ct) : proven.Error;
    }

    /// <summary>The loader makes a step in the name of somebody of the sample, whose signature asks for no password (decision 9).</summary>
    internal Task<Result<string>> ExecuteAsSampleAsync(Actor actor, Guid id, WantedMove wanted, CancellationToken ct)
    {
        if (wanted.Signature is not { } signature)
            return ActAsync(actor, id, wanted, null, ct);
        var what = new ToSign(signature.Meaning, new(Record.Kind, id), signature.ContentHash);
        return ActAsync(actor, id, wanted, (act, capacity) => Signing.SignAsSampleAsync(act, capacity.RoleCode, what), ct);
    }

    private Task<Result<string>> ActAsync(Actor actor, Guid id, WantedMove wanted, Func<Act, SigningAs, Task<Result<Signature>>>? sign, CancellationToken ct) =>
        vault.ActAsync<string>(this, actor, act => MakeAsync(act, id, wanted, sign), ct);

    /// <summary>The same within an act.</summary>
    internal async Task<Result<string>> MakeAsync(Act act, Guid id, WantedMove wanted, Func<Act, SigningAs, Task<Result<Signature>>>? sign)
    {
        var (actor, ct) = (act.Actor, act.Token);
        var found = await HandledRecord.LockAsync(act, id);
        if (!found.Succeeded)
            return found.Error;
        var of = found.Value;
        if (await RefusalAsync(act, of, wanted) is { } refused)
            return refused;
        if (of.Moves.FirstOrDefault(m => m.Move.Id == wanted.Move && !m.Move.Automatic && (wanted.Workflow is not { } workflow || m.Workflow.Id == workflow)) is not { } by)
            return Error.Conflict("records.move-not-possible", of.Record.StateZh ?? "");
        var (values, _, _) = await RecordWriting.ReadAsync(act, of);
        var rights = new MoveRights(act.Db, time, ct);
        var capacity = await rights.CapacityAsync(of, by.Move, values, actor);
        if (!capacity.Succeeded)
            return capacity.Error;
        var who = new MoveBy(await rights.OfAsync(of, by.Move, values), capacity.Value, wanted.Attested ?? [], wanted.Signature?.Meaning, sign is null ? null : signingAs => sign(act, signingAs));
        var made = await handling.MakeAsync(act, of, by, who);
        return made.Succeeded ? of.Record.Number! : made.Error;
    }

    private static async Task<Error?> RefusalAsync(Act act, HandledRecord of, WantedMove wanted)
    {
        var draft = await act.Db.Set<RecordDraft>().FindAsync([of.Record.Id], act.Token);
        if (of.State == WorkflowFile.New && of.Record.BegunById != act.Actor.PersonId)
            return Error.NotFound("records.not-found");
        if (of.Record.VoidAskedAt is not null || of.Record.State == RecordState.Voided)
            return Error.Conflict("records.void-asked");
        if ((draft?.Revision ?? 0) != wanted.Revision)
            return Error.Conflict("data.changed-meanwhile");
        return wanted.Signature is { } signature && signature.ContentHash != of.Of.WrittenHash ? Error.Conflict("signing.content-changed") : null;
    }
}
