using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>The author, or the controller, takes an accepted request into the draft of the next edition, or out of it again.</summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class TakeOverChangeRequest(Vault vault)
{
    /// <summary>
    /// Refusals: <c>documents.not-found</c>, <c>lifecycle.not-draft</c>, <c>lifecycle.author-only</c>, <c>changes.not-found</c>, <c>changes.other-document</c>,
    /// <c>workflow.not-allowed</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid requestId, Guid editionId, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var both = await FindAsync(act, requestId, editionId);
            if (!both.Succeeded)
                return both.Error;
            var (of, edition) = both.Value;
            (of.Request.NextEditionId, of.Request.NextLabel) = (edition.Id, edition.Label);
            if (of.Move(act, ChangeRequestAct.TakeOver, "") is { Succeeded: false } refused)
                return refused;
            act.Note("request.taken-over", (of.Ref, new { of.Request.Number, Edition = edition.Label }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);

    public Task<Result> ReleaseAsync(Actor actor, Guid requestId, Guid editionId, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var both = await FindAsync(act, requestId, editionId);
            if (!both.Succeeded)
                return both.Error;
            var (of, edition) = both.Value;
            if (of.Request.NextEditionId != edition.Id)
                return Error.Conflict("workflow.not-allowed", ChangeRequestAct.Release, of.Request.State);
            if (of.Move(act, ChangeRequestAct.Release, "") is { Succeeded: false } refused)
                return refused;
            (of.Request.NextEditionId, of.Request.NextLabel) = (null, null);
            act.Note("request.released", (of.Ref, new { of.Request.Number, Edition = edition.Label }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);

    private static async Task<Result<(RequestCase Of, Edition Edition)>> FindAsync(Act act, Guid requestId, Guid editionId)
    {
        var draft = await Drafts.LockAsync(act, editionId);
        if (!draft.Succeeded)
            return draft.Error;
        var found = await RequestCase.LockAsync(act, requestId);
        if (!found.Succeeded)
            return found.Error;
        return found.Value.Document.Id == draft.Value.Document.Id ? (found.Value, draft.Value.Edition) : Error.NotFound("changes.other-document");
    }
}

/// <summary>
/// Says that the next edition does without an accepted request, and why (本版不采纳): until the edition is issued, by its author or the controller. Who raised it
/// reads the reason. Without such a word, or being taken over, an accepted request stands against the issue.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class DeclineChangeRequest(Vault vault)
{
    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>documents.not-found</c>, <c>changes.already-issued</c> (state), <c>lifecycle.author-only</c>,
    /// <c>changes.not-found</c>, <c>changes.other-document</c>, <c>workflow.not-allowed</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid requestId, Guid editionId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (!await DocumentRights.Readable(act.Db, actor).AnyAsync(e => e.Id == editionId, ct) || await EditionCase.LockAsync(act, editionId) is not { } next)
                return Error.NotFound("documents.not-found", "");
            if (Refusal(next.Edition, actor) is { } refusal)
                return refusal;
            var found = await RequestCase.LockAsync(act, requestId);
            if (!found.Succeeded)
                return found.Error;
            return found.Value.Document.Id == next.Document.Id ? Decline(act, found.Value, next.Edition, reason) : Error.NotFound("changes.other-document");
        }, ct);

    /// <summary>Why this person cannot do without a request in this edition.</summary>
    internal static Error? Refusal(Edition edition, Actor actor) =>
        edition.State >= EditionState.Published ? Error.Conflict("changes.already-issued", edition.State)
        : Drafts.IsOf(edition, actor) ? null
        : Error.Forbidden("lifecycle.author-only");

    private static Result Decline(Act act, RequestCase of, Edition edition, string reason)
    {
        (of.Request.NextEditionId, of.Request.NextLabel) = (edition.Id, edition.Label);
        if (of.Move(act, ChangeRequestAct.Decline, "", reason) is { Succeeded: false } refused)
            return refused;
        act.Note("request.declined", (of.Ref, new { of.Request.Number, Edition = edition.Label, Reason = reason.Trim() }), (of.DocumentRef, null));
        return Result.Success;
    }
}
