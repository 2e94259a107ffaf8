using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Gives a draft up, with a reason. Its files and signatures stay to be seen, the document's number stays taken, its label is free again.</summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class DiscardDraft(Vault vault)
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>lifecycle.author-only</c>, <c>lifecycle.not-draft</c> (state), <c>act.reason-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            var found = await Drafts.LockAsync(act, editionId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (EditionMoves.Move(act, of.Edition, EditionAct.Discard) is { Succeeded: false } refused)
                return refused;
            act.Note("edition.discarded", (of.Ref, new { of.Edition.Label, of.Edition.Round, Reason = reason.Trim() }), (of.DocumentRef, new { of.Document.Number }));
            await act.RaiseAsync(new EditionDiscarded(of.Document.Id, of.Edition.Id));
            return Result.Success;
        }, ct);
}
