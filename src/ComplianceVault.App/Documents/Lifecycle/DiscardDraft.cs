using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Gives a draft up, with a reason. Its files and signatures stay to be seen, the document's number stays taken, its label is free again.</summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class DiscardDraft
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>lifecycle.author-only</c>, <c>workflow.not-allowed</c>, <c>act.reason-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, string reason, CancellationToken ct) => throw new NotSupportedException();
}
