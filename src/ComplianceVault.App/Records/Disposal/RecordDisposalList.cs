using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Lists;
using ComplianceVault.Content.Sheets;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>记录销毁清单 (ITSMS-P06-R02): the same for records that were proposed, by their own number, department and period.</summary>
internal sealed class RecordDisposalList : DestructionRecordList
{
    public override string Code => "record-disposal";

    public override string Form => "record_disposals";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("disposal-number"), new("record-number"), new("form-title"), new("edition"), new("department"), new("classification"), new("kept-until", SheetColumnKind.Date), new("destruction-reason"),
        new("destruction-method"), new("proposer"), new("proposed-on", SheetColumnKind.Date), new("owner-answer"), new("answered-by"), new("extended-until", SheetColumnKind.Date), new("approver"), new("executors"),
        new("destroyed-on", SheetColumnKind.Date), new("certificate"), new("item-fate"), new("state"), new("remark"),
    ];

    protected override bool OfRecords => true;

    protected override IReadOnlyList<object?> Values(DestructionRecord row) =>
    [
        row.Record, row.Number, row.Title, row.Label, row.Department, row.Classification, row.DueOn, row.Reason, row.Method, row.Proposer, row.ProposedAt, row.OwnerAnswer, row.AnsweredBy, row.KeptUntil, row.Approver,
        row.Executors, row.DestroyedAt, row.DestroyedUnder, row.Judged, row.State, row.Said,
    ];
}
