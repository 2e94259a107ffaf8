using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Designing;

/// <summary>What can be done with the design of a form.</summary>
public enum FormDesignAct
{
    /// <summary>保存</summary>
    Save,

    /// <summary>送审: revised alone.</summary>
    Submit,

    /// <summary>随文件发布: with the next edition of its document.</summary>
    HandOver,

    /// <summary>撤回</summary>
    TakeBack,

    /// <summary>审核</summary>
    Review,

    /// <summary>批准: it takes effect.</summary>
    Approve,

    /// <summary>退回</summary>
    Return,

    /// <summary>随文件生效: its document came into force.</summary>
    Follow,

    /// <summary>放弃</summary>
    Discard,
}

/// <summary>The life of a design (decision 25): alone through review and approval, or with the document that the form belongs to.</summary>
public static class FormDesignWorkflow
{
    public static Workflow<FormDesignState, FormDesignAct> Table { get; } = new(
        new(FormDesignState.Draft, FormDesignAct.Save, FormDesignState.Draft),
        new(FormDesignState.Draft, FormDesignAct.Submit, FormDesignState.InReview),
        new(FormDesignState.Draft, FormDesignAct.HandOver, FormDesignState.WithParent),
        new(FormDesignState.Draft, FormDesignAct.Discard, FormDesignState.Discarded),
        new(FormDesignState.InReview, FormDesignAct.TakeBack, FormDesignState.Draft),
        new(FormDesignState.InReview, FormDesignAct.Review, FormDesignState.InApproval),
        new(FormDesignState.InReview, FormDesignAct.Return, FormDesignState.Draft),
        new(FormDesignState.InApproval, FormDesignAct.TakeBack, FormDesignState.Draft),
        new(FormDesignState.InApproval, FormDesignAct.Approve, FormDesignState.Released),
        new(FormDesignState.InApproval, FormDesignAct.Return, FormDesignState.Draft),
        new(FormDesignState.WithParent, FormDesignAct.TakeBack, FormDesignState.Draft),
        new(FormDesignState.WithParent, FormDesignAct.Follow, FormDesignState.Released));
}
