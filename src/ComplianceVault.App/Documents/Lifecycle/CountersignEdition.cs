using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Signs 会签 for one department; with the last one the edition goes on to approval. For the head of that department, or who was named.</summary>
[Needs(Permission.Read)]
public sealed class CountersignEdition(EditionSigning signing)
{
    /// <summary>
    /// <paramref name="contentHash"/> is the sheet's (<see cref="SigningSheets"/>). Refusals: those of <c>Signing.ProveAsync</c>, <c>signing.content-changed</c>,
    /// <c>workflow.not-allowed</c>, <c>lifecycle.already-done</c> (who), <c>lifecycle.not-your-turn</c> (whose).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string department, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync(this, actor, new(editionId, SignatureMeaning.Countersign, department, contentHash, proof), (act, of, signer) => PassAsync(act, of, signer, department), ct);

    private async Task<Result> PassAsync(Act act, EditionCase of, OfficeHolder signer, string department)
    {
        if (of.OfRound.All(t => t.Meaning != SignatureMeaning.Countersign || t.DoneAt is not null))
        {
            var next = await ReviewEdition.NextAsync(act, of);
            if (!next.Succeeded)
                return next.Error;
            if (EditionMoves.Move(act, of.Edition, EditionAct.PassCountersign) is { Succeeded: false } refused)
                return refused;
            await signing.OpenAsync(act, of, next.Value.First(w => w.Meaning == SignatureMeaning.Approve));
        }

        act.Note(
            "edition.countersigned",
            (of.Ref, new { of.Edition.Label, of.Edition.Round, Department = department, Signed = Signers.Shown(signer), of.Edition.State }), (of.DocumentRef, null));
        return Result.Success;
    }
}
