using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>
/// An application to withdraw as it stood on a day. <paramref name="Stage"/>: the last decision that had been asked for; <paramref name="End"/> how it ended by then;
/// <paramref name="Refused"/> by whom, with the reason.
/// </summary>
public sealed record WithdrawalRecordRow(
    string Record, string Number, string Title, string Label, string Reason, string? ReplacedBy, bool Keep, string Applicant, DateTime AppliedAt, string? Reviewer, string? Approver, string? Manager,
    int? Stage, WithdrawalState? End, DateTime? EndedAt, DateOnly? WithdrawnOn, DateTime? RetainedAt, string? RefusedBy, string? Refused)
{
    public WithdrawalState State => End ?? Stage switch
    {
        2 => WithdrawalState.ManagerDeciding,
        1 => WithdrawalState.RepresentativeDeciding,
        _ => WithdrawalState.HeadDeciding,
    };
}

/// <summary>文件作废申请 (ITSMS-P05-R10): every application up to the day, newest first, with the decisions made by then.</summary>
internal sealed class WithdrawalRecordList : ControlledList<WithdrawalRecordRow>
{
    public override string Code => "withdrawals";

    public override string Form => "document_withdrawals";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("record-number"), new("number"), new("title"), new("edition"), new("withdrawal-reason"), new("replaced-by"), new("keep"), new("applicant"), new("applied-on", SheetColumnKind.Date),
        new("reviewer"), new("approver"), new("manager"), new("state"), new("decided-on", SheetColumnKind.Date), new("withdrawn-on", SheetColumnKind.Date),
        new("retained-on", SheetColumnKind.Date), new("remark"),
    ];

    public override bool IsFor(Actor actor) => DocumentRights.MaySee(actor);

    protected override IQueryable<WithdrawalRecordRow> Query(VaultDbContext db, ListScope scope)
    {
        var steps = db.Set<DecisionStep>().AsNoTracking().Where(s => s.SubjectKind == DocumentWithdrawal.Kind);
        var opened = steps.Where(s => s.OpenedAt < scope.KnownBefore);
        var signed = steps.Where(s => s.DoneAt < scope.KnownBefore && s.Outcome == TaskOutcome.Signed);
        var refused = steps.Where(s => s.DoneAt < scope.KnownBefore && s.Outcome == TaskOutcome.Rejected);
        return WithdrawalQueries.Visible(db, scope.Actor).Where(w => w.AppliedAt < scope.KnownBefore)
            .Join(db.Set<Edition>(), w => w.EditionId, e => e.Id, (w, e) => new { Withdrawal = w, e.Label, IsEnded = w.EndedAt < scope.KnownBefore })
            .Join(DocumentsOfDay.Titles(db, scope), x => x.Withdrawal.DocumentId, d => d.Id, (x, d) => new { x.Withdrawal, x.Label, x.IsEnded, Document = d })
            .OrderByDescending(x => x.Withdrawal.AppliedAt).ThenByDescending(x => x.Withdrawal.Number)
            .Select(x => new WithdrawalRecordRow(
                x.Withdrawal.Number, x.Document.Number, x.Document.Title, x.Label, x.Withdrawal.Reason,
                db.Set<Document>().Where(d => d.Id == x.Withdrawal.ReplacedById).Select(d => d.Number).FirstOrDefault(), x.Withdrawal.Keep != null, x.Withdrawal.ApplicantName, x.Withdrawal.AppliedAt,
                signed.Where(s => s.SubjectId == x.Withdrawal.Id && s.Ordinal == 0).Select(s => s.DoneByName).FirstOrDefault(),
                signed.Where(s => s.SubjectId == x.Withdrawal.Id && s.Ordinal == 1).Select(s => s.DoneByName).FirstOrDefault(),
                signed.Where(s => s.SubjectId == x.Withdrawal.Id && s.Ordinal == 2).Select(s => s.DoneByName).FirstOrDefault(),
                opened.Where(s => s.SubjectId == x.Withdrawal.Id).Max(s => (int?)s.Ordinal), x.IsEnded ? x.Withdrawal.State : null, x.IsEnded ? x.Withdrawal.EndedAt : null,
                x.IsEnded ? x.Withdrawal.WithdrawnOn : null,
                db.Set<EditionRetention>().Where(r => r.EditionId == x.Withdrawal.EditionId && r.At < scope.KnownBefore).Select(r => (DateTime?)r.At).FirstOrDefault(),
                refused.Where(s => s.SubjectId == x.Withdrawal.Id).Select(s => s.DoneByName).FirstOrDefault(),
                refused.Where(s => s.SubjectId == x.Withdrawal.Id).Select(s => s.Reason).FirstOrDefault()));
    }

    protected override IReadOnlyList<object?> Values(WithdrawalRecordRow row) =>
    [
        row.Record, row.Number, row.Title, row.Label, row.Reason, row.ReplacedBy, row.Keep, row.Applicant, row.AppliedAt, row.Reviewer, row.Approver, row.Manager, row.State, row.EndedAt,
        row.WithdrawnOn, row.RetainedAt, row.RefusedBy is null ? null : $"{row.RefusedBy}：{row.Refused}",
    ];
}
