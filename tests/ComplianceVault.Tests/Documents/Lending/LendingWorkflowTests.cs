using ComplianceVault.App.Documents.Lending;

namespace ComplianceVault.Tests.Documents.Lending;

/// <summary>The whole table of a lending's life, for each kind: every state with every act. What is not listed here is refused.</summary>
public sealed class LendingWorkflowTests
{
    private static readonly Dictionary<(LendingState, LendingAct), LendingState> Both = new()
    {
        [(LendingState.Requested, LendingAct.Approve)] = LendingState.Approved,
        [(LendingState.Requested, LendingAct.Reject)] = LendingState.Rejected,
    };

    private static readonly Dictionary<(LendingState, LendingAct), LendingState> Loan = new(Both)
    {
        [(LendingState.Approved, LendingAct.Deliver)] = LendingState.HandedOut,
        [(LendingState.HandedOut, LendingAct.AskExtension)] = LendingState.ExtensionAsked,
        [(LendingState.HandedOut, LendingAct.Return)] = LendingState.Returned,
        [(LendingState.HandedOut, LendingAct.Lose)] = LendingState.Lost,
        [(LendingState.ExtensionAsked, LendingAct.Extend)] = LendingState.HandedOut,
        [(LendingState.ExtensionAsked, LendingAct.RefuseExtension)] = LendingState.HandedOut,
        [(LendingState.ExtensionAsked, LendingAct.Return)] = LendingState.Returned,
        [(LendingState.ExtensionAsked, LendingAct.Lose)] = LendingState.Lost,
    };

    private static readonly Dictionary<(LendingState, LendingAct), LendingState> Copies = new(Both) { [(LendingState.Approved, LendingAct.Deliver)] = LendingState.Delivered };

    public static TheoryData<LendingKind, LendingState, LendingAct> Everything =>
        [.. Enum.GetValues<LendingKind>().SelectMany(k => Enum.GetValues<LendingState>().SelectMany(s => Enum.GetValues<LendingAct>().Select(a => (k, s, a))))];

    [Theory]
    [MemberData(nameof(Everything))]
    public void EveryStateWithEveryAct_GoesWhereTheTableSays_OrIsRefused(LendingKind kind, LendingState state, LendingAct act)
    {
        var next = LendingWorkflow.Of(kind).Next(state, act);

        if ((kind == LendingKind.Borrow ? Loan : Copies).TryGetValue((state, act), out var expected))
            Assert.Equal(expected, next.Value);
        else
            Assert.Equal("workflow.not-allowed", next.Error?.Code);
    }

    /// <summary>So the state of a past day follows from the last act.</summary>
    [Theory]
    [MemberData(nameof(Everything))]
    public void AnAct_LeadsToOneState_FromWhereverItIsDone(LendingKind kind, LendingState state, LendingAct act)
    {
        if (LendingWorkflow.Of(kind).Next(state, act) is { Succeeded: true } next)
            Assert.Equal(next.Value, LendingWorkflow.After(kind, act));
    }
}
