using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Searching;

public sealed class SearchWordsTests
{
    /// <summary>A word that stands in no document.</summary>
    private const string Slang = "鹈鹕鸬鹚";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AGlossaryThatCouldNotBeRead_IsReadTheNextTime()
    {
        await using var vault = await TestVault.CreateAsync(Database.Sqlite);
        var databases = new FailsOnce(vault.Get<IDbContextFactory<VaultDbContext>>());
        var index = vault.Get<SearchIndex>();
        using var words = new SearchWords(index, vault.Get<IndexProjection>(), new GlossaryQueries(databases));

        await Assert.ThrowsAsync<InvalidOperationException>(() => words.RefreshAsync(Ct));
        await words.RefreshAsync(Ct);

        Assert.NotSame(Synonyms.None, index.Open().Synonyms);
    }

    [Theory, OnEachDatabase]
    public async Task TheFirstSuggestionAskedFor_KnowsTheGlossary(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        await FollowAsync(vault);

        var suggested = await vault.Get<SearchQueries>().SuggestAsync(await vault.ActorAsync("行政部文控"), "服务组", 20, Ct);

        Assert.Contains(new Suggestion("服务组件", SuggestionKind.Term), suggested.Value);
    }

    [Theory, OnEachDatabase]
    public async Task ATermThatIsAddedOrChanged_ChangesWhatIsFound(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var (reader, administrator) = (await vault.ActorAsync("行政部文控"), await vault.ActorAsync("系统管理员"));
        await FollowAsync(vault);
        Assert.Equal(0, await FoundAsync(vault, reader));

        var term = await vault.Get<AddTerm>().ExecuteAsync(administrator, new TermInput("文件控制程序", Synonyms: [Slang]), Ct);
        Assert.True(term.Succeeded, term.Error?.ToString());
        await FollowAsync(vault);
        Assert.NotEqual(0, await FoundAsync(vault, reader));

        Assert.True((await vault.Get<ChangeTerm>().ExecuteAsync(administrator, term.Value, 0, new TermInput("文件控制程序"), "多余的同义词", Ct)).Succeeded);
        await FollowAsync(vault);
        Assert.Equal(0, await FoundAsync(vault, reader));
    }

    private static async Task<int> FoundAsync(TestVault vault, Actor actor) =>
        (await vault.Get<SearchQueries>().SearchAsync(actor, new SearchQuestion { Text = Slang }, Ct)).Value.Answer.Total;

    private static async Task FollowAsync(TestVault vault)
    {
        while (await vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }
    }

    private sealed class FailsOnce(IDbContextFactory<VaultDbContext> inner) : IDbContextFactory<VaultDbContext>
    {
        private bool hasFailed;

        public VaultDbContext CreateDbContext()
        {
            if (hasFailed)
                return inner.CreateDbContext();
            hasFailed = true;
            throw new InvalidOperationException("the database is away for a moment");
        }

        public Task<VaultDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) => Task.FromResult(CreateDbContext());
    }
}
