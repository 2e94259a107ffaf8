using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Web.Documents.Lifecycle;

namespace ComplianceVault.Tests.Web.Documents.Lifecycle;

public sealed class LifeStepsTests
{
    private static readonly DateTime At = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(EditionState.Draft, LifeStep.Write)]
    [InlineData(EditionState.InReview, LifeStep.Review)]
    [InlineData(EditionState.InApproval, LifeStep.Approve)]
    [InlineData(EditionState.Approved, LifeStep.Publish)]
    [InlineData(EditionState.Published, LifeStep.TakeEffect)]
    public void State_StandsAtItsStep(EditionState state, LifeStep now) =>
        Assert.Equal(now, Assert.Single(LifeSteps.Of(Life(state)), s => s.Standing == StepStanding.Now).Step);

    [Fact]
    public void Countersigning_IsAStepOnlyWhereDepartmentsShareTheWork()
    {
        Assert.DoesNotContain(LifeSteps.Of(Life(EditionState.InReview)), s => s.Step == LifeStep.Countersign);
        Assert.Contains(LifeSteps.Of(Life(EditionState.InReview, countersign: ["admin"])), s => s.Step == LifeStep.Countersign);
    }

    [Fact]
    public void SignaturesOfAnEarlierRound_AreNotShownAsDone()
    {
        var review = LifeSteps.Of(Life(EditionState.InApproval, signatures: [Signed(SignatureMeaning.Review, "甲", isVoid: true), Signed(SignatureMeaning.Review, "乙", isVoid: false)]))
            .Single(s => s.Step == LifeStep.Review);
        Assert.Equal(("乙", At), (review.Who, review.At));
    }

    [Fact]
    public void Draft_NamesItsAuthor_WithoutADay()
    {
        var write = LifeSteps.Of(Life(EditionState.Draft)).Single(s => s.Step == LifeStep.Write);
        Assert.Equal(("项目经理", (DateTime?)null), (write.Who, write.At));
    }

    [Fact]
    public void Story_IsNewestFirst_WithTheStepsBack()
    {
        var life = Life(EditionState.Draft, signatures: [Signed(SignatureMeaning.Author, "甲", isVoid: true)]) with
        {
            Back = [new(1, TaskOutcome.Rejected, SignatureMeaning.Review, "乙", At.AddHours(1), "条款 4 不清楚")],
        };
        Assert.Equal([true, false], LifeEvents.Of(life).Select(e => e.Back is not null));
    }

    private static SignedStep Signed(SignatureMeaning meaning, string name, bool isVoid) => new(1, meaning, name, "dept_head", "部门负责人", null, At, isVoid, !isVoid, false);

    private static EditionLife Life(EditionState state, IReadOnlyList<string>? countersign = null, IReadOnlyList<SignedStep>? signatures = null) => new(
        Guid.Empty, Guid.Empty, "ITSMS-WI18", "规定", "三阶", "tech", "B", state, 1, 1, "项目经理", DraftFacts.None with { CountersignDepartments = countersign ?? [] }, null, null,
        signatures ?? [], [], [], [], new(false, false, false, null, null, null, null), null);
}
