using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>Where an application to withdraw stands (文件控制程序 4.7.2).</summary>
public enum WithdrawalState
{
    /// <summary>部门负责人审核中</summary>
    HeadDeciding,

    /// <summary>管理者代表审批中</summary>
    RepresentativeDeciding,

    /// <summary>总经理审批中: levels 1 and 2 only.</summary>
    ManagerDeciding,

    /// <summary>已作废</summary>
    Withdrawn,

    /// <summary>未同意</summary>
    Rejected,

    /// <summary>已撤回</summary>
    TakenBack,
}

/// <summary>What can be done with an application to withdraw.</summary>
public enum WithdrawalAct
{
    PassToRepresentative,
    PassToManager,
    Withdraw,
    Reject,
    TakeBack,
}

/// <summary>The moves of an application to withdraw.</summary>
public static class WithdrawalWorkflow
{
    public static Workflow<WithdrawalState, WithdrawalAct> Table { get; } = new(
        new(WithdrawalState.HeadDeciding, WithdrawalAct.PassToRepresentative, WithdrawalState.RepresentativeDeciding),
        new(WithdrawalState.HeadDeciding, WithdrawalAct.Reject, WithdrawalState.Rejected),
        new(WithdrawalState.HeadDeciding, WithdrawalAct.TakeBack, WithdrawalState.TakenBack),
        new(WithdrawalState.RepresentativeDeciding, WithdrawalAct.PassToManager, WithdrawalState.ManagerDeciding),
        new(WithdrawalState.RepresentativeDeciding, WithdrawalAct.Withdraw, WithdrawalState.Withdrawn),
        new(WithdrawalState.RepresentativeDeciding, WithdrawalAct.Reject, WithdrawalState.Rejected),
        new(WithdrawalState.ManagerDeciding, WithdrawalAct.Withdraw, WithdrawalState.Withdrawn),
        new(WithdrawalState.ManagerDeciding, WithdrawalAct.Reject, WithdrawalState.Rejected));

    public static IReadOnlyList<WithdrawalState> Open { get; } = [WithdrawalState.HeadDeciding, WithdrawalState.RepresentativeDeciding, WithdrawalState.ManagerDeciding];
}

/// <summary>
/// Who decides, in order: the head of the owner department and the management representative (文件控制程序 4.7.2), for levels 1 and 2 also the general manager
/// (practice 4.1), who signs once where nobody else does the representative's work. Each another person than the applicant and than those before.
/// </summary>
internal static class WithdrawalRule
{
    public static async Task<IReadOnlyList<(WithdrawalAct? Enter, WantedDecision Wanted)>> StagesAsync(Act act, WithdrawalCase of)
    {
        var representative = await RepresentativeOffice.CodeAsync(act.Db, act.Token);
        List<(WithdrawalAct?, WantedDecision)> stages =
        [
            (null, new(SignatureMeaning.Review, Role.DepartmentHead, of.Withdrawal.Department, Apart.All)),
            (WithdrawalAct.PassToRepresentative, new(SignatureMeaning.Approve, representative, null, Apart.All)),
        ];
        if (representative != Role.Manager && (await Deciders.UpperLevelsAsync(act.Db, act.Token)).Contains(of.Document.Level))
            stages.Add((WithdrawalAct.PassToManager, new(SignatureMeaning.Approve, Role.Manager, null, Apart.All)));
        return stages;
    }
}
