using ComplianceVault.App.Documents.Destruction;

namespace ComplianceVault.Tests.Documents.Destruction;

/// <summary>The whole table of a destruction: every state with every act. What is not listed here is refused.</summary>
public sealed class DestructionWorkflowTests
{
    private static readonly Dictionary<(DestructionState, DestructionAct), DestructionState> Listed = new()
    {
        [(DestructionState.Proposed, DestructionAct.ConfirmOwner)] = DestructionState.OwnerConfirmed,
        [(DestructionState.Proposed, DestructionAct.Reject)] = DestructionState.Rejected,
        [(DestructionState.Proposed, DestructionAct.Close)] = DestructionState.Closed,
        [(DestructionState.OwnerConfirmed, DestructionAct.CheckHolds)] = DestructionState.HoldChecked,
        [(DestructionState.OwnerConfirmed, DestructionAct.Close)] = DestructionState.Closed,
        [(DestructionState.HoldChecked, DestructionAct.Approve)] = DestructionState.Approved,
        [(DestructionState.HoldChecked, DestructionAct.Reject)] = DestructionState.Rejected,
        [(DestructionState.HoldChecked, DestructionAct.Close)] = DestructionState.Closed,
        [(DestructionState.Approved, DestructionAct.Execute)] = DestructionState.Executed,
        [(DestructionState.Approved, DestructionAct.Close)] = DestructionState.Closed,
        [(DestructionState.Executed, DestructionAct.Certify)] = DestructionState.Certified,
    };

    public static TheoryData<DestructionState, DestructionAct> Everything =>
        [.. Enum.GetValues<DestructionState>().SelectMany(s => Enum.GetValues<DestructionAct>().Select(a => (s, a)))];

    [Theory]
    [MemberData(nameof(Everything))]
    public void EveryStateWithEveryAct_GoesWhereTheTableSays_OrIsRefused(DestructionState state, DestructionAct act)
    {
        var next = DestructionWorkflow.Table.Next(state, act);

        if (Listed.TryGetValue((state, act), out var expected))
            Assert.Equal(expected, next.Value);
        else
            Assert.Equal("workflow.not-allowed", next.Error?.Code);
    }
}
