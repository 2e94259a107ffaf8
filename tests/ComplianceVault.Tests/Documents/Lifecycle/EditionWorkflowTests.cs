using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.Tests.Documents.Lifecycle;

/// <summary>The whole table of an edition's life: every state with every act. What is not listed here is refused.</summary>
public sealed class EditionWorkflowTests
{
    private static readonly Dictionary<(EditionState, EditionAct), EditionState> Listed = new()
    {
        [(EditionState.Draft, EditionAct.Submit)] = EditionState.InReview,
        [(EditionState.Draft, EditionAct.ConfirmExisting)] = EditionState.Effective,
        [(EditionState.Draft, EditionAct.TakeEffectWithParent)] = EditionState.Effective,
        [(EditionState.Draft, EditionAct.ConfirmOlder)] = EditionState.Obsolete,
        [(EditionState.Draft, EditionAct.Register)] = EditionState.Effective,
        [(EditionState.Draft, EditionAct.Discard)] = EditionState.Discarded,
        [(EditionState.InReview, EditionAct.PassReview)] = EditionState.InApproval,
        [(EditionState.InReview, EditionAct.PassReviewToCountersign)] = EditionState.InCountersign,
        [(EditionState.InReview, EditionAct.Reject)] = EditionState.Draft,
        [(EditionState.InReview, EditionAct.TakeBack)] = EditionState.Draft,
        [(EditionState.InCountersign, EditionAct.PassCountersign)] = EditionState.InApproval,
        [(EditionState.InCountersign, EditionAct.Reject)] = EditionState.Draft,
        [(EditionState.InApproval, EditionAct.Approve)] = EditionState.Approved,
        [(EditionState.InApproval, EditionAct.Reject)] = EditionState.Draft,
        [(EditionState.Approved, EditionAct.Return)] = EditionState.Draft,
        [(EditionState.Approved, EditionAct.Publish)] = EditionState.Published,
        [(EditionState.Published, EditionAct.TakeEffect)] = EditionState.Effective,
        [(EditionState.Effective, EditionAct.Supersede)] = EditionState.Obsolete,
        [(EditionState.Effective, EditionAct.Withdraw)] = EditionState.Obsolete,
        [(EditionState.Obsolete, EditionAct.Retain)] = EditionState.RetainedObsolete,
        [(EditionState.Obsolete, EditionAct.Destroy)] = EditionState.Destroyed,
        [(EditionState.RetainedObsolete, EditionAct.Destroy)] = EditionState.Destroyed,
    };

    public static TheoryData<EditionState, EditionAct> Everything =>
        [.. Enum.GetValues<EditionState>().SelectMany(s => Enum.GetValues<EditionAct>().Select(a => (s, a)))];

    [Theory]
    [MemberData(nameof(Everything))]
    public void EveryStateWithEveryAct_GoesWhereTheTableSays_OrIsRefused(EditionState state, EditionAct act)
    {
        var next = EditionWorkflow.Table.Next(state, act);

        if (Listed.TryGetValue((state, act), out var expected))
            Assert.Equal(expected, next.Value);
        else
            Assert.Equal(("workflow.not-allowed", (object)act, (object)state), (next.Error?.Code, next.Error!.Arguments[0], next.Error.Arguments[1]));
    }
}
