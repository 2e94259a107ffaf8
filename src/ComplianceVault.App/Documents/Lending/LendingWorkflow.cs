using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>How a document leaves the shelf (文件控制程序 4.4.4, 4.8.3, 4.8.4).</summary>
public enum LendingKind
{
    /// <summary>借阅: comes back.</summary>
    Borrow,

    /// <summary>翻印: uncontrolled prints for use inside.</summary>
    Copying,

    /// <summary>对外提供: an uncontrolled copy for somebody outside; never recalled.</summary>
    Release,
}

/// <summary>States of a lending.</summary>
public enum LendingState
{
    /// <summary>待批准</summary>
    Requested,

    /// <summary>已批准: waits for the controller.</summary>
    Approved,

    /// <summary>借出中</summary>
    HandedOut,

    /// <summary>借出中，申请续借</summary>
    ExtensionAsked,

    /// <summary>已归还</summary>
    Returned,

    /// <summary>遗失</summary>
    Lost,

    /// <summary>已印发 or 已提供: what was copied or sent is out, uncontrolled.</summary>
    Delivered,

    /// <summary>未批准</summary>
    Rejected,
}

/// <summary>What can be done with a lending.</summary>
public enum LendingAct
{
    Approve,
    Reject,

    /// <summary>The controller hands out, prints, or sends.</summary>
    Deliver,
    AskExtension,
    Extend,
    RefuseExtension,
    Return,
    Lose,
}

/// <summary>The life of a lending: what was borrowed comes back, copies do not. Who may act is each use case's guard.</summary>
public static class LendingWorkflow
{
    public static readonly LendingState[] Open = [LendingState.Requested, LendingState.Approved, LendingState.HandedOut, LendingState.ExtensionAsked];

    private static readonly Workflow<LendingState, LendingAct> Loan = new(
        new(LendingState.Requested, LendingAct.Approve, LendingState.Approved),
        new(LendingState.Requested, LendingAct.Reject, LendingState.Rejected),
        new(LendingState.Approved, LendingAct.Deliver, LendingState.HandedOut),
        new(LendingState.HandedOut, LendingAct.AskExtension, LendingState.ExtensionAsked),
        new(LendingState.HandedOut, LendingAct.Return, LendingState.Returned),
        new(LendingState.HandedOut, LendingAct.Lose, LendingState.Lost),
        new(LendingState.ExtensionAsked, LendingAct.Extend, LendingState.HandedOut),
        new(LendingState.ExtensionAsked, LendingAct.RefuseExtension, LendingState.HandedOut),
        new(LendingState.ExtensionAsked, LendingAct.Return, LendingState.Returned),
        new(LendingState.ExtensionAsked, LendingAct.Lose, LendingState.Lost));

    private static readonly Workflow<LendingState, LendingAct> Copies = new(
        new(LendingState.Requested, LendingAct.Approve, LendingState.Approved),
        new(LendingState.Requested, LendingAct.Reject, LendingState.Rejected),
        new(LendingState.Approved, LendingAct.Deliver, LendingState.Delivered));

    public static Workflow<LendingState, LendingAct> Of(LendingKind kind) => kind == LendingKind.Borrow ? Loan : Copies;

    /// <summary>Where an act leaves a lending: the same wherever it was done.</summary>
    public static LendingState After(LendingKind kind, LendingAct act) => Enum.GetValues<LendingState>().Select(s => Of(kind).Next(s, act)).First(n => n.Succeeded).Value;
}
