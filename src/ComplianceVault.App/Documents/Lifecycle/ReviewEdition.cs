using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Signs 审核: the edition goes on to countersigning where departments were named, else to approval. For who holds the reviewing role of the level, or was named.</summary>
[Needs(Permission.Read)]
public sealed class ReviewEdition
{
    /// <summary>
    /// <paramref name="contentHash"/> is the sheet's (<see cref="SigningSheets"/>). Refusals: those of <c>Signing.ProveAsync</c>, <c>signing.content-changed</c>,
    /// <c>workflow.not-allowed</c>, <c>lifecycle.already-done</c> (who), <c>lifecycle.not-your-turn</c> (whose), <c>lifecycle.not-own-work</c> (编制≠审核≠批准).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string contentHash, SigningProof proof, CancellationToken ct) => throw new NotSupportedException();
}
