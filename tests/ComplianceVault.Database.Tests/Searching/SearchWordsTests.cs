using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Searching;

public sealed class SearchWordsTests
{
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
