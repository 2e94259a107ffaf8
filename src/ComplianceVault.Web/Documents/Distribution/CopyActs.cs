using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>What the controller can ask for with a copy, each by its button.</summary>
public enum CopyAsk
{
    Nothing,

    /// <summary>发放</summary>
    Issue,

    /// <summary>以旧换新: at the counter.</summary>
    Exchange,

    /// <summary>登记签收, of a holder outside.</summary>
    Receipt,

    /// <summary>登记收回</summary>
    Receive,

    /// <summary>破损更换</summary>
    Damage,

    /// <summary>登记遗失, of a holder outside.</summary>
    Loss,

    /// <summary>受控版 PDF</summary>
    Pdf,

    /// <summary>作废保留</summary>
    Keep,

    /// <summary>提出销毁</summary>
    Destroy,
}

/// <summary>Which of them fit a copy as it is; the use cases decide once more.</summary>
public static class CopyActs
{
    public static IReadOnlyList<CopyAsk> Of(CopyRow row) => [.. Enum.GetValues<CopyAsk>().Where(ask => Fits(ask, row))];

    public static bool Fits(CopyAsk ask, CopyRow row) => ask switch
    {
        CopyAsk.Issue => row is { State: CopyState.Planned, IsExchange: false },
        CopyAsk.Exchange => row.IsExchange,
        CopyAsk.Receipt => row is { State: CopyState.Issued, OutsideHolder: not null },
        CopyAsk.Receive => row is { State: CopyState.RecallRequested, ReceivedBy: null },
        CopyAsk.Damage => row is { State: CopyState.Acknowledged, IsExchange: false, EditionState: EditionState.Published or EditionState.Effective },
        CopyAsk.Loss => row is { State: CopyState.Acknowledged or CopyState.RecallRequested, OutsideHolder: not null },
        CopyAsk.Pdf => row.State is CopyState.Planned or CopyState.Issued or CopyState.Acknowledged,
        CopyAsk.Keep => row is { IsToEnd: true, Kept: null },
        CopyAsk.Destroy => row is { IsToEnd: true } and ({ Kept: not null } or { EditionState: EditionState.Destroyed }),
        _ => false,
    };
}
