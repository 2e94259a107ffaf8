using ComplianceVault.Content.Writing;

namespace ComplianceVault.Tests.Content.Writing;

public sealed class FlowChartTests
{
    private const string Sound = """
        (开始：有人来访)
        [值班工程师] 核对证件
        <有预约？> 否：联系被访人
        (结束)
        """;

    [Fact]
    public void Parse_ReadsWhoDoesWhat_AndWhereNoLeads()
    {
        var steps = FlowChart.Parse(Sound).Value.Steps;
        Assert.Equal(
            [
                new(FlowStepKind.Terminal, "开始：有人来访"),
                new(FlowStepKind.Step, "核对证件", Who: "值班工程师"),
                new(FlowStepKind.Decision, "有预约？", Otherwise: "联系被访人"),
                new(FlowStepKind.Terminal, "结束"),
            ],
            steps);
    }

    [Theory]
    [InlineData("[值班工程师] 核对证件", "值班工程师核对证件", "writing.flow-line")]
    [InlineData("[值班工程师] 核对证件", "[值班工程师]", "writing.flow-line")]
    [InlineData("否：联系被访人", "", "writing.flow-line")]
    [InlineData("否：联系被访人", "否：", "writing.flow-line")]
    [InlineData("核对证件", "核对证件并逐项登记来访人的姓名单位事由和携带物品", "writing.flow-text-long")]
    [InlineData("值班工程师", "值班工程师和机房管理人员以及保安", "writing.flow-text-long")]
    [InlineData("(结束)", "[值班工程师] 放行", "writing.flow-ends")]
    [InlineData("[值班工程师] 核对证件", "(等待)", "writing.flow-ends")]
    [InlineData("(开始：有人来访)\n[值班工程师] 核对证件", "(开始)", "writing.flow-size", 2)]
    public void Parse_OfABrokenFlow_SaysWhatIsWrong(string sound, string broken, string code, int keep = int.MaxValue)
    {
        var lines = Sound.ReplaceLineEndings("\n").Replace(sound, broken, StringComparison.Ordinal).Split('\n').Take(keep);
        Assert.Equal(code, FlowChart.Parse(string.Join('\n', lines)).Error?.Code);
    }

    [Fact]
    public void Parse_OfMoreThanAPageHolds_IsRefused()
    {
        var long12 = string.Join('\n', Enumerable.Repeat("[甲] 做", 11).Prepend("(开始)").Append("(结束)"));
        var fiveQuestions = string.Join('\n', Enumerable.Repeat("<对？> 否：回去", 5).Prepend("(开始)").Append("(结束)"));
        Assert.Equal("writing.flow-size", FlowChart.Parse(long12).Error?.Code);
        Assert.Equal("writing.flow-size", FlowChart.Parse(fiveQuestions).Error?.Code);
    }
}
