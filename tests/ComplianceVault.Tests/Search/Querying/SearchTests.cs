using System.Net;
using System.Text.RegularExpressions;
using ComplianceVault.Search;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Search.Querying;

public sealed partial class SearchTests : IDisposable
{
    private readonly TestIndex index = new(TestIndex.Samples);

    [Theory]
    [InlineData("旧版退回", "QP-01/4.2.6")]
    [InlineData("旧版几天之内退回？", "QP-01/4.2.6")]
    [InlineData("舊版退回", "QP-01/4.2.6")]
    [InlineData("ｉｓｏ２００００", "QP-02/4.1")]
    [InlineData("20000-1", "QP-02/4.1")]
    [InlineData("旧版推回", "QP-01/4.2.6")]
    [InlineData("jiuban tuihui", "QP-01/4.2.6")]
    [InlineData("4.2.6", "QP-01/4.2.6")]
    [InlineData("QP-02 4.2", "QP-02/4.2")]
    [InlineData("《故障处置办法》回访", "QP-02/4.3")]
    [InlineData("多久汇总一次", "QP-02/4.3")]
    [InlineData("档", "QP-09/3")]
    public void Search_KindsOfQuestions_FindTheSection(string query, string place) => Assert.Equal(place, index.First(query));

    [Theory]
    [InlineData("故障处置办法")]
    [InlineData("QP-02")]
    [InlineData("qp02")]
    public void Search_TitleOrNumber_BringsThatDocumentFirst(string query)
    {
        var first = index.Places(query).Take(3).ToArray();
        Assert.Equal(3, first.Length);
        Assert.All(first, place => Assert.StartsWith("QP-02/", place, StringComparison.Ordinal));
    }

    [Fact]
    public void Search_NumberChain_MeetsBelowButNotLongerNumbers()
    {
        Assert.Contains("QP-01/4.2.6", index.Places("4.2"));
        Assert.DoesNotContain("QP-01/4.2.60", index.Places("4.2.6"));
    }

    [Fact]
    public void Search_Phrase_MustStandAsTyped()
    {
        Assert.Equal(["QP-01/4.2.6"], index.Places("\"退回旧版文本\""));
        Assert.Empty(index.Places("\"旧版退回文本\""));
        Assert.Equal(["QP-01/4.2.6"], index.Places("“旧版退回”"));
    }

    [Fact]
    public void Search_ExcludedWord_DoesNotOccur()
    {
        Assert.Contains("QP-01/4.2.60", index.Places("文本"));
        Assert.DoesNotContain("QP-01/4.2.60", index.Places("文本 -电子"));
        Assert.DoesNotContain("QP-01/4.2.60", index.Places("-电子"));
    }

    [Fact]
    public void Search_OperatorsAlone_ListWhatTheyMean()
    {
        Assert.Equal(3, index.Ask("文件:02").Total);
        Assert.Equal(3, index.Ask("条款:8.6").Total);
        Assert.Equal(6, index.Ask("-部门:技术部").Total);
        Assert.Equal(0, index.Ask("文件:没有这个").Total);
    }

    [Fact]
    public void Search_Facets_CountTheMatchingPieces()
    {
        var answer = index.Ask("故障");
        Assert.Equal(answer.Total, answer.Facets["document"].Sum(facet => facet.Count));
        Assert.Equal(new FacetCount("技术部", answer.Total), Assert.Single(answer.Facets["department"]));
    }

    [Fact]
    public void Search_Hit_GivesBackWhatWasStored()
    {
        var hit = index.Ask("旧版退回").Hits[0];
        Assert.Equal(("edition/QP-01", "4.2.6", "文档管控办法", "A"), (hit.Owner, hit.Key, hit.Title, hit.Stored["edition"]));
        Assert.Equal(["工作要求", "分发"], hit.ParentHeadings);
        Assert.Equal("<mark>旧版退回</mark>", hit.HeadingHtml);
    }

    [Fact]
    public void Search_Snippet_IsEscapedAndMarked()
    {
        var hit = index.Ask("满意度").Hits[0];
        Assert.Contains("&lt;<mark>满意度</mark> &amp; 建议&gt;", hit.SnippetHtml, StringComparison.Ordinal);
        Assert.Contains("满意度", index.Ask("满意度").Marks);
    }

    [Fact]
    public void Search_LongText_ShowsTheWindowThatAnswers()
    {
        index.Index.Replace("edition/QP-30", [TestIndex.Piece("QP-30", "长文", "1", "", new string('甲', 3000) + "。这里写明蓝色印泥的用法。" + new string('乙', 3000))]);
        index.Index.Refresh();
        var hit = index.Ask("蓝色印泥").Hits[0];
        Assert.Contains("<mark>蓝色印泥</mark>", hit.SnippetHtml, StringComparison.Ordinal);
        Assert.True(Tags().Replace(hit.SnippetHtml, "").Length <= 122);
    }

