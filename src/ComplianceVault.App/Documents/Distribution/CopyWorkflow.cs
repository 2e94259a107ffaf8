using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>States of a controlled paper copy (practice: distribution copy; 文件控制程序 4.5.4, 4.7.1).</summary>
public enum CopyState
{
    /// <summary>待发放</summary>
    Planned,

    /// <summary>已取消: the list asks for it no longer; its 分发号 stays taken.</summary>
    Cancelled,

    /// <summary>已发放，待签收</summary>
    Issued,

    /// <summary>已签收</summary>
    Acknowledged,

    /// <summary>待交回</summary>
    RecallRequested,

    /// <summary>已收回</summary>
    Returned,

    /// <summary>遗失待批</summary>
    LossReported,

    /// <summary>遗失: the 分发号 is blocked.</summary>
    Lost,

    /// <summary>作废保留</summary>
    Kept,

    /// <summary>已销毁</summary>
    Destroyed,
}

/// <summary>What can be done with a copy.</summary>
public enum CopyAct
{
    Issue,
    Cancel,

    /// <summary>签收</summary>
    Acknowledge,

    /// <summary>通知回收</summary>
    RequestRecall,

    /// <summary>以旧换新: the old one comes back over the counter; also before its recall, from 发布 on (decision 28).</summary>
    Exchange,
    Return,

    /// <summary>破损更换: a fresh print under the same 分发号, to be signed for again.</summary>
    ReplaceDamaged,
    ReportLoss,
    ApproveLoss,

    /// <summary>The certificate is refused while the copy's edition is no longer in force: it is to be returned.</summary>
    RefuseLoss,

    /// <summary>The certificate is refused while the copy is still in use.</summary>
    RefuseLossInUse,

    /// <summary>作废保留: the one copy of an obsolete edition that stays as its master on paper.</summary>
    Keep,

    /// <summary>By a list of what is to be destroyed; a kept one only with its edition (decision 32).</summary>
    Destroy,
}

/// <summary>The one life cycle of every copy.</summary>
public static class CopyWorkflow
{
    public static Workflow<CopyState, CopyAct> Table { get; } = new(
        new(CopyState.Planned, CopyAct.Issue, CopyState.Issued),
        new(CopyState.Planned, CopyAct.Cancel, CopyState.Cancelled),
        new(CopyState.Issued, CopyAct.Acknowledge, CopyState.Acknowledged),
        new(CopyState.Issued, CopyAct.RequestRecall, CopyState.RecallRequested),
        new(CopyState.Issued, CopyAct.Exchange, CopyState.Returned),
        new(CopyState.Acknowledged, CopyAct.RequestRecall, CopyState.RecallRequested),
        new(CopyState.Acknowledged, CopyAct.Exchange, CopyState.Returned),
        new(CopyState.Acknowledged, CopyAct.ReplaceDamaged, CopyState.Issued),
        new(CopyState.Acknowledged, CopyAct.ReportLoss, CopyState.LossReported),
        new(CopyState.RecallRequested, CopyAct.Return, CopyState.Returned),
        new(CopyState.RecallRequested, CopyAct.Exchange, CopyState.Returned),
        new(CopyState.RecallRequested, CopyAct.ReportLoss, CopyState.LossReported),
        new(CopyState.LossReported, CopyAct.ApproveLoss, CopyState.Lost),
        new(CopyState.LossReported, CopyAct.RefuseLoss, CopyState.RecallRequested),
        new(CopyState.LossReported, CopyAct.RefuseLossInUse, CopyState.Acknowledged),
        new(CopyState.Returned, CopyAct.Keep, CopyState.Kept),
        new(CopyState.Returned, CopyAct.Destroy, CopyState.Destroyed),
        new(CopyState.Kept, CopyAct.Destroy, CopyState.Destroyed));
}
