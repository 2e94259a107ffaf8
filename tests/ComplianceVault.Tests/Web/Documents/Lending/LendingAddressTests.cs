using ComplianceVault.App.Documents.Lending;
using ComplianceVault.Web.Documents.Lending;

namespace ComplianceVault.Tests.Web.Documents.Lending;

public sealed class LendingAddressTests
{
    [Fact]
    public void Address_HoldsTheWholeState_AndReadsItBack()
    {
        var address = new LendingAddress(LendingTab.Release, All: true, "Q/ABC 101", "甲方", 2);
        Assert.Equal(address, LendingAddress.Parse(new Uri("http://x" + address).Query));
    }

    [Fact]
    public void Sheet_IsOfTheSameFilter_FromItsFirstRow() =>
        Assert.Equal("/documents/lending/export.xlsx?tab=Borrow&all=1", new LendingAddress(LendingTab.Borrow, All: true, Page: 3).Sheet);

    [Fact]
    public void Mine_ShowsEveryKind_AlsoWhatIsDone() => Assert.Equal(new LendingFilter(null, OnlyOpen: false), LendingAddress.Parse("").Filter);

    [Theory]
    [InlineData("?tab=Borrow", LendingKind.Borrow, true)]
    [InlineData("?tab=Release&all=1", LendingKind.Release, false)]
    public void Tab_IsAKind_OpenOnesFirst(string query, LendingKind kind, bool onlyOpen) =>
        Assert.Equal((kind, onlyOpen), LendingAddress.Parse(query).Filter is var f ? (f.Kind!.Value, f.OnlyOpen) : default);
}
