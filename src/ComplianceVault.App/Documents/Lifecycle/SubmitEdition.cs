using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// The author signs 编制 and sends the draft to review. A new round begins: signatures of earlier rounds do not count for it. Where nobody could review,
/// countersign or approve it, the submission is refused by name; the management representative may then name somebody (<see cref="NameSigner"/>).
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class SubmitEdition
{
    /// <summary>
    /// <paramref name="contentHash"/> is the sheet's (<see cref="SigningSheets"/>). Refusals: those of <c>Signing.ProveAsync</c>, <c>signing.content-changed</c>,
    /// <c>workflow.not-allowed</c>, <c>lifecycle.author-only</c>, <c>lifecycle.change-required</c>, <c>lifecycle.no-file</c>, <c>lifecycle.no-rule</c>,
    /// <c>lifecycle.department-missing</c>, <c>lifecycle.no-countersign</c>, <c>lifecycle.no-signer</c>, <c>lifecycle.only-author</c>, <c>lifecycle.only-same-person</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string contentHash, SigningProof proof, CancellationToken ct) => throw new NotSupportedException();
}
