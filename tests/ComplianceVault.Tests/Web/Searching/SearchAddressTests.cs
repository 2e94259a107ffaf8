using ComplianceVault.Web.Searching;

namespace ComplianceVault.Tests.Web.Searching;

public sealed class SearchAddressTests
{
    [Fact]
    public void State_SurvivesTheAddress()
    {
        var state = new SearchAddress { Words = "回收 & \"作废\"", AllEditions = true, Page = 3 }.Toggled("level", "二阶").Toggled("department", "tech").Toggled("department", "admin");
        var read = SearchAddress.Parse("?" + state.Query);
        Assert.Equal(state.Query, read.Query);
        Assert.Equal(["tech", "admin"], read.Narrowed["department"]);
        Assert.Equal((1, true), (read.Page, read.AllEditions));
    }

    [Fact]
    public void Toggled_Twice_IsAsBefore()
    {
        var before = new SearchAddress { Words = "事件" };
        Assert.Equal(before.Query, before.Toggled("clause", "8.6.1").Toggled("clause", "8.6.1").Query);
    }

    [Fact]
    public void For_OtherWords_BeginsOnTheFirstPageAndKeepsTheNarrowing()
    {
        var next = SearchAddress.Parse("?q=a&page=4&level=二阶").For(" 事件关闭 ");
        Assert.Equal(("事件关闭", 1, true), (next.Words, next.Page, next.IsNarrowed));
        Assert.Equal((0, 10, true), (next.Question.Skip, next.Question.Top, next.Question.Facets));
    }

    [Theory]
    [InlineData("?page=0", 1)]
    [InlineData("?page=x", 1)]
    [InlineData("?page=4000", 100)]
    public void Page_StaysWithinReach(string query, int page) => Assert.Equal(page, SearchAddress.Parse(query).Page);
}
