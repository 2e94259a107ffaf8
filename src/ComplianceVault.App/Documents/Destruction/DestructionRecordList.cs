using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Content.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>文件销毁申请与记录 (ITSMS-P05-R06): every item that was proposed up to the day, the newest proposal first, with what had been decided and done by then.</summary>
internal class DestructionRecordList : ControlledList<DestructionRecord>
{
    public override string Code => "destruction";

    public override string Form => "document_destructions";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("record-number"), new("number"), new("title"), new("edition"), new("copy-number"), new("destruction-reason"), new("destruction-method"), new("proposer"), new("proposed-on", SheetColumnKind.Date),
        new("owner-answer"), new("answered-by"), new("approver"), new("executors"), new("destroyed-on", SheetColumnKind.Date), new("certificate"), new("item-fate"), new("state"), new("remark"),
    ];

    protected virtual bool OfRecords => false;

    /// <summary>Those who see all, and the offices that decide on one or the other.</summary>
    public override bool IsFor(Actor actor) =>
        DestructionRights.SeesAll(actor) || (!actor.IsExternal && (actor.Can(Permission.DecideSigners) || actor.Roles.Any(r => r is Role.DepartmentHead or Role.Manager)));

    protected override IQueryable<DestructionRecord> Query(VaultDbContext db, ListScope scope)
    {
        var ofRecords = OfRecords;
        var steps = db.Set<DecisionStep>().AsNoTracking().Where(s => s.SubjectKind == DestructionList.Kind);
        var answers = steps.Where(s => s.Meaning == SignatureMeaning.Confirm && s.DoneAt < scope.KnownBefore && s.Outcome != TaskOutcome.Void);
        var asked = steps.Where(s => s.Meaning == SignatureMeaning.Approve && s.OpenedAt < scope.KnownBefore);
        var signed = steps.Where(s => s.DoneAt < scope.KnownBefore && s.Outcome == TaskOutcome.Signed);
        return DestructionRights.Visible(db, scope.Actor).Where(l => l.ProposedAt < scope.KnownBefore)
            .Join(db.Set<DestructionItem>().AsNoTracking().Where(i => (i.ObjectKind == Record.Kind) == ofRecords), l => l.Id, i => i.ListId, (l, i) => new
            {
                List = l,
                Item = i,
                IsDone = l.ExecutedAt < scope.KnownBefore,
                IsEnded = l.EndedAt < scope.KnownBefore,
                IsJudged = i.FateAt < scope.KnownBefore,
            })
            .OrderByDescending(x => x.List.ProposedAt).ThenByDescending(x => x.List.Number).ThenBy(x => x.Item.Ordinal)
            .Select(x => new DestructionRecord
            {
                Record = x.List.Number,
                Number = x.Item.Number,
                Title = x.Item.Title,
                Label = x.Item.Label,
                CopyNumber = x.Item.CopyNumber,
                Department = db.Set<Department>().Where(d => d.Code == x.List.Department).Select(d => d.NameZh).FirstOrDefault() ?? x.List.Department,
                Classification = x.Item.Classification,
                DueOn = x.Item.DueOn,
                KeptUntil = x.IsJudged ? x.Item.KeptUntil : null,
                Reason = x.List.Reason,
                Method = x.List.Method,
                Proposer = x.List.ProposedByName,
                ProposedAt = x.List.ProposedAt,
                Answer = answers.Where(s => s.SubjectId == x.List.Id).Select(s => s.Outcome).FirstOrDefault(),
                AnsweredBy = answers.Where(s => s.SubjectId == x.List.Id).Select(s => s.DoneByName).FirstOrDefault(),
                IsChecked = asked.Any(s => s.SubjectId == x.List.Id),
                Approver = signed.Where(s => s.SubjectId == x.List.Id && s.Meaning == SignatureMeaning.Approve).Select(s => s.DoneByName).FirstOrDefault(),
                Executor = signed.Where(s => s.SubjectId == x.List.Id && s.Meaning == SignatureMeaning.Destroy).Select(s => s.DoneByName).FirstOrDefault(),
                Witness = signed.Where(s => s.SubjectId == x.List.Id && s.Meaning == SignatureMeaning.Witness).Select(s => s.DoneByName).FirstOrDefault(),
                ExecutedAt = x.IsDone ? x.List.ExecutedAt : null,
                Certificate = x.IsDone ? x.List.Certificate : null,
                IsCertified = db.Set<DestructionCertificate>().Any(c => c.ListId == x.List.Id && c.At < scope.KnownBefore),
                End = x.IsEnded ? x.List.State : null,
                Fate = x.IsJudged ? x.Item.Fate : ItemFate.Listed,
                Remark = x.IsJudged && x.Item.FateReason != null ? x.Item.FateReason : x.IsEnded ? x.List.EndReason : null,
                Refusal = x.IsJudged ? x.Item.Refusal : null,
            });
    }

    protected override IReadOnlyList<object?> Values(DestructionRecord row) =>
    [
        row.Record, row.Number, row.Title, row.Label, row.CopyNumber, row.Reason, row.Method, row.Proposer, row.ProposedAt, row.OwnerAnswer, row.AnsweredBy, row.Approver, row.Executors,
        row.DestroyedAt, row.DestroyedUnder, row.Judged, row.State, row.Said,
    ];
}
