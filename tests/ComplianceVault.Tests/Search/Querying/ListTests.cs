using ComplianceVault.Search;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Search.Querying;

/// <summary>Lists over columns: every answer is held against the same question asked of the pieces themselves.</summary>
public sealed class ListTests
{
    private static readonly string[] Words = ["变更", "配置管理", "数据库ＡＢ", "abC 备份", "网络"];

    [Fact]
    public void Conditions_Groups_AndSums_AreThoseOfThePieces() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Entries(), entries =>
    {
        using var index = new TestIndex([.. entries.Select(Piece)]);
        foreach (var (filter, meets) in Conditions())
        {
            var wanted = entries.Where(meets).ToList();
            var answer = index.Index.List(new ListRequest { Rights = Filter.Everything, Scope = filter, Groups = ["word"], Sums = ["amount"], Months = "day", Top = 100 }).Value;
            Assert.Equal(wanted.Select(Owner).Order(), answer.Hits.Select(h => h.Owner).Order());
            Assert.Equal(new ListSum(wanted.Count(e => e.Amount is not null), wanted.Sum(e => e.Amount ?? 0)), Assert.Single(answer.Sums));
            Assert.Equal(
                Words.Select(w => (w, Of: wanted.Where(e => e.Words.Contains(w)).ToList())).Where(g => g.Of.Count > 0).Select(g => (g.w, g.Of.Count, g.Of.Sum(e => (decimal)(e.Amount ?? 0)))).Order(),
                answer.Groups["word"].Select(g => (g.Word, g.Count, g.Sums[0].Sum)).Order());
            Assert.Equal(wanted.GroupBy(e => 202600 + e.Month).Select(g => new MonthCount(g.Key, g.Count())).OrderBy(m => m.Month), answer.Months);
        }
    }));

    [Fact]
    public void Order_IsByPinyin_AndWhatHasNoWordComesLast()
    {
        using var index = new TestIndex([.. new[] { "网络", "变更", "", "配置管理" }.Select((w, i) => Piece(new(i, w.Length == 0 ? [] : [w], null, 1)))]);
        Assert.Equal(["record/1", "record/3", "record/0", "record/2"], Listed(index, descending: false));
        Assert.Equal(["record/0", "record/3", "record/1", "record/2"], Listed(index, descending: true));
    }

    [Fact]
    public void Columns_AreNotFoundByAQuestion()
    {
        using var index = new TestIndex(Piece(new(1, ["紫荆"], null, 1)));
        Assert.Empty(index.Index.Search(new SearchRequest { Query = "紫荆", Rights = Filter.Everything }, TestContext.Current.CancellationToken).Value.Hits);
    }

    [Fact]
    public void ConditionsOnColumns_GoIntoTheRights()
    {
        using var index = new TestIndex([.. Enumerable.Range(0, 4).Select(n => Piece(new(n, ["变更"], n, 1)))]);
        var answer = index.Index.List(new ListRequest { Rights = new Filter.Has("class", "odd"), Scope = new Filter.Among("word", "变更"), Sums = ["amount"], Groups = ["word"] }).Value;
        Assert.Equal((2, 4m, 2), (answer.Total, answer.Sums[0].Sum, answer.Groups["word"].Single().Count));
    }

    private static IEnumerable<string> Listed(TestIndex index, bool descending) =>
        index.Index.List(new ListRequest { Rights = Filter.Everything, Order = [new ListOrder("word", Words: true, descending)] }).Value.Hits.Select(h => h.Owner);

    private static IEnumerable<(Filter, Func<Entry, bool>)> Conditions() =>
    [
        (Filter.Everything, _ => true),
        (new Filter.Among("word", "变更", "网络"), e => e.Words.Contains("变更") || e.Words.Contains("网络")),
        (new Filter.Containing("word", "ab"), e => e.Words.Contains("数据库ＡＢ") || e.Words.Contains("abC 备份")),
        (new Filter.All(new Filter.Containing("word", "管理"), new Filter.Between("amount", 10, 50)), e => e.Words.Contains("配置管理") && e.Amount is >= 10 and <= 50),
        (new Filter.All(new Filter.Not(new Filter.Among("word", "变更")), new Filter.Has("class", "odd")), e => !e.Words.Contains("变更") && e.Number % 2 == 1),
        (new Filter.Between("day", 202603010000, 202605312359), e => e.Month is >= 3 and <= 5),
        (new Filter.Among("no-such-column", "变更"), _ => false),
    ];

    private static string Owner(Entry entry) => $"record/{entry.Number}";

    private static SearchDocument Piece(Entry entry) => new()
    {
        Owner = Owner(entry),
        Key = "r",
        Text = "一条记录",
        Keywords = new Dictionary<string, IReadOnlyList<string>> { ["class"] = [entry.Number % 2 == 1 ? "odd" : "even"] },
        Columns = new Dictionary<string, IReadOnlyList<string>> { ["word"] = entry.Words },
        Numbers = entry.Amount is { } amount ? new() { ["amount"] = amount, ["day"] = Day(entry) } : new Dictionary<string, long> { ["day"] = Day(entry) },
    };

    private static long Day(Entry entry) => ((202600L + entry.Month) * 1_000_000) + 150930;

    private static Arbitrary<List<Entry>> Entries() =>
        (from words in Gen.SubListOf(Words) from amount in Gen.Choose(-5, 60) from none in Gen.Choose(0, 3) from month in Gen.Choose(1, 12) select (words, amount, none, month))
            .ListOf().Select(all => all.Select((e, n) => new Entry(n, [.. e.words], e.none == 0 ? null : e.amount, e.month)).ToList()).ToArbitrary();

    private sealed record Entry(int Number, IReadOnlyList<string> Words, int? Amount, int Month);
}
