using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.Web.Documents.Withdrawal;

namespace ComplianceVault.Tests.Web.Documents.Withdrawal;

public sealed class ApplyFormTests
{
    private static readonly OpenReference Citing = new(ReferenceKind.Citing, "ITSMS-WI02", "值守规范", ["按《机房巡检规范》执行。"]);
    private static readonly OpenReference Clause = new(ReferenceKind.Clause, "8.7.1", "服务可用性管理", []);

    [Fact]
    public void AFollowUpThatIsEmpty_IsLeftOut_SoThatTheRefusalNamesIt()
    {
        var form = new ApplyForm { Reason = "业务停止", Keep = nameof(RetainGround.Law) };
        form.SetAction(Citing, "修订值守规范");
        form.SetAction(Clause, "  ");

        var request = form.Request(Guid.Empty, [Citing, Clause]);

        Assert.Equal(new FollowUpInput(ReferenceKind.Citing, "ITSMS-WI02", "修订值守规范"), Assert.Single(request.FollowUps));
        Assert.Equal(RetainGround.Law, request.Keep);
    }

    [Fact]
    public void WhatIsTypedForAReferenceThatIsGone_IsNotSent()
    {
        var form = new ApplyForm();
        form.SetAction(Citing, "修订值守规范");

        Assert.Empty(form.Request(Guid.Empty, [Clause]).FollowUps);
        Assert.Null(form.Request(Guid.Empty, []).Keep);
    }
}
