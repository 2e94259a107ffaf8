using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// Sends an edition back to its author from review, countersigning or approval, with a reason, by somebody who could sign now. The round's signatures are void.
/// </summary>
[Needs(Permission.Read)]
public sealed class RejectEdition
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>workflow.not-allowed</c>, <c>lifecycle.already-done</c>, <c>lifecycle.not-your-turn</c>, <c>lifecycle.not-own-work</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string reason, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>The author takes a submitted edition back while nobody has signed after him; it is a draft again.</summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class TakeBackEdition
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>workflow.not-allowed</c>, <c>lifecycle.author-only</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string reason, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>The controller sends an approved edition back before issue, because the issue check found something (文件控制程序 4.5.3).</summary>
[Needs(Permission.ControlDocuments)]
public sealed class ReturnEdition
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>workflow.not-allowed</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string reason, CancellationToken ct) => throw new NotSupportedException();
}
