using ComplianceVault.App.Documents.Distribution;

namespace ComplianceVault.Tests.Documents.Distribution;

/// <summary>The whole table of a copy's life: every state with every act. What is not listed here is refused.</summary>
public sealed class CopyWorkflowTests
{
    private static readonly Dictionary<(CopyState, CopyAct), CopyState> Listed = new()
    {
        [(CopyState.Planned, CopyAct.Issue)] = CopyState.Issued,
        [(CopyState.Planned, CopyAct.Cancel)] = CopyState.Cancelled,
        [(CopyState.Issued, CopyAct.Acknowledge)] = CopyState.Acknowledged,
        [(CopyState.Issued, CopyAct.RequestRecall)] = CopyState.RecallRequested,
        [(CopyState.Issued, CopyAct.Exchange)] = CopyState.Returned,
        [(CopyState.Acknowledged, CopyAct.RequestRecall)] = CopyState.RecallRequested,
        [(CopyState.Acknowledged, CopyAct.Exchange)] = CopyState.Returned,
        [(CopyState.Acknowledged, CopyAct.ReplaceDamaged)] = CopyState.Issued,
        [(CopyState.Acknowledged, CopyAct.ReportLoss)] = CopyState.LossReported,
        [(CopyState.RecallRequested, CopyAct.Return)] = CopyState.Returned,
        [(CopyState.RecallRequested, CopyAct.Exchange)] = CopyState.Returned,
        [(CopyState.RecallRequested, CopyAct.ReportLoss)] = CopyState.LossReported,
        [(CopyState.LossReported, CopyAct.ApproveLoss)] = CopyState.Lost,
        [(CopyState.LossReported, CopyAct.RefuseLoss)] = CopyState.RecallRequested,
        [(CopyState.LossReported, CopyAct.RefuseLossInUse)] = CopyState.Acknowledged,
        [(CopyState.Returned, CopyAct.Keep)] = CopyState.Kept,
        [(CopyState.Returned, CopyAct.Destroy)] = CopyState.Destroyed,
        [(CopyState.Kept, CopyAct.Destroy)] = CopyState.Destroyed,
    };

    public static TheoryData<CopyState, CopyAct> Everything => [.. Enum.GetValues<CopyState>().SelectMany(s => Enum.GetValues<CopyAct>().Select(a => (s, a)))];

    [Theory]
    [MemberData(nameof(Everything))]
    public void EveryStateWithEveryAct_GoesWhereTheTableSays_OrIsRefused(CopyState state, CopyAct act)
    {
        var next = CopyWorkflow.Table.Next(state, act);

        if (Listed.TryGetValue((state, act), out var expected))
            Assert.Equal(expected, next.Value);
        else
            Assert.Equal("workflow.not-allowed", next.Error?.Code);
    }
}
