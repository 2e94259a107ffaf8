using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Signs 批准. For who holds the approving role of the level, or was named; never the author or the reviewer, nor through a deputy.</summary>
[Needs(Permission.Read)]
public sealed class ApproveEdition(EditionSigning signing)
{
    /// <summary>
    /// <paramref name="contentHash"/> is the sheet's (<see cref="SigningSheets"/>). Refusals: those of <c>Signing.ProveAsync</c>, <c>signing.content-changed</c>,
    /// <c>workflow.not-allowed</c>, <c>lifecycle.already-done</c> (who), <c>lifecycle.not-your-turn</c> (whose), <c>lifecycle.not-own-work</c> (编制≠审核≠批准).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string contentHash, SigningProof proof, CancellationToken ct) =>
        signing.SignAsync(this, actor, new(editionId, SignatureMeaning.Approve, null, contentHash, proof), PassAsync, ct);

    private static async Task<Result> PassAsync(Act act, EditionCase of, OfficeHolder approver)
    {
        if (EditionMoves.Move(act, of.Edition, EditionAct.Approve) is { Succeeded: false } refused)
            return refused;
        of.Edition.Approver = Signers.Shown(approver);
        act.Note("edition.approved", (of.Ref, new { of.Edition.Label, of.Edition.Round, Signed = of.Edition.Approver }), (of.DocumentRef, null));
        await act.RaiseAsync(new EditionApproved(of.Document.Id, of.Edition.Id, of.Edition.Round));
        return Result.Success;
    }
}
