using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>A lending as it stood on a day; <paramref name="Last"/>: the last step up to then, null: asked for and nothing more.</summary>
public sealed record LendingRecordRow(
    string Record, LendingKind Kind, string Number, string Title, string Label, string Borrower, string? Recipient, string Purpose, int? Copies, DateTime RequestedAt, string? Approver, DateTime? OutAt,
    DateOnly? Due, LendingAct? Last, DateTime? ReturnedAt, ReturnCondition? Condition, DateOnly AsOf)
{
    public LendingState State => Last is { } act ? LendingWorkflow.After(Kind, act) : LendingState.Requested;

    public bool IsOverdue => State is LendingState.HandedOut or LendingState.ExtensionAsked && Due < AsOf;
}

/// <summary>
/// 文件借阅记录 (ITSMS-P05-R04): what was borrowed, copied or given outside and asked for up to the day, newest first. What goes outside has its number under
/// ITSMS-P05-R13 and stands here too, since one shelf is watched.
/// </summary>
internal sealed class LendingRecordList : ControlledList<LendingRecordRow>
{
    public override string Code => "lending";

    public override string Form => "lending";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("record-number"), new("lending-kind"), new("number"), new("title"), new("edition"), new("borrower"), new("recipient"), new("purpose"), new("copies", SheetColumnKind.Number),
        new("requested-on", SheetColumnKind.Date), new("approver"), new("out-on", SheetColumnKind.Date), new("return-due", SheetColumnKind.Date), new("state"), new("overdue"),
        new("returned-on", SheetColumnKind.Date), new("condition"),
    ];

    public override bool IsFor(Actor actor) => !actor.IsExternal && (actor.Can(Permission.Read) || actor.Can(Permission.Audit));

    protected override IQueryable<LendingRecordRow> Query(VaultDbContext db, ListScope scope)
    {
        var all = db.Set<LendingStep>().AsNoTracking();
        var steps = all.Where(s => s.At < scope.KnownBefore);
        var back = steps.Where(s => s.Act == LendingAct.Return || s.Act == LendingAct.Lose);
        return LendingRights.Visible(db, scope.Actor).Where(l => l.RequestedAt < scope.KnownBefore)
            .Join(DocumentsOfDay.Titles(db, scope), l => l.DocumentId, d => d.Id, (l, d) => new { Lending = l, Document = d })
            .OrderByDescending(x => x.Lending.RequestedAt).ThenByDescending(x => x.Lending.Number)
            .Select(x => new LendingRecordRow(
                x.Lending.Number, x.Lending.What, x.Document.Number, x.Document.Title, x.Lending.Label, x.Lending.RequestedByName, x.Lending.Recipient, x.Lending.Purpose, x.Lending.Copies,
                x.Lending.RequestedAt, steps.Where(s => s.LendingId == x.Lending.Id && s.Act == LendingAct.Approve).Select(s => s.ByName).FirstOrDefault(),
                steps.Where(s => s.LendingId == x.Lending.Id && s.Act == LendingAct.Deliver).Select(s => (DateTime?)s.At).FirstOrDefault(),
                // The day that was asked for stands on the first step, before any extension moved it.
                steps.Where(s => s.LendingId == x.Lending.Id).OrderByDescending(s => s.Ordinal).Select(s => s.Due).FirstOrDefault()
                    ?? all.Where(s => s.LendingId == x.Lending.Id).OrderBy(s => s.Ordinal).Select(s => s.Due).FirstOrDefault() ?? x.Lending.Due,
                steps.Where(s => s.LendingId == x.Lending.Id).OrderByDescending(s => s.Ordinal).Select(s => (LendingAct?)s.Act).FirstOrDefault(),
                back.Where(s => s.LendingId == x.Lending.Id).Select(s => (DateTime?)s.At).FirstOrDefault(),
                back.Any(s => s.LendingId == x.Lending.Id) ? x.Lending.Condition : null, scope.AsOf));
    }

    protected override IReadOnlyList<object?> Values(LendingRecordRow row) =>
    [
        row.Record, row.Kind, row.Number, row.Title, row.Label, row.Borrower, row.Recipient, row.Purpose, row.Copies, row.RequestedAt, row.Approver, row.OutAt, row.Due, row.State,
        row.IsOverdue ? true : null, row.Last == LendingAct.Lose ? null : row.ReturnedAt, row.Condition,
    ];
}
