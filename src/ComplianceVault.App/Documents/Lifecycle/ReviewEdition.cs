using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Signs 审核: the edition goes on to countersigning where departments were named, else to approval. For who holds the reviewing role of the level, or was named.</summary>
[Needs(Permission.Read)]
public sealed class ReviewEdition(EditionSigning signing)
{
    /// <summary>
    /// <paramref name="contentHash"/> is the sheet's (<see cref="SigningSheets"/>). Refusals: those of <c>Signing.ProveAsync</c>, <c>signing.content-changed</c>,
    /// <c>workflow.not-allowed</c>, <c>lifecycle.already-done</c> (who), <c>lifecycle.not-your-turn</c> (whose), <c>lifecycle.not-own-work</c> (编制≠审核≠批准),
    /// <c>lifecycle.only-same-person</c> when nobody else could approve after this reviewer.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync(this, actor, new(editionId, SignatureMeaning.Review, null, contentHash, proof), PassAsync, ct);

    private async Task<Result> PassAsync(Act act, EditionCase of, OfficeHolder reviewer)
    {
        var next = await NextAsync(act, of);
        if (!next.Succeeded)
            return next.Error;
        var approval = next.Value.Where(w => w.Meaning == SignatureMeaning.Approve).ToList();
        if (await Signers.RefusalAsync(act.Db, of, approval, reviewer, signing.Time, act.Token) is { Code: not "lifecycle.no-signer" } refusal)
            return refusal.Code == "lifecycle.only-author" ? Error.Conflict("lifecycle.only-same-person", refusal.Arguments[^1]) : refusal;
        var countersign = next.Value.Where(w => w.Meaning == SignatureMeaning.Countersign).ToList();
        if (EditionMoves.Move(act, of.Edition, countersign.Count > 0 ? EditionAct.PassReviewToCountersign : EditionAct.PassReview) is { Succeeded: false } refused)
            return refused;
        of.Edition.Reviewer = Signers.Shown(reviewer);
        foreach (var wanted in countersign.Count > 0 ? countersign : approval)
            await signing.OpenAsync(act, of, wanted);
        act.Note("edition.reviewed", (of.Ref, new { of.Edition.Label, of.Edition.Round, Signed = of.Edition.Reviewer, of.Edition.State }), (of.DocumentRef, null));
        return Result.Success;
    }

    /// <summary>What the rule asked for at submission: one that was set since binds the next submission.</summary>
    internal static async Task<Result<IReadOnlyList<Wanted>>> NextAsync(Act act, EditionCase of)
    {
        var submitted = of.OfRound.First(t => t.Meaning == SignatureMeaning.Author).OpenedAt;
        var rule = await ApprovalRules.FindAsync(act.Db, of.Document.Level, submitted, act.Token);
        return rule is null ? Error.Conflict("lifecycle.no-rule", of.Document.Level) : Signers.Wanted(of, rule);
    }
}
