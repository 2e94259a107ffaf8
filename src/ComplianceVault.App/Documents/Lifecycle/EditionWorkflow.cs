using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>States of an edition (practice: controlled document; decisions 16 and 28).</summary>
public enum EditionState
{
    /// <summary>草稿</summary>
    Draft,

    /// <summary>审核中</summary>
    InReview,

    /// <summary>会签中</summary>
    InCountersign,

    /// <summary>批准中</summary>
    InApproval,

    /// <summary>已批准</summary>
    Approved,

    /// <summary>已发布待实施</summary>
    Published,

    /// <summary>现行有效</summary>
    Effective,

    /// <summary>作废</summary>
    Obsolete,

    /// <summary>作废保留</summary>
    RetainedObsolete,

    /// <summary>已销毁</summary>
    Destroyed,

    /// <summary>已放弃: a draft that was given up; its label is free again, its document's number stays taken.</summary>
    Discarded,
}

/// <summary>What can be done with an edition.</summary>
public enum EditionAct
{
    Submit,
    PassReview,
    PassReviewToCountersign,
    PassCountersign,
    Approve,
    Reject,

    /// <summary>撤回: by the author, while nobody has signed after him.</summary>
    TakeBack,

    /// <summary>发布前退回: the controller's check before issue found something (文件控制程序 4.5.3).</summary>
    Return,

    /// <summary>放弃: a draft is given up.</summary>
    Discard,
    Publish,
    TakeEffect,

    /// <summary>Comes into force by a signed 《现有文件入库确认单》 (decision 33).</summary>
    ConfirmExisting,

    /// <summary>A form comes into force with the document it belongs to, approved with it (decision 25).</summary>
    TakeEffectWithParent,

    /// <summary>An external document is approved by its issuer: once registered it is in force.</summary>
    Register,

    /// <summary>A newer edition took effect, in the same transaction (文件控制程序: exactly one edition in force).</summary>
    Supersede,

    /// <summary>An edition older than the one in force is brought in for the record (first load).</summary>
    ConfirmOlder,
    Withdraw,
    Retain,
    Destroy,
}

/// <summary>The one life cycle of every edition, whatever its source. Who may act and what must be there first is each use case's guard.</summary>
public static class EditionWorkflow
{
    public static Workflow<EditionState, EditionAct> Table { get; } = new(
        new(EditionState.Draft, EditionAct.Submit, EditionState.InReview),
        new(EditionState.Draft, EditionAct.ConfirmExisting, EditionState.Effective),
        new(EditionState.Draft, EditionAct.TakeEffectWithParent, EditionState.Effective),
        new(EditionState.Draft, EditionAct.Register, EditionState.Effective),
        new(EditionState.Draft, EditionAct.ConfirmOlder, EditionState.Obsolete),
        new(EditionState.Draft, EditionAct.Discard, EditionState.Discarded),
        new(EditionState.InReview, EditionAct.PassReview, EditionState.InApproval),
        new(EditionState.InReview, EditionAct.PassReviewToCountersign, EditionState.InCountersign),
        new(EditionState.InReview, EditionAct.Reject, EditionState.Draft),
        new(EditionState.InReview, EditionAct.TakeBack, EditionState.Draft),
        new(EditionState.InCountersign, EditionAct.PassCountersign, EditionState.InApproval),
        new(EditionState.InCountersign, EditionAct.Reject, EditionState.Draft),
        new(EditionState.InApproval, EditionAct.Approve, EditionState.Approved),
        new(EditionState.InApproval, EditionAct.Reject, EditionState.Draft),
        new(EditionState.Approved, EditionAct.Return, EditionState.Draft),
        new(EditionState.Approved, EditionAct.Publish, EditionState.Published),
        new(EditionState.Published, EditionAct.TakeEffect, EditionState.Effective),
        new(EditionState.Effective, EditionAct.Supersede, EditionState.Obsolete),
        new(EditionState.Effective, EditionAct.Withdraw, EditionState.Obsolete),
        new(EditionState.Obsolete, EditionAct.Retain, EditionState.RetainedObsolete),
        new(EditionState.Obsolete, EditionAct.Destroy, EditionState.Destroyed),
        new(EditionState.RetainedObsolete, EditionAct.Destroy, EditionState.Destroyed));
}
