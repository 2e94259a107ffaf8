using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// Says that the training an edition needs has taken place, with the evidence (文件控制程序 4.6.6). By the author or the controller. An edition that only waited
/// for it comes into force at once.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class RecordTraining
{
    /// <summary>Refusals: <c>lifecycle.no-training</c>, <c>lifecycle.author-only</c>, <c>lifecycle.training-in-future</c>, <c>lifecycle.evidence-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, DateOnly on, string evidence, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>The management representative waives the training, with a reason, never silently (decision 28).</summary>
[Needs(Permission.DecideSigners)]
public sealed class WaiveTraining
{
    /// <summary>Refusals: <c>lifecycle.no-training</c>, <c>act.reason-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string reason, CancellationToken ct) => throw new NotSupportedException();
}
