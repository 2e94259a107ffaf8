using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Signs 批准. For who holds the approving role of the level, or was named; never the author or the reviewer, nor through a deputy.</summary>
[Needs(Permission.Read)]
public sealed class ApproveEdition
{
    /// <summary>
    /// <paramref name="contentHash"/> is the sheet's (<see cref="SigningSheets"/>). Refusals: those of <c>Signing.ProveAsync</c>, <c>signing.content-changed</c>,
    /// <c>workflow.not-allowed</c>, <c>lifecycle.already-done</c> (who), <c>lifecycle.not-your-turn</c> (whose), <c>lifecycle.not-own-work</c> (编制≠审核≠批准).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string contentHash, SigningProof proof, CancellationToken ct) => throw new NotSupportedException();
}
