using ComplianceVault.App.Documents.Withdrawal;

namespace ComplianceVault.Tests.Documents.Withdrawal;

/// <summary>The whole table of an application to withdraw: every state with every act. What is not listed here is refused.</summary>
public sealed class WithdrawalWorkflowTests
{
    private static readonly Dictionary<(WithdrawalState, WithdrawalAct), WithdrawalState> Listed = new()
    {
        [(WithdrawalState.HeadDeciding, WithdrawalAct.PassToRepresentative)] = WithdrawalState.RepresentativeDeciding,
        [(WithdrawalState.HeadDeciding, WithdrawalAct.Reject)] = WithdrawalState.Rejected,
        [(WithdrawalState.HeadDeciding, WithdrawalAct.TakeBack)] = WithdrawalState.TakenBack,
        [(WithdrawalState.RepresentativeDeciding, WithdrawalAct.PassToManager)] = WithdrawalState.ManagerDeciding,
        [(WithdrawalState.RepresentativeDeciding, WithdrawalAct.Withdraw)] = WithdrawalState.Withdrawn,
        [(WithdrawalState.RepresentativeDeciding, WithdrawalAct.Reject)] = WithdrawalState.Rejected,
        [(WithdrawalState.ManagerDeciding, WithdrawalAct.Withdraw)] = WithdrawalState.Withdrawn,
        [(WithdrawalState.ManagerDeciding, WithdrawalAct.Reject)] = WithdrawalState.Rejected,
    };

    public static TheoryData<WithdrawalState, WithdrawalAct> Everything =>
        [.. Enum.GetValues<WithdrawalState>().SelectMany(s => Enum.GetValues<WithdrawalAct>().Select(a => (s, a)))];

    [Theory]
    [MemberData(nameof(Everything))]
    public void EveryStateWithEveryAct_GoesWhereTheTableSays_OrIsRefused(WithdrawalState state, WithdrawalAct act)
    {
        var next = WithdrawalWorkflow.Table.Next(state, act);

        if (Listed.TryGetValue((state, act), out var expected))
            Assert.Equal(expected, next.Value);
        else
            Assert.Equal("workflow.not-allowed", next.Error?.Code);
    }
}
