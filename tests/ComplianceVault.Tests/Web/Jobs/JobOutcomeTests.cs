using System.Globalization;
using ComplianceVault.Web.Jobs;

namespace ComplianceVault.Tests.Web.Jobs;

public sealed class JobOutcomeTests
{
    public JobOutcomeTests() => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo("zh-CN");

    [Fact]
    public void Say_PutsStatesInWords_AndLeavesOutWhatSaysNothing() =>
        Assert.Equal("状态 可用", JobOutcome.Say("""{"state":"Ready","certificates":"","batch":"01a21d67-b9e8-7717-aef9-7667dd1a33ab"}"""));

    [Fact]
    public void Say_OfARefusal_IsItsSentence() =>
        Assert.Contains("没有等待入库确认", JobOutcome.Say("""{"code":"import.nothing-to-confirm","arguments":[]}"""), StringComparison.Ordinal);
}
