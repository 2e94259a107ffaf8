using ComplianceVault.Search;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Search.Querying;

/// <summary>What a person may not read does not exist for that person.</summary>
public sealed class RightsTests : IDisposable
{
    private readonly TestIndex index = new(TestIndex.Samples);

    [Theory]
    [InlineData("紫荆")]
    [InlineData("薪酬保密规定")]
    [InlineData("QP-09")]
    [InlineData("\"紫荆档案\"")]
    [InlineData("xinchou dengji")]
    [InlineData("文件:QP-09")]
    [InlineData("-旧版")]
    public void Search_Forbidden_IsInNoHitCountOrFacet(string query)
    {
        Assert.Contains(index.Ask(query).Hits, hit => hit.Code == "QP-09");
        var answer = index.Ask(query, TestIndex.Staff);
        Assert.DoesNotContain(answer.Hits, hit => hit.Code == "QP-09");
        Assert.Equal(answer.Facets["document"].Sum(facet => facet.Count), answer.Total);
        Assert.DoesNotContain(answer.Facets["document"], facet => facet.Value == "QP-09");
        Assert.DoesNotContain(answer.Facets["department"], facet => facet.Value == "人事部");
    }

    [Theory]
    [InlineData("薪")]
    [InlineData("xc")]
    [InlineData("QP-09")]
    [InlineData("zijing")]
    [InlineData("紫荆")]
    public void Suggest_Forbidden_IsNotProposed(string typed)
    {
        index.Index.Synonyms = new Synonyms([["紫荆", "Bauhinia"]]);
        Assert.NotEmpty(index.Index.Suggest(typed, Filter.Everything).Value);
        Assert.Empty(index.Index.Suggest(typed, TestIndex.Staff).Value);
    }

    [Fact]
    public void DidYouMean_WordOnlyInForbiddenPieces_IsNotOffered()
    {
        Assert.Equal("紫荆档案", index.Ask("紫晶档案").DidYouMean);
        var answer = index.Ask("紫晶档案", TestIndex.Staff);
        Assert.Null(answer.DidYouMean);
        Assert.DoesNotContain("紫荆", string.Concat(answer.Marks), StringComparison.Ordinal);
    }

    [Fact]
    public void Similar_Forbidden_IsNotShownNorAskable()
    {
        Assert.Empty(index.Index.Similar("edition/QP-09", "2", TestIndex.Staff).Value);
        Assert.NotEmpty(index.Index.Similar("edition/QP-09", "2", Filter.Everything).Value);
    }

    [Fact]
    public void List_Forbidden_IsNotCounted() => Assert.Equal(7, index.Index.List(new ListRequest { Rights = TestIndex.Staff }).Value.Total);

    [Fact]
    public void Nothing_AnyQuery_FindsNothing() => Prop.ForAll<NonNull<string>>(query => index.Ask(query.Get + " 文本", Filter.Nothing).Total == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Filters_OfEqualMeaning_CombineAsWritten()
    {
        var technical = new Filter.Has("department", "技术部");
        Assert.Equal(3, Count(technical));
        Assert.Equal(6, Count(new Filter.Not(technical)));
        Assert.Equal(5, Count(new Filter.Any(technical, new Filter.Has("department", "人事部"))));
        Assert.Equal(0, Count(new Filter.All(technical, new Filter.Has("class", "保密"))));
        Assert.Equal(9, Count(new Filter.Not(Filter.Nothing)));
        Assert.Equal(0, Count(new Filter.Not(Filter.Everything)));
        Assert.Equal(9, Count(new Filter.Any(Filter.Everything, technical)));
    }

    public void Dispose() => index.Dispose();

    private int Count(Filter filter) => index.Index.List(new ListRequest { Rights = filter }).Value.Total;
}
