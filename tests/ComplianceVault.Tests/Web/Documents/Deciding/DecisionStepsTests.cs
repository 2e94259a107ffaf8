using Bunit;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel.WorkingTime;
using ComplianceVault.Web.Documents.Deciding;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Tests.Web.Documents.Deciding;

public sealed class DecisionStepsTests : ComponentTest
{
    private static readonly Deadline Due = new(new(2026, 3, 9), DeadlineState.Ahead, 5, null);

    public DecisionStepsTests() => Services.AddSingleton(new CompanyTime(TimeProvider.System, TimeZoneInfo.Utc));

    [Fact]
    public void AnAwaitedStep_SaysWhoCanSign_AndWhereNobodyCan_ThatSomebodyMustBeNamed()
    {
        var shown = Render<DecisionSteps>(p => p.Add(c => c.Steps, [Open(["技术部负责人"]), Open([])]));

        Assert.Contains("可签署：技术部负责人", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("没有人可以签署", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("button")); // naming is the representative's
    }

    [Fact]
    public void WhoMayName_IsOfferedTheOpenSteps_ButNeverAnAcceptanceOfOnesOwn()
    {
        var named = new List<Guid>();
        var step = Open([]);
        var shown = Render<DecisionSteps>(p => p
            .Add(c => c.Steps, [Done(), step, Open([]) with { Meaning = SignatureMeaning.Accept }])
            .Add(c => c.Name, EventCallback.Factory.Create<DecisionView>(this, s => named.Add(s.Id))));

        shown.Find("button").Click();

        Assert.Single(shown.FindAll("button"));
        Assert.Equal([step.Id], named);
    }

    [Fact]
    public void ARefusedStep_SaysByWhomAndWhy()
    {
        var shown = Render<DecisionSteps>(p => p.Add(c => c.Steps, [Done() with { Outcome = TaskOutcome.Rejected, Reason = "仍在使用" }]));

        Assert.Contains("技术部负责人 不同意", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("理由：仍在使用", shown.Markup, StringComparison.Ordinal);
    }

    private static DecisionView Open(IReadOnlyList<string> holders) =>
        new(Guid.CreateVersion7(), SignatureMeaning.Review, "技术部 部门负责人", null, new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc), Due, null, null, null, null, holders);

    private static DecisionView Done() => Open([]) with { DoneAt = new(2026, 3, 3, 1, 0, 0, DateTimeKind.Utc), DoneByName = "技术部负责人", Outcome = TaskOutcome.Signed };
}
