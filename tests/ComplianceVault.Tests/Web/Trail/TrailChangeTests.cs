using ComplianceVault.Web.Trail;

namespace ComplianceVault.Tests.Web.Trail;

public sealed class TrailChangeTests
{
    [Fact]
    public void OldAndNew_StandSideBySide_AndTheRestAsItIs()
    {
        var rows = TrailChange.Read("""{"code":"tech","old":{"nameZh":"技术部","active":true},"new":{"nameZh":"研发部","active":true,"nameEn":"R&D"},"reason":"更名"}""");

        Assert.Equal(
            [new("nameZh", "技术部", "研发部"), new("active", "✓", "✓"), new("nameEn", null, "R&D"), new("code", null, "tech"), new TrailChange("reason", null, "更名")],
            rows);
    }

    [Fact]
    public void SingleValues_AndNoDetail_AreReadToo()
    {
        Assert.Equal([new TrailChange("value", "30", "45"), new("key", null, "x")], TrailChange.Read("""{"key":"x","old":"30","new":"45"}"""));
        Assert.Equal([new TrailChange("permissions", null, "Read、Audit")], TrailChange.Read("""{"permissions":["Read","Audit"]}"""));
        Assert.Empty(TrailChange.Read(null));
    }

    [Theory]
    [InlineData("""{"old":{"nameZh":"质量部"},"new":{"nameZh":"质量管理部"}}""", "质量管理部")]
    [InlineData("""{"name":"市场部职员","role":"auditor"}""", "市场部职员")]
    [InlineData("""{"why":"x"}""", null)]
    [InlineData(null, null)]
    public void AnObject_IsCalledByItsName(string? content, string? name) => Assert.Equal(name, TrailChange.NameOf(content));
}