    [Fact]
    public void Search_AnyQuery_NeverThrowsAndSnippetsAreTheirText() => Prop.ForAll(Typed(), query =>
    {
        foreach (var hit in index.Ask(query).Hits)
        {
            var plain = WebUtility.HtmlDecode(Tags().Replace(hit.SnippetHtml, "")).Trim('…');
            if (!TestIndex.Samples.Any(sample => sample.Text.Contains(plain, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Search_Synonyms_WorkAtOnceAndBothWays()
    {
        Assert.Empty(index.Places("Incident"));
        index.Index.Synonyms = new Synonyms([["故障", "Incident"], ["分发登记表", "签收单"]]);
        Assert.StartsWith("QP-02/", index.First("incident"), StringComparison.Ordinal);
        Assert.Equal("QP-01/4.2", index.First("签收单"));
        index.Index.Synonyms = Synonyms.None;
        Assert.Empty(index.Places("Incident"));
    }

    [Fact]
    public void Search_Typo_IsFoundAndOffered()
    {
        var answer = index.Ask("旧版推回");
        Assert.Equal("旧版退回", answer.DidYouMean);
        Assert.Null(index.Ask("旧版退回").DidYouMean);
    }

    [Fact]
    public void Search_EmptyQuery_FindsNothingAndSaysSo() => Assert.Equal(0, index.Ask("  ，。").Total);

    [Fact]
    public void Search_Pages_DoNotOverlap()
    {
        var all = index.Ask("文本").Hits.Select(hit => hit.Owner + hit.Key).ToArray();
        var second = index.Index.Search(new SearchRequest { Query = "文本", Rights = Filter.Everything, Skip = 1, Top = 2 }, TestContext.Current.CancellationToken).Value.Hits.Select(hit => hit.Owner + hit.Key);
        Assert.Equal(all.Skip(1).Take(2), second);
    }

    [Fact]
    public void Search_WithinAnOwner_StaysThere()
    {
        var within = new SearchRequest { Query = "登记", Rights = Filter.Everything, Scope = new Filter.OwnedBy("edition/QP-02") };
        Assert.Equal("4.1", Assert.Single(index.Index.Search(within, TestContext.Current.CancellationToken).Value.Hits).Key);
        Assert.NotEqual(1, index.Ask("登记").Total);
    }

    [Fact]
    public void Similar_Piece_FindsItsLikeAndNotItself()
    {
        var similar = index.Index.Similar("edition/QP-01", "4.2", Filter.Everything, 3).Value;
        Assert.Equal("4.2.6", similar[0].Key);
        Assert.DoesNotContain(similar, hit => hit.Key == "4.2" && hit.Code == "QP-01");
    }

    [Theory]
    [InlineData("gzcz", "故障处置办法")]
    [InlineData("guzhang", "故障处置办法")]
    [InlineData("故障处", "故障处置办法")]
    [InlineData("QP-0", "QP-01")]
    [InlineData("jbth", "旧版退回")]
    public void Suggest_BeginningOrPinyin_Completes(string typed, string expected)
    {
        var typedTail = index.Index.Suggest(typed, Filter.Everything).Value.Select(suggestion => suggestion.Text).ToArray();
        if (typed == "jbth")
        {
            Assert.Contains(index.Index.Suggest("jbt", Filter.Everything).Value, suggestion => suggestion.Text == expected);
        }

        Assert.Contains(expected, typedTail);
    }

    [Fact]
    public void List_FilterAndOrder_GivesPages()
    {
        var answer = index.Index.List(new ListRequest
        {
            Rights = Filter.Everything,
            Scope = new Filter.Between("effective", 20260003, null),
            Order = [new ListOrder("department", Words: true), new ListOrder("effective", Descending: true)],
            Facets = ["department"],
            Top = 2,
        }).Value;
        Assert.Equal(6, answer.Total);
        Assert.Equal(["技术部", "技术部"], answer.Hits.Select(hit => hit.Keywords["department"][0]));
        Assert.Equal(2, answer.Facets["department"].Count);
    }

    public void Dispose() => index.Dispose();

    private static Arbitrary<string> Typed() => Gen.Elements("旧版", "退回", "\"", "-", "文件:", "状态：", " ", "《", "4.2", "sla", "iso20000", "的", "档", "wenben", "谁", "多久", "𠮷", "<mark>", "&", "\u0001", "紫荆")
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    [GeneratedRegex("</?mark>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();
}
