using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Who reviews and approves a level, by role code and name, from when to when, set by whom and why; <paramref name="To"/> null: in force.</summary>
public sealed record ApprovalRow(
    string Level, string LevelZh, string? LevelEn, string Reviewer, string ReviewerName, string Approver, string ApproverName, bool Countersign, DateTime From,
    DateTime? To, string ByName, string Reason);

/// <summary>The table of who reviews and approves (审批权限表), now and as of a past day.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ApprovalQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>The rules in force now, or at the end of a past day, in the order of the levels.</summary>
    public async Task<Result<IReadOnlyList<ApprovalRow>>> TableAsync(Actor actor, DateOnly? asOf, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var instant = asOf is { } day && day < time.Today ? time.EndOf(day).AddMilliseconds(-1) : time.Now;
        return await Rows(db, ApprovalRules.At(db, instant)).ToListAsync(ct);
    }

    /// <summary>Every rule a level had, newest first.</summary>
    public async Task<Result<IReadOnlyList<ApprovalRow>>> HistoryAsync(Actor actor, string level, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await Rows(db, db.Set<ApprovalRule>().Where(r => r.Level == level)).ToListAsync(ct);
        return Result.Of<IReadOnlyList<ApprovalRow>>([.. rows.OrderByDescending(r => r.From)]);
    }

    private static IQueryable<ApprovalRow> Rows(VaultDbContext db, IQueryable<ApprovalRule> rules) =>
        from rule in rules.AsNoTracking()
        join level in db.Set<DocumentLevel>() on rule.Level equals level.Code
        join reviewer in db.Set<Role>() on rule.Reviewer equals reviewer.Code
        join approver in db.Set<Role>() on rule.Approver equals approver.Code
        orderby level.Ordinal
        select new ApprovalRow(
            rule.Level, level.NameZh, level.NameEn, rule.Reviewer, reviewer.NameZh, rule.Approver, approver.NameZh, rule.Countersign, rule.From, rule.To, rule.ByName,
            rule.Reason);
}
