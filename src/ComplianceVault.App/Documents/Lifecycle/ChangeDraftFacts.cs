using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Changes what the author said of a draft: change description, wished day, training, review interval, departments.</summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class ChangeDraftFacts(Vault vault)
{
    /// <summary>
    /// Refusals: those of <see cref="UploadDraft"/>, <c>data.changed-meanwhile</c>, <c>lifecycle.change-required</c>, <c>act.text-too-long</c>,
    /// <c>organisation.no-such-department</c>, <c>lifecycle.review-months</c> (1…60).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, int version, DraftFacts facts, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await Drafts.LockAsync(act, editionId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (of.Edition.Version != version)
                return Error.Conflict("data.changed-meanwhile");
            if (await Drafts.FactsRefusalAsync(act, of.Document.Id, facts) is { } refusal)
                return refusal;
            var old = Drafts.Facts(of);
            await Drafts.SetFactsAsync(act, of.Edition, facts);
            act.Note("edition.facts-changed", (of.Ref, new { of.Edition.Label, Old = old, New = facts }), (of.DocumentRef, null));
            return Result.Success;
        }, ct);
}
