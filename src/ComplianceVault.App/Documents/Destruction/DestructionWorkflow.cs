using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>Where a list of what is to be destroyed stands (practice 4.5).</summary>
public enum DestructionState
{
    /// <summary>已提出，待归口部门确认</summary>
    Proposed,

    /// <summary>归口部门已确认，待暂缓检查</summary>
    OwnerConfirmed,

    /// <summary>已作暂缓检查，待批准</summary>
    HoldChecked,

    /// <summary>已批准，待销毁</summary>
    Approved,

    /// <summary>已销毁，待出具证书</summary>
    Executed,

    /// <summary>已出具证书</summary>
    Certified,

    /// <summary>未批准</summary>
    Rejected,

    /// <summary>已关闭，未销毁: nothing was left to destroy, or the controller gave it up.</summary>
    Closed,
}

/// <summary>What can be done with a list.</summary>
public enum DestructionAct
{
    ConfirmOwner,
    CheckHolds,
    Approve,
    Reject,
    Execute,
    Certify,
    Close,
}

/// <summary>The moves of a list. It is destroyed only after owner, hold check and approval, and in no other order.</summary>
public static class DestructionWorkflow
{
    public static Workflow<DestructionState, DestructionAct> Table { get; } = new(
        new(DestructionState.Proposed, DestructionAct.ConfirmOwner, DestructionState.OwnerConfirmed),
        new(DestructionState.Proposed, DestructionAct.Reject, DestructionState.Rejected),
        new(DestructionState.Proposed, DestructionAct.Close, DestructionState.Closed),
        new(DestructionState.OwnerConfirmed, DestructionAct.CheckHolds, DestructionState.HoldChecked),
        new(DestructionState.OwnerConfirmed, DestructionAct.Close, DestructionState.Closed),
        new(DestructionState.HoldChecked, DestructionAct.Approve, DestructionState.Approved),
        new(DestructionState.HoldChecked, DestructionAct.Reject, DestructionState.Rejected),
        new(DestructionState.HoldChecked, DestructionAct.Close, DestructionState.Closed),
        new(DestructionState.Approved, DestructionAct.Execute, DestructionState.Executed),
        new(DestructionState.Approved, DestructionAct.Close, DestructionState.Closed),
        new(DestructionState.Executed, DestructionAct.Certify, DestructionState.Certified));

    public static IReadOnlyList<DestructionState> Open { get; } =
        [DestructionState.Proposed, DestructionState.OwnerConfirmed, DestructionState.HoldChecked, DestructionState.Approved, DestructionState.Executed];
}

/// <summary>Who signs what of a list (practice 4.5, R25). The proposal is the controller's word, so with any second person two decide.</summary>
internal static class DestructionRule
{
    public static WantedDecision Confirm(string department) => new(SignatureMeaning.Confirm, Role.DepartmentHead, department, Apart.Initiator);

    /// <summary>
    /// A list with a document of level 1 or 2 on it, or with a record of an audit or a review, goes to the management representative; else the head approves beside the
    /// controller who proposed.
    /// </summary>
    /// <param name="isUpper">Whether one of these is on it.</param>
    /// <param name="representative">The role that does the representative's work.</param>
    public static WantedDecision Approve(bool isUpper, string department, string representative) => isUpper
        ? new(SignatureMeaning.Approve, representative, null, Apart.Initiator)
        : new(SignatureMeaning.Approve, Role.DepartmentHead, department, Apart.Initiator);

    public static WantedDecision Execute { get; } = new(SignatureMeaning.Destroy, Role.Controller, null, Apart.Nobody);

    public static WantedDecision Witness { get; } = new(SignatureMeaning.Witness, Deciders.Witness, null, Apart.StepBefore);
}
