using Bunit;
using ComplianceVault.Content.Reading;
using ComplianceVault.Web.Documents;

namespace ComplianceVault.Tests.Web.Documents;

public sealed class ReadingRemarksTests : ComponentTest
{
    [Fact]
    public void EachRemark_IsSaidInWords_WithItsValues()
    {
        var list = Render<ReadingRemarks>(p => p.Add(r => r.Remarks, [new ReadingRemark("reading.tracked-changes", ["2", "3"]), new ReadingRemark("content.scan-without-text", ["4"])]));

        Assert.Collection(
            list.FindAll("li"),
            first => Assert.Contains("新增 2 处、删除 3 处", first.TextContent, StringComparison.Ordinal),
            second => Assert.Contains("共 4 页", second.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void NothingToRemark_IsNothing() => Assert.Empty(Render<ReadingRemarks>(p => p.Add(r => r.Remarks, [])).Markup.Trim());
}
