using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>States of a change request (文件更改申请), with the words of the pack's workflow.</summary>
public enum ChangeRequestState
{
    /// <summary>已提出</summary>
    Raised,

    /// <summary>已评估</summary>
    Screened,

    /// <summary>已采纳</summary>
    Accepted,

    /// <summary>修订中: taken into the draft of the next edition.</summary>
    InWork,

    /// <summary>已实施: the edition that took it over is in force.</summary>
    Implemented,

    /// <summary>已关闭</summary>
    Closed,

    /// <summary>不采纳: the head of the owner department said no.</summary>
    Rejected,

    /// <summary>本版未采用: accepted, and yet the next edition does without it.</summary>
    NotTakenOver,

    /// <summary>随作废终止: the document was withdrawn before the request was answered or taken over.</summary>
    Lapsed,

    /// <summary>待补充: sent back to who raised it.</summary>
    Returned,
}

/// <summary>What can be done with a change request.</summary>
public enum ChangeRequestAct
{
    Screen,
    Accept,
    Reject,
    TakeOver,

    /// <summary>The draft does without it for now: it is accepted as before.</summary>
    Release,
    Decline,
    Implement,
    Close,

    /// <summary>The document goes out of force: there is nothing left to change.</summary>
    Lapse,

    /// <summary>退回补充: it cannot be judged as it stands.</summary>
    Return,

    /// <summary>补充后重新提交</summary>
    Resubmit,
}

/// <summary>The life of a change request. Who may act is each use case's guard.</summary>
public static class ChangeRequestWorkflow
{
    /// <summary>States in which somebody still has to do something.</summary>
    public static readonly ChangeRequestState[] Open =
        [ChangeRequestState.Raised, ChangeRequestState.Screened, ChangeRequestState.Accepted, ChangeRequestState.InWork, ChangeRequestState.Implemented, ChangeRequestState.Returned];

    public static Workflow<ChangeRequestState, ChangeRequestAct> Table { get; } = new(
        new(ChangeRequestState.Raised, ChangeRequestAct.Screen, ChangeRequestState.Screened),
        new(ChangeRequestState.Screened, ChangeRequestAct.Accept, ChangeRequestState.Accepted),
        new(ChangeRequestState.Screened, ChangeRequestAct.Reject, ChangeRequestState.Rejected),
        new(ChangeRequestState.Accepted, ChangeRequestAct.TakeOver, ChangeRequestState.InWork),
        new(ChangeRequestState.Accepted, ChangeRequestAct.Decline, ChangeRequestState.NotTakenOver),
        new(ChangeRequestState.InWork, ChangeRequestAct.Release, ChangeRequestState.Accepted),
        new(ChangeRequestState.InWork, ChangeRequestAct.Decline, ChangeRequestState.NotTakenOver),
        new(ChangeRequestState.InWork, ChangeRequestAct.Implement, ChangeRequestState.Implemented),
        new(ChangeRequestState.Implemented, ChangeRequestAct.Close, ChangeRequestState.Closed),
        new(ChangeRequestState.Raised, ChangeRequestAct.Lapse, ChangeRequestState.Lapsed),
        new(ChangeRequestState.Screened, ChangeRequestAct.Lapse, ChangeRequestState.Lapsed),
        new(ChangeRequestState.Accepted, ChangeRequestAct.Lapse, ChangeRequestState.Lapsed),
        new(ChangeRequestState.Raised, ChangeRequestAct.Return, ChangeRequestState.Returned),
        new(ChangeRequestState.Screened, ChangeRequestAct.Return, ChangeRequestState.Returned),
        new(ChangeRequestState.Returned, ChangeRequestAct.Resubmit, ChangeRequestState.Raised),
        new(ChangeRequestState.Returned, ChangeRequestAct.Lapse, ChangeRequestState.Lapsed));
}
