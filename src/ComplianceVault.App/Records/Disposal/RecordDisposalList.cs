using ComplianceVault.App.Documents.Destruction;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>记录销毁清单 (ITSMS-P06-R02): the same for records that were proposed.</summary>
internal sealed class RecordDisposalList : DestructionRecordList
{
    public override string Code => "record-disposal";

    public override string Form => "record_disposals";

    protected override bool OfRecords => true;
}
