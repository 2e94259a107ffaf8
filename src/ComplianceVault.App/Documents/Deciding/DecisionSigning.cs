using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Deciding;

/// <summary>A decision about to be signed: of what, meaning what, over which facts, by whose password.</summary>
internal sealed record DecisionCall(ObjectRef About, SignatureMeaning Meaning, string ContentHash, SigningProof Proof)
{
    public ToSign What => new(Meaning, About, ContentHash);
}

/// <summary>
/// How decisions are signed: the password first, on its own, so that a wrong one counts; then, under the lock of the subject's row, whose turn it is, whether the
/// facts are those that were shown, the signature, and what follows from it.
/// </summary>
public sealed class DecisionSigning(Vault vault, Signing signing, CompanyTime time)
{
    /// <param name="lockAsync">Locks the subject's row and reads it; null: it is not there.</param>
    /// <param name="then">What follows: the move, the next step, the note.</param>
    internal async Task<Result> SignAsync<T>(
        object useCase, Actor actor, DecisionCall call, Func<Act, Task<T?>> lockAsync, Func<Act, T, DecisionStep, Task<Result>> then, CancellationToken ct)
        where T : class, IDecided
    {
        if (actor.RefusalFor(useCase.GetType()) is { } refusal)
            return refusal;
        var proven = await signing.ProveAsync(actor, call.Proof, call.What, ct);
        if (!proven.Succeeded)
            return proven.Error;
        return await ActAsync(useCase, actor, call.What, (act, capacity) => Signing.SignAsync(act, proven.Value, capacity, call.What), lockAsync, then, ct);
    }

    /// <summary>The loader of a sample vault signs what is there as its sample people, marked 示例; nowhere else (decision 9).</summary>
    internal async Task<Result> SignAsSampleAsync<T>(
        object useCase, Actor actor, ToSign what, Func<Act, Task<T?>> lockAsync, Func<Act, T, DecisionStep, Task<Result>> then, CancellationToken ct)
        where T : class, IDecided =>
        await ActAsync(useCase, actor, what, (act, capacity) => Signing.SignAsSampleAsync(act, capacity.RoleCode, what), lockAsync, then, ct);

    private Task<Result> ActAsync<T>(
        object useCase, Actor actor, ToSign what, Func<Act, SigningAs, Task<Result<Signature>>> sign, Func<Act, Task<T?>> lockAsync, Func<Act, T, DecisionStep, Task<Result>> then,
        CancellationToken ct)
        where T : class, IDecided =>
        vault.ActAsync(useCase, actor, async act =>
        {
            if (await lockAsync(act) is not { } of)
                return Error.NotFound("deciding.not-found");
            var step = Decisions.Find(of, what.Meaning);
            if (!step.Succeeded)
                return step.Error;
            var capacity = await Decisions.CapacityAsync(act.Db, of.Steps, step.Value, actor.PersonId, time, ct);
            if (!capacity.Succeeded)
                return capacity.Error;
            if (of.ContentHash != what.ContentHash)
                return Error.Conflict("signing.content-changed");
            var signature = await sign(act, new SigningAs(step.Value.RoleCode, capacity.Value.ForName));
            if (!signature.Succeeded)
                return signature.Error;
            Close(step.Value, signature.Value, capacity.Value.ForId);
            return await then(act, of, step.Value);
        }, ct);

    private static void Close(DecisionStep step, Signature signature, Guid? insteadOf)
    {
        (step.Outcome, step.DoneAt, step.SignatureId) = (TaskOutcome.Signed, signature.At, signature.Id);
        (step.DoneById, step.DoneByName, step.InsteadOfId) = (signature.PersonId, signature.PersonName, insteadOf);
    }
}
