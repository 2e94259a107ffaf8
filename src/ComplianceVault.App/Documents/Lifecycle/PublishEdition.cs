using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What the controller looks at before issue (文件控制程序 4.5.3).</summary>
public enum IssueItem
{
    /// <summary>已编制</summary>
    Written,

    /// <summary>已审核</summary>
    Reviewed,

    /// <summary>会签齐全: true as well when no department was to countersign.</summary>
    Countersigned,

    /// <summary>已批准</summary>
    Approved,

    /// <summary>电子文件完好: there, and its bytes give the hash that was signed.</summary>
    FilePresent,

    /// <summary>签署有效: every signature of the round holds for exactly this content.</summary>
    SignaturesHold,
}

/// <summary>One line of the issue check.</summary>
public sealed record IssueCheck(IssueItem Item, bool Passed);

/// <summary>发布 and 实施 are two dates (decision 28); the second is not before the first.</summary>
public sealed record IssueDates(DateOnly IssueDate, DateOnly EffectiveDate);

/// <summary>
/// The controller issues an approved edition after the computed check. From here on staff can read it; it comes into force on its effective date, at once when
/// that is today and no training is awaited.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class PublishEdition
{
    public Task<Result<IReadOnlyList<IssueCheck>>> CheckAsync(Actor actor, Guid editionId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>
    /// Refusals: <c>workflow.not-allowed</c>, <c>lifecycle.check-failed</c> (the item), <c>documents.issue-after-effective</c>, <c>lifecycle.issue-in-future</c>,
    /// <c>lifecycle.issue-before-approval</c> (day), <c>lifecycle.effective-past</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, IssueDates dates, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>The controller gives a published edition another effective date, with a reason; today brings it into force at once.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class ChangeEffectiveDate
{
    /// <summary>Refusals: <c>lifecycle.not-published</c>, <c>documents.issue-after-effective</c>, <c>lifecycle.effective-past</c>, <c>act.reason-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, DateOnly effectiveDate, string reason, CancellationToken ct) => throw new NotSupportedException();
}
