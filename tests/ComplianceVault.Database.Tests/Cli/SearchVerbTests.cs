using System.Text.Json;

namespace ComplianceVault.Database.Tests.Cli;

/// <summary>Two procedures that were brought in, for searching only.</summary>
public sealed class SearchedPlace : IAsyncLifetime
{
    private CliPlace? place;

    internal string Root => place!.Root;

    public async ValueTask InitializeAsync()
    {
        place = await CliPlace.FoundedAsync();
        place.WriteProcedure("体系文件/QP-01.md", "QP-01", "采购程序", "采购前须有批准的申请单。");
        place.WriteProcedure("体系文件/QP-02.md", "QP-02", "仓库程序", "领料前须有批准的领料单。");
        var run = await Cvault.RunAsync(Root, "import", "体系文件", "--json");
        Assert.True(run.ExitCode == 0, run.ToString());
    }

    public ValueTask DisposeAsync()
    {
        place?.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SearchVerbTests(SearchedPlace place) : IClassFixture<SearchedPlace>
{
    [Fact]
    public async Task Search_PrintsOneLine_InTheAgreedShape()
    {
        var run = await Cvault.RunAsync(place.Root, "search", "申请单", "--json");

        var answer = JsonDocument.Parse(Assert.Single(Lines(run))).RootElement;
        Assert.Equal(["query", "took_ms", "total", "hits"], answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("申请单", 1), (answer.GetProperty("query").GetString(), answer.GetProperty("total").GetInt32()));
        var hit = Assert.Single(answer.GetProperty("hits").EnumerateArray());
        Assert.Equal(["document", "title", "edition", "section", "heading", "snippet", "score"], hit.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ("QP-01", "采购程序", "A", "1", "目的"),
            (Text(hit, "document"), Text(hit, "title"), Text(hit, "edition"), Text(hit, "section"), Text(hit, "heading")));
        Assert.Contains("申请单", Text(hit, "snippet"), StringComparison.Ordinal);
        Assert.DoesNotContain("<", Text(hit, "snippet"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--lang=zh")]
    public async Task AFileOfQueries_GivesOneObjectALine_AndNothingElse(string option)
    {
        var queries = Path.Combine(place.Root, $"queries{option}.txt");
        await File.WriteAllTextAsync(queries, "申请单\n\n  不存在的词语紫荆  \n采购\n", TestContext.Current.CancellationToken);

        var run = await Cvault.RunAsync(place.Root, "search", "--queries", queries, option);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(["申请单", "不存在的词语紫荆", "采购"], Lines(run).Select(l => Text(JsonDocument.Parse(l).RootElement, "query")));
    }

    [Fact]
    public async Task Drafts_AreFound_OnlyWithAllEditions()
    {
        using var own = await CliPlace.FoundedAsync();
        var draft = await Cvault.RunAsync(own.Root, "import", own.WriteProcedure("future.md", "QP-02", "仓库程序", "货物逐件清点。", "2099-01-01"), "--json");
        Assert.False(draft.Json.GetProperty("confirmed").GetBoolean());

        Assert.Equal(0, await own.CountAsync("data", "逐件清点"));
        Assert.Equal(1, await own.CountAsync("data", "逐件清点", "--all-editions"));
    }

    [Fact]
    public async Task Clause_NarrowsToDocumentsThatAnswerIt_OrOneBelow()
    {
        await using var vault = await TestVault.SampleAsync(Database.Sqlite);

        var (all, exact, above) = (await FoundAsync(), await FoundAsync("--clause", "8.6.1"), await FoundAsync("--clause", "８．６"));

        Assert.Contains("ITSMS-P15", exact);
        Assert.Superset(exact, above);
        Assert.Superset(above, all);
        Assert.True(all.Count > above.Count);

        async Task<HashSet<string>> FoundAsync(params string[] more)
        {
            var run = await Cvault.RunAsync(vault.Directory, ["search", "事件 记录", "--top", "500", "--json", .. more]);
            Assert.True(run.ExitCode == 0, run.ToString());
            return [.. run.Json.GetProperty("hits").EnumerateArray().Select(h => Text(h, "document"))];
        }
    }

    [Fact]
    public async Task Clause_ThatIsNoNumber_IsRefused()
    {
        var run = await Cvault.RunAsync(place.Root, "search", "申请单", "--clause", "第八章", "--json");

        Assert.Equal("clauses.number-invalid", run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.NotEqual(0, run.ExitCode);
    }

    [Fact]
    public async Task Top_LimitsTheHits_NotTheTotal()
    {
        var run = await Cvault.RunAsync(place.Root, "search", "批准", "--top", "1", "--json");

        Assert.Equal((2, 1), (run.Json.GetProperty("total").GetInt32(), run.Json.GetProperty("hits").GetArrayLength()));
    }

    [Fact]
    public async Task Search_WithoutAVaultOrAQuery_IsRefused()
    {
        using var empty = new CliPlace();

        Assert.Equal(4, (await Cvault.RunAsync(empty.Root, "search", "申请单")).ExitCode);
        Assert.Equal(2, (await Cvault.RunAsync(empty.Root, "search")).ExitCode);
        Assert.Equal(2, (await Cvault.RunAsync(empty.Root, "search", "申请单", "--queries", "queries.txt")).ExitCode);
    }

    private static string[] Lines(CliRun run) => run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
