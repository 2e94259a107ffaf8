using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents.Lifecycle;

namespace ComplianceVault.Tests.Web.Documents.Lifecycle;

public sealed class LifeActsTests
{
    private static readonly Error Impossible = Error.Conflict("workflow.not-allowed", EditionAct.Submit, EditionState.InReview);
    private static readonly Error NoRight = Error.Forbidden("access.missing-permission", Permission.ControlDocuments);
    private static readonly Error NotTheirs = Error.Forbidden("lifecycle.not-your-turn", SignatureMeaning.Review, "技术部 部门负责人");

    [Fact]
    public void OwnTurn_IsTheOneButton_AndSendingBackIsInTheMenu()
    {
        var acts = LifeActs.Of([new(EditionAct.Submit, Impossible), new(EditionAct.PassReview, null), new(EditionAct.Reject, null), new(EditionAct.Publish, NoRight)]);
        Assert.Equal(EditionAct.PassReview, acts.Primary?.Act);
        Assert.Equal([EditionAct.Reject], acts.Others.Select(a => a.Act));
    }

    [Fact]
    public void AnothersTurn_IsInTheMenuWithItsReason()
    {
        var acts = LifeActs.Of([new(EditionAct.PassReview, NotTheirs), new(EditionAct.TakeBack, null)]);
        Assert.Null(acts.Primary);
        Assert.Equal([(EditionAct.PassReview, NotTheirs), (EditionAct.TakeBack, null)], acts.Others.Select(a => (a.Act, a.Refusal)));
    }

    [Fact]
    public void Submission_StaysTheAuthorsAct_WhileSomethingIsMissing()
    {
        var missing = Error.Conflict("lifecycle.change-required");
        Assert.Equal(missing, LifeActs.Of([new(EditionAct.Submit, missing), new(EditionAct.Discard, null)]).Primary?.Refusal);
        Assert.Null(LifeActs.Of([new(EditionAct.Submit, Error.Forbidden("lifecycle.author-only"))]).Primary);
    }

    [Fact]
    public void WhatStateOrRightsRuleOut_IsNotShown()
    {
        var acts = LifeActs.Of([new(EditionAct.Submit, Impossible), new(EditionAct.Publish, NoRight), new(EditionAct.Return, Error.Forbidden("access.not-granted"))]);
        Assert.Null(acts.Primary);
        Assert.Empty(acts.Others);
    }

    [Fact]
    public void AnActThatCanBeDone_ComesBeforeOneThatWaits()
    {
        var acts = LifeActs.Of([new(EditionAct.PassReview, NotTheirs), new(EditionAct.Approve, null)]);
        Assert.Equal(EditionAct.Approve, acts.Primary?.Act);
        Assert.Equal(EditionAct.PassReview, Assert.Single(acts.Others).Act);
    }

    [Theory]
    [InlineData(EditionAct.Submit, SignatureMeaning.Author)]
    [InlineData(EditionAct.PassReview, SignatureMeaning.Review)]
    [InlineData(EditionAct.PassCountersign, SignatureMeaning.Countersign)]
    [InlineData(EditionAct.Approve, SignatureMeaning.Approve)]
    public void SignatureActs_HaveTheirMeaning(EditionAct act, SignatureMeaning meaning) => Assert.Equal(meaning, LifeActs.MeaningOf(act));

    [Theory]
    [InlineData(EditionAct.Publish)]
    [InlineData(EditionAct.Discard)]
    public void OtherActs_AreNoSignature(EditionAct act) => Assert.Null(LifeActs.MeaningOf(act));
}
