using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Changes what the author said of a draft: change description, wished day, training, review interval, departments.</summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class ChangeDraftFacts
{
    /// <summary>
    /// Refusals: those of <see cref="UploadDraft"/>, <c>data.changed-meanwhile</c>, <c>lifecycle.change-required</c>, <c>act.text-too-long</c>,
    /// <c>organisation.no-such-department</c>, <c>lifecycle.review-months</c> (1…60).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, int version, DraftFacts facts, CancellationToken ct) => throw new NotSupportedException();
}
