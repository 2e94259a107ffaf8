using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What a periodic review of a document found.</summary>
public enum ReviewResult
{
    /// <summary>仍适用</summary>
    StillSuitable,

    /// <summary>需修订: a new draft is to be started.</summary>
    Revise,
}

/// <summary>
/// Enters the periodic review (定期评审) of the edition in force; from this day the next one is counted. By people of the owning department who may write
/// documents, and by the controller. With <see cref="ReviewResult.Revise"/> the page goes on with <see cref="StartDraft"/>.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class ConfirmReview
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>lifecycle.not-in-force</c>, <c>lifecycle.not-your-department</c>, <c>act.reason-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, ReviewResult result, string reason, CancellationToken ct) => throw new NotSupportedException();
}
