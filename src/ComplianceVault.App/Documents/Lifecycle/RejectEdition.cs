using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// Sends an edition back to its author from review, countersigning or approval, with a reason, by somebody who could sign now. The round's signatures are void.
/// </summary>
[Needs(Permission.Read)]
public sealed class RejectEdition(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>workflow.not-allowed</c>, <c>lifecycle.already-done</c>, <c>lifecycle.not-your-turn</c>, <c>lifecycle.not-own-work</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await EditionCase.LockAsync(act, editionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            var task = await OwnTaskAsync(act.Db, of, actor, time, ct);
            if (!task.Succeeded)
                return task.Error;
            if (EditionMoves.Back(act, of, EditionAct.Reject, TaskOutcome.Rejected, task.Value, reason.Trim()) is { Succeeded: false } refused)
                return refused;
            act.Note("edition.rejected", (of.Ref, new { of.Edition.Label, of.Edition.Round, task.Value.Meaning, Reason = reason.Trim() }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);

    /// <summary>The awaited signature that this person could give, or why there is none.</summary>
    internal static async Task<Result<SigningTask>> OwnTaskAsync(VaultDbContext db, EditionCase of, Actor actor, CompanyTime time, CancellationToken ct)
    {
        if (EditionWorkflow.Table.Next(of.Edition.State, EditionAct.Reject) is { Succeeded: false } impossible)
            return impossible.Error;
        Error? refusal = null;
        foreach (var task in of.OfRound.Where(t => t.DoneAt is null && t.Meaning != SignatureMeaning.Author))
        {
            var capacity = await Signers.CapacityAsync(db, of, task, actor, time, ct);
            if (capacity.Succeeded)
                return task;
            refusal = capacity.Error.Code == "lifecycle.not-own-work" ? capacity.Error : refusal ?? capacity.Error;
        }

        return refusal ?? Error.Conflict("workflow.not-allowed", EditionAct.Reject, of.Edition.State);
    }
}

/// <summary>The author takes a submitted edition back while nobody has signed after him; it is a draft again.</summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class TakeBackEdition(Vault vault)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>workflow.not-allowed</c>, <c>lifecycle.author-only</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await EditionCase.LockAsync(act, editionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            if (Drafts.Refusal(of, actor, EditionAct.TakeBack) is { } refusal)
                return refusal;
            var open = of.OfRound.FirstOrDefault(t => t.DoneAt is null);
            if (EditionMoves.Back(act, of, EditionAct.TakeBack, TaskOutcome.TakenBack, open, reason.Trim()) is { Succeeded: false } refused)
                return refused;
            act.Note("edition.taken-back", (of.Ref, new { of.Edition.Label, of.Edition.Round, Reason = reason.Trim() }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);
}

/// <summary>The controller sends an approved edition back before issue, because the issue check found something (文件控制程序 4.5.3).</summary>
[Needs(Permission.ControlDocuments)]
public sealed class ReturnEdition(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>workflow.not-allowed</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await EditionCase.LockAsync(act, editionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            if (EditionMoves.Back(act, of, EditionAct.Return, TaskOutcome.Returned, null, reason.Trim()) is { Succeeded: false } refused)
                return refused;
            act.Db.Add(new SigningTask
            {
                Id = act.NewId(),
                EditionId = of.Edition.Id,
                Round = of.Edition.Round,
                Meaning = SignatureMeaning.Approve,
                RoleCode = Role.Controller,
                Office = Role.Controller,
                OpenedAt = act.Now,
                Due = time.Today,
                DoneAt = act.Now,
                DoneById = actor.PersonId,
                DoneByName = actor.Name,
                Outcome = TaskOutcome.Returned,
                Reason = reason.Trim(),
            });
            act.Note("edition.returned", (of.Ref, new { of.Edition.Label, of.Edition.Round, Reason = reason.Trim() }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);
}
