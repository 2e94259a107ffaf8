using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lending;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>What somebody can ask for, beside editions.</summary>
public enum SubmissionKind
{
    /// <summary>更改申请</summary>
    ChangeRequest,

    /// <summary>借阅、复制、外发</summary>
    Lending,

    /// <summary>作废申请</summary>
    Withdrawal,

    /// <summary>销毁申请</summary>
    Destruction,

    /// <summary>遗失证明</summary>
    Loss,

    /// <summary>超范围发放: a line of a distribution list that had to be approved.</summary>
    Distribution,

    /// <summary>规则更改</summary>
    RuleChange,

    /// <summary>任命与授权</summary>
    Letter,

    /// <summary>外来文件移交</summary>
    HandOver,
}

/// <summary>Where a report of a loss stands.</summary>
public enum LossStanding
{
    /// <summary>待决定</summary>
    Awaiting,

    /// <summary>已批准</summary>
    Approved,

    /// <summary>未批准</summary>
    Refused,
}

/// <summary>Something the person asked for; <paramref name="About"/> is the number of the document, or the family of a rule; empty for what is about neither.</summary>
public sealed record Submission(SubmissionKind Kind, Guid Id, string Number, string About, string Title, Enum State, bool IsOpen, DateTime At)
{
    /// <summary>Why it was refused, ended or declined, where the page that opens does not say so.</summary>
    public string? Answer { get; init; }
}

/// <summary>我提交的: what a person asked for and is open, or was asked for in the last <see cref="LifecycleQueries.DaysAfterEnd"/> days; open ones first, newest first.</summary>
[Needs(Permission.Read)]
public sealed class OwnSubmissions(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    public async Task<Result<Page<Submission>>> ListAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var (me, since) = (actor.PersonId, time.Now.AddDays(-LifecycleQueries.DaysAfterEnd));
        List<Submission> all = [.. await RequestsAsync(db, me, since, ct), .. await LendingsAsync(db, me, since, ct), .. await WithdrawalsAsync(db, me, since, ct),
            .. await DestructionsAsync(db, me, since, ct), .. await LossesAsync(db, me, since, ct), .. await OtherSubmissions.OfAsync(db, me, since, ct)];
        return new Page<Submission>([.. all.OrderBy(s => !s.IsOpen).ThenByDescending(s => s.At).ThenBy(s => s.Id).Skip(page.Skip).Take(page.Take)], all.Count);
    }

    private static async Task<IEnumerable<Submission>> RequestsAsync(VaultDbContext db, Guid me, DateTime since, CancellationToken ct)
    {
        ChangeRequestState[] ended = [ChangeRequestState.Closed, ChangeRequestState.Rejected, ChangeRequestState.NotTakenOver, ChangeRequestState.Lapsed];
        return (await db.Set<ChangeRequest>().AsNoTracking().Where(r => r.RaisedById == me && (!ended.Contains(r.State) || r.RaisedAt >= since))
            .Join(db.Set<Document>(), r => r.DocumentId, d => d.Id, (r, d) => new { r.Id, r.Number, About = d.Number, d.Title, r.State, r.RaisedAt }).ToListAsync(ct))
            .Select(r => new Submission(SubmissionKind.ChangeRequest, r.Id, r.Number, r.About, r.Title, r.State, !ended.Contains(r.State), r.RaisedAt));
    }

    private static async Task<IEnumerable<Submission>> LendingsAsync(VaultDbContext db, Guid me, DateTime since, CancellationToken ct)
    {
        var open = LendingWorkflow.Open;
        return (await db.Set<DocumentLending>().AsNoTracking().Where(l => l.RequestedById == me && (open.Contains(l.State) || l.RequestedAt >= since))
            .Join(db.Set<Document>(), l => l.DocumentId, d => d.Id, (l, d) => new { l.Id, l.Number, About = d.Number, d.Title, l.State, l.RequestedAt }).ToListAsync(ct))
            .Select(l => new Submission(SubmissionKind.Lending, l.Id, l.Number, l.About, l.Title, l.State, open.Contains(l.State), l.RequestedAt));
    }

    private static async Task<IEnumerable<Submission>> WithdrawalsAsync(VaultDbContext db, Guid me, DateTime since, CancellationToken ct)
    {
        var open = WithdrawalWorkflow.Open;
        return (await db.Set<DocumentWithdrawal>().AsNoTracking().Where(w => w.ApplicantId == me && (open.Contains(w.State) || w.AppliedAt >= since))
            .Join(db.Set<Document>(), w => w.DocumentId, d => d.Id, (w, d) => new { w.Id, w.Number, About = d.Number, d.Title, w.State, w.AppliedAt }).ToListAsync(ct))
            .Select(w => new Submission(SubmissionKind.Withdrawal, w.Id, w.Number, w.About, w.Title, w.State, open.Contains(w.State), w.AppliedAt));
    }

    private static async Task<IEnumerable<Submission>> DestructionsAsync(VaultDbContext db, Guid me, DateTime since, CancellationToken ct)
    {
        var open = DestructionWorkflow.Open;
        return (await db.Set<DestructionList>().AsNoTracking().Where(l => l.ProposedById == me && (open.Contains(l.State) || l.ProposedAt >= since))
            .Select(l => new { l.Id, l.Number, l.Reason, l.State, l.ProposedAt }).ToListAsync(ct))
            .Select(l => new Submission(SubmissionKind.Destruction, l.Id, l.Number, "", l.Reason, l.State, open.Contains(l.State), l.ProposedAt));
    }

    private static async Task<IEnumerable<Submission>> LossesAsync(VaultDbContext db, Guid me, DateTime since, CancellationToken ct) =>
        (await db.Set<CopyLoss>().AsNoTracking().Where(l => l.ReportedById == me && (l.DecidedAt == null || l.ReportedAt >= since))
            .Join(CopyRows.Of(db, db.Set<ControlledCopy>().AsNoTracking()), l => l.CopyId, x => x.Copy.Id, (l, x) => new { l.Id, x.Copy.Number, About = x.Document.Number, x.Document.Title, l.Approved, l.ReportedAt }).ToListAsync(ct))
            .Select(l => new Submission(
                SubmissionKind.Loss, l.Id, l.Number, l.About, l.Title, l.Approved switch { null => LossStanding.Awaiting, true => LossStanding.Approved, _ => LossStanding.Refused }, l.Approved is null, l.ReportedAt));
}
