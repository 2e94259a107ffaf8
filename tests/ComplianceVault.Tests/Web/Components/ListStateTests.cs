using ComplianceVault.Web.Components;

namespace ComplianceVault.Tests.Web.Components;

public sealed class ListStateTests
{
    [Theory]
    [InlineData("/documents")]
    [InlineData("/documents?view=mine")]
    [InlineData("/documents?level=2&page=3&sel=abc&sort=-number&view=mine")]
    [InlineData("/documents?q=%E8%AE%B0%E5%BD%95%20%26&sort=title")]
    public void At_GivesBackTheAddressItWasReadFrom(string url) => Assert.Equal(url, ListState.From(url).At("/documents"));

    [Theory]
    [InlineData("/documents?page=0&sort=-")]
    [InlineData("/documents?page=-4&level=")]
    [InlineData("/documents?page=99999999999")]
    public void From_Nonsense_CountsAsNotGiven(string url) => Assert.Equal("/documents", ListState.From(url).At("/documents"));

    [Fact]
    public void With_AnotherFilter_StartsAtTheFirstPageWithNothingSelected()
    {
        var state = ListState.From("/documents?page=3&sel=abc&level=2").With("owner", "admin");
        Assert.Equal("/documents?level=2&owner=admin", state.At("/documents"));
        Assert.Equal("/documents?owner=admin", state.With("level", null).At("/documents"));
    }

    [Fact]
    public void SortedBy_TheSameColumn_TurnsTheOrderRound()
    {
        var once = new ListState().SortedBy("number");
        Assert.Equal(("number", false), (once.Sort, once.Descending));
        Assert.True(once.SortedBy("number").Descending);
        Assert.False(once.SortedBy("number").SortedBy("title").Descending);
    }
}
