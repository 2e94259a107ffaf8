using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>A signature about to be given: of which edition, meaning what, for which department, over which content, by whose password.</summary>
internal sealed record SigningCall(Guid EditionId, SignatureMeaning Meaning, string? Department, string ContentHash, SigningProof Proof)
{
    public ToSign What => new(Meaning, new ObjectRef(Edition.Kind, EditionId), ContentHash);
}

/// <summary>
/// How 审核, 会签 and 批准 are given: the password first, on its own; then, under the lock of the edition's row, whose turn it is, whether the content is the one
/// that was shown, the signature, and what follows from it.
/// </summary>
public sealed class EditionSigning(Vault vault, Signing signing, CompanyTime time, WorkingCalendars calendars)
{
    internal CompanyTime Time => time;

    /// <param name="then">What follows: the move, the next signatures, the note.</param>
    internal async Task<Result> SignAsync(object useCase, Actor actor, SigningCall call, Func<Act, EditionCase, OfficeHolder, Task<Result>> then, CancellationToken ct)
    {
        if (actor.RefusalFor(useCase.GetType()) is { } refusal)
            return refusal;
        var proven = await signing.ProveAsync(actor, call.Proof, call.What, ct);
        if (!proven.Succeeded)
            return proven.Error;
        return await vault.ActAsync(useCase, actor, async act =>
        {
            var found = await TurnAsync(act, call);
            if (!found.Succeeded)
                return found.Error;
            var (of, task, capacity) = found.Value;
            var signature = await Signing.SignAsync(act, proven.Value, new SigningAs(task.RoleCode, capacity.ForName), call.What);
            if (!signature.Succeeded)
                return signature.Error;
            EditionMoves.Close(task, signature.Value, capacity.ForId);
            return await then(act, of, capacity);
        }, ct);
    }

    internal Task OpenAsync(Act act, EditionCase of, Wanted wanted) => EditionMoves.OpenAsync(act, of, wanted, time, calendars);

    private async Task<Result<(EditionCase Of, SigningTask Task, OfficeHolder Capacity)>> TurnAsync(Act act, SigningCall call)
    {
        if (await EditionCase.LockAsync(act, call.EditionId) is not { } of)
            return Error.NotFound("documents.not-found", "");
        var task = Find(of, call.Meaning, call.Department);
        if (!task.Succeeded)
            return task.Error;
        var capacity = await Signers.CapacityAsync(act.Db, of, task.Value, act.Actor, time, act.Token);
        if (!capacity.Succeeded)
            return capacity.Error;
        return of.ContentHash(of.SigningRound) == call.ContentHash ? (of, task.Value, capacity.Value) : Error.Conflict("signing.content-changed");
    }

    /// <summary>The awaited signature; where somebody was faster, the refusal says who.</summary>
    internal static Result<SigningTask> Find(EditionCase of, SignatureMeaning meaning, string? department)
    {
        var asked = of.OfRound.Where(t => t.Meaning == meaning && (meaning != SignatureMeaning.Countersign || t.Department == department)).ToList();
        if (asked.Find(t => t.DoneAt is null) is { } open)
            return open;
        return asked.Find(t => t.Outcome == TaskOutcome.Signed) is { } done
            ? Error.Conflict("lifecycle.already-done", meaning, done.DoneByName ?? "")
            : Error.Conflict("workflow.not-allowed", ActOf(meaning), of.Edition.State);
    }

    internal static EditionAct ActOf(SignatureMeaning meaning) => meaning switch
    {
        SignatureMeaning.Review => EditionAct.PassReview,
        SignatureMeaning.Countersign => EditionAct.PassCountersign,
        SignatureMeaning.Approve => EditionAct.Approve,
        _ => EditionAct.Submit,
    };
}
