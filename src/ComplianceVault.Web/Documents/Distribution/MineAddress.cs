using ComplianceVault.App.Documents.Distribution;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>The parts of the holder's page; what is asked of the person stands before what is only held.</summary>
public enum MineView
{
    /// <summary>待签收</summary>
    ToAcknowledge,

    /// <summary>待交回</summary>
    ToReturn,

    /// <summary>待阅知</summary>
    ToRead,

    /// <summary>待我审批: losses and lines outside the scope.</summary>
    ToDecide,

    /// <summary>持有</summary>
    Held,
}

/// <summary>The state of the holder's page as its address has it.</summary>
public static class MineAddress
{
    public const string Path = "/copies/mine";

    public static string Of(MineView view) => $"{Path}?view={view}";

    /// <summary>What the part lists, where it lists copies.</summary>
    public static HolderList? ListOf(MineView view) => view switch
    {
        MineView.ToAcknowledge => HolderList.ToAcknowledge,
        MineView.ToReturn => HolderList.ToReturn,
        MineView.Held => HolderList.Held,
        _ => null,
    };

    /// <summary>Several can be done in one act.</summary>
    public static bool BulkOf(MineView view) => view is MineView.ToAcknowledge or MineView.ToReturn;

    /// <summary>Without a part in the address the first that holds something.</summary>
    public static MineView FirstOf(Func<MineView, int> count) => Enum.GetValues<MineView>().Cast<MineView?>().FirstOrDefault(v => count(v!.Value) > 0) ?? MineView.ToAcknowledge;

    /// <summary>Who signed for it can report it lost, for as long as it is with the holder.</summary>
    public static bool MayReportLoss(CopyRow row) => row is { State: CopyState.Acknowledged or CopyState.RecallRequested, OutsideHolder: null };
}
