using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Who reviews and approves a level, by role code and name, from when to when, set by whom and why; <paramref name="To"/> null: in force.</summary>
public sealed record ApprovalRow(
    string Level, string LevelZh, string? LevelEn, string Reviewer, string ReviewerName, string Approver, string ApproverName, bool Countersign, DateTime From,
    DateTime? To, string ByName, string Reason);

/// <summary>The table of who reviews and approves (审批权限表), now and as of a past day.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ApprovalQueries
{
    /// <summary>The rules in force now, or at the end of a past day, in the order of the levels.</summary>
    public Task<Result<IReadOnlyList<ApprovalRow>>> TableAsync(Actor actor, DateOnly? asOf, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Every rule a level had, newest first.</summary>
    public Task<Result<IReadOnlyList<ApprovalRow>>> HistoryAsync(Actor actor, string level, CancellationToken ct) => throw new NotSupportedException();
}
