using ComplianceVault.App.Organisation.Letters;

namespace ComplianceVault.Tests.Organisation;

/// <summary>The whole table of a letter: every state with every act. What is not listed here is refused.</summary>
public sealed class LetterWorkflowTests
{
    private static readonly Dictionary<(LetterState, LetterAct), LetterState> Listed = new()
    {
        [(LetterState.Draft, LetterAct.Sign)] = LetterState.Signed,
        [(LetterState.Draft, LetterAct.Decline)] = LetterState.Declined,
        [(LetterState.Draft, LetterAct.TakeBack)] = LetterState.TakenBack,
        [(LetterState.Signed, LetterAct.Accept)] = LetterState.Accepted,
        [(LetterState.Signed, LetterAct.Refuse)] = LetterState.Refused,
        [(LetterState.Signed, LetterAct.End)] = LetterState.Ended,
        [(LetterState.Accepted, LetterAct.End)] = LetterState.Ended,
        [(LetterState.Refused, LetterAct.End)] = LetterState.Ended,
    };

    public static TheoryData<LetterState, LetterAct> Everything =>
        [.. Enum.GetValues<LetterState>().SelectMany(s => Enum.GetValues<LetterAct>().Select(a => (s, a)))];

    [Theory]
    [MemberData(nameof(Everything))]
    public void EveryStateWithEveryAct_GoesWhereTheTableSays_OrIsRefused(LetterState state, LetterAct act)
    {
        var next = LetterWorkflow.Table.Next(state, act);

        if (Listed.TryGetValue((state, act), out var expected))
            Assert.Equal(expected, next.Value);
        else
            Assert.Equal("workflow.not-allowed", next.Error?.Code);
    }
}
