using ComplianceVault.App.Documents.ChangeRequests;

namespace ComplianceVault.Tests.Documents.ChangeRequests;

/// <summary>The whole table of a change request's life: every state with every act. What is not listed here is refused.</summary>
public sealed class ChangeRequestWorkflowTests
{
    private static readonly Dictionary<(ChangeRequestState, ChangeRequestAct), ChangeRequestState> Listed = new()
    {
        [(ChangeRequestState.Raised, ChangeRequestAct.Screen)] = ChangeRequestState.Screened,
        [(ChangeRequestState.Screened, ChangeRequestAct.Accept)] = ChangeRequestState.Accepted,
        [(ChangeRequestState.Screened, ChangeRequestAct.Reject)] = ChangeRequestState.Rejected,
        [(ChangeRequestState.Accepted, ChangeRequestAct.TakeOver)] = ChangeRequestState.InWork,
        [(ChangeRequestState.Accepted, ChangeRequestAct.Decline)] = ChangeRequestState.NotTakenOver,
        [(ChangeRequestState.InWork, ChangeRequestAct.Release)] = ChangeRequestState.Accepted,
        [(ChangeRequestState.InWork, ChangeRequestAct.Decline)] = ChangeRequestState.NotTakenOver,
        [(ChangeRequestState.InWork, ChangeRequestAct.Implement)] = ChangeRequestState.Implemented,
        [(ChangeRequestState.Implemented, ChangeRequestAct.Close)] = ChangeRequestState.Closed,
        [(ChangeRequestState.Raised, ChangeRequestAct.Lapse)] = ChangeRequestState.Lapsed,
        [(ChangeRequestState.Screened, ChangeRequestAct.Lapse)] = ChangeRequestState.Lapsed,
        [(ChangeRequestState.Accepted, ChangeRequestAct.Lapse)] = ChangeRequestState.Lapsed,
        [(ChangeRequestState.Raised, ChangeRequestAct.Return)] = ChangeRequestState.Returned,
        [(ChangeRequestState.Screened, ChangeRequestAct.Return)] = ChangeRequestState.Returned,
        [(ChangeRequestState.Returned, ChangeRequestAct.Resubmit)] = ChangeRequestState.Raised,
        [(ChangeRequestState.Returned, ChangeRequestAct.Lapse)] = ChangeRequestState.Lapsed,
    };

    public static TheoryData<ChangeRequestState, ChangeRequestAct> Everything =>
        [.. Enum.GetValues<ChangeRequestState>().SelectMany(s => Enum.GetValues<ChangeRequestAct>().Select(a => (s, a)))];

    [Theory]
    [MemberData(nameof(Everything))]
    public void EveryStateWithEveryAct_GoesWhereTheTableSays_OrIsRefused(ChangeRequestState state, ChangeRequestAct act)
    {
        var next = ChangeRequestWorkflow.Table.Next(state, act);

        if (Listed.TryGetValue((state, act), out var expected))
            Assert.Equal(expected, next.Value);
        else
            Assert.Equal(("workflow.not-allowed", (object)act, (object)state), (next.Error?.Code, next.Error!.Arguments[0], next.Error.Arguments[1]));
    }

    [Fact]
    public void Open_IsEveryStateThatHasAnActLeft() =>
        Assert.Equal(Enum.GetValues<ChangeRequestState>().Where(s => ChangeRequestWorkflow.Table.Acts(s).Any()), ChangeRequestWorkflow.Open.Order());
}
