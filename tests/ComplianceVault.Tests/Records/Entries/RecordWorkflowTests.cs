using ComplianceVault.App.Records.Entries;

namespace ComplianceVault.Tests.Records.Entries;

/// <summary>The whole table of a record: every state with every act. What is not listed here is refused.</summary>
public sealed class RecordWorkflowTests
{
    private static readonly Dictionary<(RecordState, RecordAct), RecordState> Listed = new()
    {
        [(RecordState.Draft, RecordAct.Submit)] = RecordState.Submitted,
        [(RecordState.Draft, RecordAct.Start)] = RecordState.InProcess,
        [(RecordState.Draft, RecordAct.Close)] = RecordState.Locked,
        [(RecordState.InProcess, RecordAct.Proceed)] = RecordState.InProcess,
        [(RecordState.InProcess, RecordAct.Close)] = RecordState.Locked,
        [(RecordState.InProcess, RecordAct.TakeBack)] = RecordState.Draft,
        [(RecordState.InProcess, RecordAct.Sign)] = RecordState.InProcess,
        [(RecordState.InProcess, RecordAct.Correct)] = RecordState.InProcess,
        [(RecordState.InProcess, RecordAct.AskVoid)] = RecordState.InProcess,
        [(RecordState.InProcess, RecordAct.Void)] = RecordState.Voided,
        [(RecordState.Locked, RecordAct.Sign)] = RecordState.Locked,
        [(RecordState.Locked, RecordAct.Proceed)] = RecordState.InProcess,
        [(RecordState.Locked, RecordAct.Close)] = RecordState.Locked,
        [(RecordState.Submitted, RecordAct.TakeBack)] = RecordState.Draft,
        [(RecordState.Submitted, RecordAct.Sign)] = RecordState.Submitted,
        [(RecordState.Submitted, RecordAct.Lock)] = RecordState.Locked,
        [(RecordState.Submitted, RecordAct.Return)] = RecordState.Draft,
        [(RecordState.Locked, RecordAct.TakeBack)] = RecordState.Draft,
        [(RecordState.Locked, RecordAct.Correct)] = RecordState.Locked,
        [(RecordState.Locked, RecordAct.CorrectSigned)] = RecordState.Submitted,
        [(RecordState.Locked, RecordAct.AskVoid)] = RecordState.Locked,
        [(RecordState.Locked, RecordAct.Void)] = RecordState.Voided,
        [(RecordState.Locked, RecordAct.Dispose)] = RecordState.Disposed,
        [(RecordState.Voided, RecordAct.Dispose)] = RecordState.Disposed,
    };

    public static TheoryData<RecordState, RecordAct> Everything =>
        [.. Enum.GetValues<RecordState>().SelectMany(s => Enum.GetValues<RecordAct>().Select(a => (s, a)))];

    [Theory]
    [MemberData(nameof(Everything))]
    public void EveryStateWithEveryAct_GoesWhereTheTableSays_OrIsRefused(RecordState state, RecordAct act)
    {
        var next = RecordWorkflow.Table.Next(state, act);

        if (Listed.TryGetValue((state, act), out var expected))
            Assert.Equal(expected, next.Value);
        else
            Assert.Equal("workflow.not-allowed", next.Error?.Code);
    }
}
