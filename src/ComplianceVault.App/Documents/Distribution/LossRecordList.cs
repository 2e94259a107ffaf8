using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>What the head of the department said to a 《受控文件遗失证明单》.</summary>
public enum LossDecision
{
    /// <summary>待批</summary>
    Awaiting,

    /// <summary>同意: the 分发号 is blocked.</summary>
    Approved,

    /// <summary>不同意: the copy is to be found.</summary>
    Refused,
}

/// <summary>A 《受控文件遗失证明单》 with its copy; <paramref name="NewNumber"/>: what was handed out in its place.</summary>
public sealed record LossRecordRow(
    string Number, string Title, string Label, string CopyNumber, string? Holder, string? HolderName, DateOnly NoticedOn, string Circumstances, string? Confidentiality,
    string? Prevention, string ReportedBy, DateTime ReportedAt, string? DecidedBy,
    DateTime? DecidedAt, bool? Approved, string? Reason, string? NewNumber);

/// <summary>受控文件遗失证明单 (ITSMS-P05-R08): every one that was reported up to the day, newest first.</summary>
internal sealed class LossRecordList : ControlledList<LossRecordRow>
{
    public override string Code => "losses";

    public override string Form => "copy_losses";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("number"), new("title"), new("edition"), new("copy-number"), new("holder"), new("noticed-on", SheetColumnKind.Date), new("circumstances"), new("confidentiality"), new("prevention"), new("reporter"),
        new("reported-on", SheetColumnKind.Date), new("loss-decision"), new("decider"), new("decided-on", SheetColumnKind.Date), new("remark"), new("new-copy-number"),
    ];

    public override bool IsFor(Actor actor) => DocumentRights.MaySee(actor);

    protected override IQueryable<LossRecordRow> Query(VaultDbContext db, ListScope scope)
    {
        var successors = CopyRecords.Successors(db, db.Set<CopyMove>().Where(m => m.At < scope.KnownBefore));
        return DocumentsOfDay.Readable(db, scope)
            .Join(db.Set<ControlledCopy>(), x => x.Edition.Id, c => c.EditionId, (x, c) => new { x.Document, x.Edition.Label, Copy = c })
            .Join(db.Set<CopyLoss>().Where(l => l.ReportedAt < scope.KnownBefore), x => x.Copy.Id, l => l.CopyId, (x, l) => new { x.Document, x.Label, x.Copy, Loss = l, IsDecided = l.DecidedAt < scope.KnownBefore })
            .OrderByDescending(x => x.Loss.ReportedAt).ThenBy(x => x.Loss.Id)
            .Select(x => new LossRecordRow(
                x.Document.Number, x.Document.Title, x.Label, x.Copy.Number,
                x.Copy.OutsideHolder ?? db.Set<Department>().Where(d => d.Code == x.Copy.Department).Select(d => d.NameZh).FirstOrDefault() ?? x.Copy.Department, x.Copy.HolderName,
                x.Loss.NoticedOn, x.Loss.Circumstances, x.Loss.Confidentiality, x.Loss.Prevention, x.Loss.ReportedByName, x.Loss.ReportedAt, x.IsDecided ? x.Loss.DecidedByName : null, x.IsDecided ? x.Loss.DecidedAt : null,
                x.IsDecided ? x.Loss.Approved : null, x.IsDecided ? x.Loss.DecisionReason : null,
                successors.Where(n => n.ReplacesId == x.Copy.Id).Select(n => n.Number).FirstOrDefault()));
    }

    protected override IReadOnlyList<object?> Values(LossRecordRow row) =>
    [
        row.Number, row.Title, row.Label, row.CopyNumber, CopyRecords.Holder(row.Holder, row.HolderName), row.NoticedOn, row.Circumstances, row.Confidentiality, row.Prevention, row.ReportedBy, row.ReportedAt,
        row.Approved switch { null => LossDecision.Awaiting, true => LossDecision.Approved, false => LossDecision.Refused }, row.DecidedBy, row.DecidedAt, row.Reason,
        row.Approved is true ? row.NewNumber : null,
    ];
}
