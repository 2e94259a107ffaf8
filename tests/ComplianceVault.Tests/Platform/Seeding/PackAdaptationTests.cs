using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.Tests.Platform.Seeding;

/// <summary>The words of a pack become those of the company that takes it over (decision 34), each in one pass.</summary>
public sealed class PackAdaptationTests
{
    [Theory]
    [InlineData("见 SP-P01 第 4 章", "见 QP-01 第 4 章")]
    [InlineData("SP-P01-R02、SP-WI03-R01", "QP-01-R02、WI03-R01")]
    [InlineData("XSP-P01 和 SP-P011", "XSP-P01 和 SP-P011")]
    [InlineData("SP-P1 不是编号", "SP-P1 不是编号")]
    [InlineData("示例公司行政部报技术部", "海岸公司综合部报研发中心")]
    [InlineData("Sample Ltd, administration", "海岸公司, Office")]
    [InlineData("管理层听取汇报", "管理层听取汇报")]
    [InlineData("由管理者代表批准", "由总经理批准")]
    [InlineData("总经理、管理者代表签字", "总经理签字")]
    [InlineData("department = 'tech' or department = 'mgmt'", "department = 'lab' or department = '-'")]
    public void ATextOfThePack_IsInTheCompanysWords(string text, string own) => Assert.Equal(own, new PackAdaptation(Coast.Plan(), Coast.Pack()).Text(text));

    [Fact]
    public void ADepartmentWithoutASuccessor_IsNobodyInTexts_AndNoneByItsCode()
    {
        var adaptation = new PackAdaptation(Coast.Plan() with { Map = new Dictionary<string, string?> { ["admin"] = "office", ["tech"] = null, ["mgmt"] = null } }, Coast.Pack());

        Assert.Equal("报有关部门", adaptation.Text("报技术部"));
        Assert.Equal((null, "office", "lab", null), (adaptation.Department("tech"), adaptation.Department("admin"), adaptation.Department("lab"), adaptation.Department(null)));
    }

    [Fact]
    public void Roles_AndPlacesInDocuments_AreAdapted()
    {
        var adaptation = new PackAdaptation(Coast.Plan(), Coast.Pack());

        Assert.Equal(("gm", "gm", "engineer"), (adaptation.Role(CompanyPlan.Representative), adaptation.Role("gm"), adaptation.Role("engineer")));
        Assert.Equal("QP-01、WI03", adaptation.Cited("QP-01 4.2；WI03 2.1 及 QP-01 5"));
        Assert.Null(adaptation.Cited("手册以外"));
        Assert.Null(adaptation.Cited(null));
    }

    [Fact]
    public void FormsThatHangOnNoDocument_AreCountedThrough()
    {
        var plan = Coast.Plan() with { Numbers = new Dictionary<string, string> { ["二阶"] = "QP-{00}", ["三阶"] = "QW-{00}", ["四阶"] = "F{000}" } };

        Assert.Equal("F001 F002 F003", new PackAdaptation(plan, Coast.Pack()).Text("SP-P01-R01 SP-P01-R02 SP-WI03-R01"));
    }

    [Fact]
    public void TheSamePlan_AlwaysGivesTheSameWords_AndOwnWordsStay()
    {
        var (first, second) = (new PackAdaptation(Coast.Plan(), Coast.Pack()), new PackAdaptation(Coast.Plan(), Coast.Pack()));
        const string Text = "SP-P01-R01 由技术部填写，管理者代表审核";

        Assert.Equal(first.Text(Text), second.Text(Text));
        Assert.Equal(first.Text(Text), first.Text(first.Text(Text)));
        Assert.Equal("QP-{00}", first.PatternOf("二阶"));
    }
}
