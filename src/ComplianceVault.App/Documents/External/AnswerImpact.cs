using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>
/// Says whether a new edition of an external document changes one of ours, with the reason: by people who may write for its owner department, and by the
/// controller. An answer can be given anew until the edition is in force; the trail keeps each. 需更改 raises a change request for our document, once; the value is its
/// number, null where none was raised.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class AnswerImpact(Vault vault, ExternalRequests requests)
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>act.reason-required</c>, <c>lifecycle.not-your-department</c>, <c>external.already-in-force</c>.</summary>
    public Task<Result<string?>> ExecuteAsync(Actor actor, Guid questionId, ImpactOutcome outcome, string reason, CancellationToken ct) =>
        vault.ActAsync<string?>(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (!Enum.IsDefined(outcome))
                return Error.Invalid("external.outcome-unknown");
            if (await act.Db.Set<ImpactQuestion>().FirstOrDefaultAsync(q => q.Id == questionId, ct) is not { } question)
                return Error.NotFound("documents.not-found", "");
            var citing = await act.Db.Set<Document>().AsNoTracking().FirstAsync(d => d.Id == question.CitingId, ct);
            if (await Writers.RefusalAsync(act.Db, actor, citing.Department, ct) is { } notTheirs)
                return notTheirs;
            if (await act.Db.Set<Edition>().AnyAsync(e => e.Id == question.EditionId && e.State != EditionState.Draft, ct))
                return Error.Conflict("external.already-in-force");
            var old = question.Outcome;
            (question.Outcome, question.Reason, question.ByName, question.At) = (outcome, reason.Trim(), actor.Name, act.Now);
            var raised = outcome == ImpactOutcome.ChangeNeeded ? await requests.RaiseAsync(act, citing, question.EditionId, "external.request-changed", reason.Trim()) : null;
            act.Note("external.impact-answered", (new ObjectRef(Edition.Kind, question.EditionId), new { citing.Number, Old = old, New = outcome, Reason = reason.Trim(), Request = raised }), (new ObjectRef(Document.Kind, citing.Id), null));
            return Result.Of(raised);
        }, ct);
}

/// <summary>Brings the registered new edition into force from today; the one before goes out in the same act. Every question of its effect is answered first.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class BringExternalIntoForce(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>external.not-external</c>, <c>external.nothing-waits</c>, <c>external.impact-open</c> (how many).</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid documentId, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await ExternalCase.LockAsync(act, documentId);
            if (!found.Succeeded)
                return found.Error;
            if (found.Value.Waiting is not { } edition)
                return Error.Conflict("external.nothing-waits");
            var open = await act.Db.Set<ImpactQuestion>().CountAsync(q => q.EditionId == edition.Id && q.At == null, ct);
            if (open > 0)
                return Error.Conflict("external.impact-open", open);
            found.Value.External.NextCheck = await ExternalSettings.NextCheckAsync(act, time.Today);
            return await EditionsInForce.RegisterAsync(act, edition, time.Today);
        }, ct);
}
