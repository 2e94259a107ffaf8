using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.Tests.Records.Designing;

/// <summary>Every state of a design with every act (decision 25).</summary>
public sealed class FormDesignWorkflowTests
{
    private static readonly Dictionary<(FormDesignState, FormDesignAct), FormDesignState> Allowed = new()
    {
        [(FormDesignState.Draft, FormDesignAct.Save)] = FormDesignState.Draft,
        [(FormDesignState.Draft, FormDesignAct.Submit)] = FormDesignState.InReview,
        [(FormDesignState.Draft, FormDesignAct.HandOver)] = FormDesignState.WithParent,
        [(FormDesignState.Draft, FormDesignAct.Discard)] = FormDesignState.Discarded,
        [(FormDesignState.InReview, FormDesignAct.TakeBack)] = FormDesignState.Draft,
        [(FormDesignState.InReview, FormDesignAct.Review)] = FormDesignState.InApproval,
        [(FormDesignState.InReview, FormDesignAct.Return)] = FormDesignState.Draft,
        [(FormDesignState.InApproval, FormDesignAct.TakeBack)] = FormDesignState.Draft,
        [(FormDesignState.InApproval, FormDesignAct.Approve)] = FormDesignState.Released,
        [(FormDesignState.InApproval, FormDesignAct.Return)] = FormDesignState.Draft,
        [(FormDesignState.WithParent, FormDesignAct.TakeBack)] = FormDesignState.Draft,
        [(FormDesignState.WithParent, FormDesignAct.Follow)] = FormDesignState.Released,
    };

    [Fact]
    public void EveryState_WithEveryAct_GoesWhereItShould_OrIsRefused()
    {
        foreach (var state in Enum.GetValues<FormDesignState>())
        {
            foreach (var act in Enum.GetValues<FormDesignAct>())
            {
                var next = FormDesignWorkflow.Table.Next(state, act);
                Assert.Equal(Allowed.TryGetValue((state, act), out var to) ? to : (FormDesignState?)null, next.Succeeded ? next.Value : (FormDesignState?)null);
            }
        }
    }
}
