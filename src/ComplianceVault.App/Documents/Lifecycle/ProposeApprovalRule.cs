using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Who signs editions of a level; the role <c>dept_head</c> is the head of the document's own department.</summary>
public sealed record ApprovalSigners(string Reviewer, string Approver, bool Countersign);

/// <summary>
/// Proposes who reviews and approves the documents of a level, from a day on (null: from its approval), with a reason. Editions that are being signed go on under
/// the rule they were submitted under.
/// </summary>
[Needs(Permission.ControlDocuments, Permission.DecideSigners)]
public sealed class ProposeApprovalRule(Vault vault, RuleChanging changes)
{
    /// <summary>Refusals: those of <see cref="RuleChanging"/>, <c>numbering.level-unknown</c>, <c>organisation.role-unknown</c>, <c>approvals.role-outside</c>.</summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, string level, ApprovalSigners signers, DateOnly? from, string reason, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, act => changes.ProposeAsync(act, ApprovalRuleFamily.Family, level, signers, from, reason), ct);
}

/// <summary>审批权限表, changed by approval. What was in force before keeps its row with an end (R45).</summary>
internal sealed class ApprovalRuleFamily : IRuleFamily
{
    public const string Family = "approval";

    public string Name => Family;

    public async Task<string?> CurrentAsync(VaultDbContext db, string code, CancellationToken ct) =>
        await db.Set<ApprovalRule>().AsNoTracking().FirstOrDefaultAsync(r => r.Level == code && r.To == null, ct) is { } rule
            ? RuleText.Of(new ApprovalSigners(rule.Reviewer, rule.Approver, rule.Countersign))
            : null;

    public async Task<Error?> RefusalAsync(VaultDbContext db, string code, string wanted, CancellationToken ct)
    {
        if (!await db.Set<DocumentLevel>().AnyAsync(l => l.Code == code, ct))
            return Error.NotFound("numbering.level-unknown", code);
        var signers = RuleText.Read<ApprovalSigners>(wanted);
        return await RoleRefusalAsync(db, signers.Reviewer, ct) ?? await RoleRefusalAsync(db, signers.Approver, ct);
    }

    public async Task PutInForceAsync(Act act, RuleChange change) => await ReplaceAsync(
        act, await act.Db.Set<ApprovalRule>().FirstOrDefaultAsync(r => r.Level == change.Code && r.To == null, act.Token), change.Code, RuleText.Read<ApprovalSigners>(change.New),
        change.ByName, change.Reason);

    internal static async Task ReplaceAsync(Act act, ApprovalRule? current, string level, ApprovalSigners signers, string by, string reason)
    {
        if (current is not null)
        {
            current.To = act.Now;
            await act.Db.SaveChangesAsync(act.Token); // the open row must end before the next one begins
        }

        act.Db.Add(new ApprovalRule
        {
            Id = act.NewId(),
            Level = level,
            Reviewer = signers.Reviewer,
            Approver = signers.Approver,
            Countersign = signers.Countersign,
            From = act.Now,
            ByName = by,
            Reason = reason,
        });
    }

    private static async Task<Error?> RoleRefusalAsync(VaultDbContext db, string code, CancellationToken ct)
    {
        if (await db.Set<Role>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == code, ct) is not { } role)
            return Error.NotFound("organisation.role-unknown", code);
        return role.Kind == RoleKind.External ? Error.Invalid("approvals.role-outside", role.NameZh) : null;
    }
}
