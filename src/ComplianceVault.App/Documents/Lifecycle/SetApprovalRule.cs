using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Who signs editions of a level; the role <c>dept_head</c> is the head of the document's own department.</summary>
public sealed record ApprovalRuleInput(string Level, string Reviewer, string Approver, bool Countersign);

/// <summary>
/// Says who reviews and approves the documents of a level from now on, with a reason. What was in force before keeps its row with an end (R45); editions that
/// are being signed go on under the rule they were submitted under.
/// </summary>
[Needs(Permission.DecideSigners)]
public sealed class SetApprovalRule
{
    /// <summary>Refusals: <c>numbering.level-unknown</c>, <c>organisation.role-unknown</c>, <c>approvals.role-outside</c>, <c>approvals.unchanged</c>, <c>act.reason-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, ApprovalRuleInput rule, string reason, CancellationToken ct) => throw new NotSupportedException();
}
