using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Who signs editions of a level; the role <c>dept_head</c> is the head of the document's own department.</summary>
public sealed record ApprovalRuleInput(string Level, string Reviewer, string Approver, bool Countersign);

/// <summary>
/// Says who reviews and approves the documents of a level from now on, with a reason. What was in force before keeps its row with an end (R45); editions that
/// are being signed go on under the rule they were submitted under.
/// </summary>
[Needs(Permission.DecideSigners)]
public sealed class SetApprovalRule(Vault vault)
{
    /// <summary>Refusals: <c>numbering.level-unknown</c>, <c>organisation.role-unknown</c>, <c>approvals.role-outside</c>, <c>approvals.unchanged</c>, <c>act.reason-required</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, ApprovalRuleInput rule, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            // The level's row is locked first: two who set the rule at once follow one another.
            if (await act.Db.Set<DocumentLevel>().Where(l => l.Code == rule.Level).ExecuteUpdateAsync(s => s.SetProperty(l => l.Taken, l => l.Taken), ct) == 0)
                return Error.NotFound("numbering.level-unknown", rule.Level);
            if (await RoleRefusalAsync(act, rule.Reviewer) is { } noReviewer)
                return noReviewer;
            if (await RoleRefusalAsync(act, rule.Approver) is { } noApprover)
                return noApprover;
            var current = await act.Db.Set<ApprovalRule>().FirstOrDefaultAsync(r => r.Level == rule.Level && r.To == null, ct);
            if (current is not null && (current.Reviewer, current.Approver, current.Countersign) == (rule.Reviewer, rule.Approver, rule.Countersign))
                return Error.Conflict("approvals.unchanged");
            await ReplaceAsync(act, current, rule, reason.Trim());
            var old = current is null ? null : new { current.Reviewer, current.Approver, current.Countersign };
            act.Note("approvals.rule-set", TrailWriter.VaultRef, new { rule.Level, Old = old, New = new { rule.Reviewer, rule.Approver, rule.Countersign }, Reason = reason.Trim() });
            return Result.Success;
        }, ct);

    internal static async Task ReplaceAsync(Act act, ApprovalRule? current, ApprovalRuleInput rule, string reason)
    {
        if (current is not null)
        {
            current.To = act.Now;
            await act.Db.SaveChangesAsync(act.Token); // the open row must end before the next one begins
        }

        act.Db.Add(new ApprovalRule
        {
            Id = act.NewId(),
            Level = rule.Level,
            Reviewer = rule.Reviewer,
            Approver = rule.Approver,
            Countersign = rule.Countersign,
            From = act.Now,
            ByName = act.Actor.Name,
            Reason = reason,
        });
    }

    private static async Task<Error?> RoleRefusalAsync(Act act, string code)
    {
        if (await act.Db.Set<Role>().FirstOrDefaultAsync(r => r.Code == code, act.Token) is not { } role)
            return Error.NotFound("organisation.role-unknown", code);
        return role.Kind == RoleKind.External ? Error.Invalid("approvals.role-outside", role.NameZh) : null;
    }
}
