using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Where a record stands (记录控制程序 4.2).</summary>
public enum RecordState
{
    /// <summary>填写中</summary>
    Draft,

    /// <summary>待签字: submitted, signatures outstanding.</summary>
    Submitted,

    /// <summary>办理中: goes through the workflow of its form.</summary>
    InProcess,

    /// <summary>已锁定: complete; from here on only 划改.</summary>
    Locked,

    /// <summary>已作废: kept, its number stays used.</summary>
    Voided,

    /// <summary>已销毁: only the row is left, with the number of the certificate.</summary>
    Disposed,
}

/// <summary>What can be done with a record.</summary>
public enum RecordAct
{
    /// <summary>提交</summary>
    Submit,

    /// <summary>撤回: by who filled it, while nobody else has opened it.</summary>
    TakeBack,

    /// <summary>签字: one of several.</summary>
    Sign,

    /// <summary>锁定: no signature is outstanding.</summary>
    Lock,

    /// <summary>退回: not agreed to, with a reason.</summary>
    Return,

    /// <summary>发起: the first step of the form's workflow.</summary>
    Start,

    /// <summary>办理: a step to another state that is no end.</summary>
    Proceed,

    /// <summary>办结: a step to a state that is an end.</summary>
    Close,

    /// <summary>划改</summary>
    Correct,

    /// <summary>划改 of what was signed: it is signed again.</summary>
    CorrectSigned,

    /// <summary>申请作废</summary>
    AskVoid,

    /// <summary>作废</summary>
    Void,

    /// <summary>销毁, when its period has passed.</summary>
    Dispose,
}

/// <summary>
/// The life of a record (WF-record-correction). What a form's workflow adds happens while it is 办理中; its states and steps are data (docs/pack.md).
/// </summary>
public static class RecordWorkflow
{
    public static Workflow<RecordState, RecordAct> Table { get; } = new(
        new(RecordState.Draft, RecordAct.Submit, RecordState.Submitted),
        new(RecordState.Submitted, RecordAct.TakeBack, RecordState.Draft),
        new(RecordState.Submitted, RecordAct.Sign, RecordState.Submitted),
        new(RecordState.Submitted, RecordAct.Lock, RecordState.Locked),
        new(RecordState.Submitted, RecordAct.Return, RecordState.Draft),
        new(RecordState.Draft, RecordAct.Start, RecordState.InProcess),
        new(RecordState.Draft, RecordAct.Close, RecordState.Locked),
        new(RecordState.InProcess, RecordAct.Proceed, RecordState.InProcess),
        new(RecordState.InProcess, RecordAct.Close, RecordState.Locked),
        new(RecordState.InProcess, RecordAct.TakeBack, RecordState.Draft),
        new(RecordState.InProcess, RecordAct.Sign, RecordState.InProcess),
        new(RecordState.InProcess, RecordAct.Correct, RecordState.InProcess),
        new(RecordState.InProcess, RecordAct.AskVoid, RecordState.InProcess),
        new(RecordState.InProcess, RecordAct.Void, RecordState.Voided),
        new(RecordState.Locked, RecordAct.Sign, RecordState.Locked),
        new(RecordState.Locked, RecordAct.Proceed, RecordState.InProcess),
        new(RecordState.Locked, RecordAct.Close, RecordState.Locked),
        new(RecordState.Locked, RecordAct.TakeBack, RecordState.Draft),
        new(RecordState.Locked, RecordAct.Correct, RecordState.Locked),
        new(RecordState.Locked, RecordAct.CorrectSigned, RecordState.Submitted),
        new(RecordState.Locked, RecordAct.AskVoid, RecordState.Locked),
        new(RecordState.Locked, RecordAct.Void, RecordState.Voided),
        new(RecordState.Locked, RecordAct.Dispose, RecordState.Disposed),
        new(RecordState.Voided, RecordAct.Dispose, RecordState.Disposed));
}
