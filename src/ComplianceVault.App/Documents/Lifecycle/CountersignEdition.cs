using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Signs 会签 for one department; with the last one the edition goes on to approval. For the head of that department, or who was named.</summary>
[Needs(Permission.Read)]
public sealed class CountersignEdition
{
    /// <summary>
    /// <paramref name="contentHash"/> is the sheet's (<see cref="SigningSheets"/>). Refusals: those of <c>Signing.ProveAsync</c>, <c>signing.content-changed</c>,
    /// <c>workflow.not-allowed</c>, <c>lifecycle.already-done</c> (who), <c>lifecycle.not-your-turn</c> (whose), <c>lifecycle.not-own-work</c> (编制≠审核≠批准).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string department, string contentHash, SigningProof proof, CancellationToken ct) => throw new NotSupportedException();
}
