using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ComplianceVault.Database.Tests.Searching;

/// <summary>An index that broke on the disk: found at the next start, rebuilt from the database, and never an empty list meanwhile.</summary>
public class BrokenIndexTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Start_WithAFlippedByte_AnswersThatItRebuildsAndThenFinds(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var actor = await vault.ActorAsync("行政部文控");
        while (await vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        Assert.NotEmpty((await AskAsync(vault.Get<SearchQueries>(), actor)).Value.Answer.Hits);
        vault.Get<SearchIndex>().Dispose(); // the server stops
        FlipByte(Path.Combine(vault.Directory, "indexes"));

        using var index = new SearchIndex(vault.Get<VaultPaths>(), vault.Get<IndexOptions>(), vault.Get<IDbContextFactory<VaultDbContext>>()); // and starts again
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sources = vault.Get<IEnumerable<IIndexSource>>().Select(s => (IIndexSource)new HeldSource(s, reached, goOn.Task)).ToList();
        var databases = vault.Get<IDbContextFactory<VaultDbContext>>();
        using var projection = new IndexProjection(databases, index, sources, vault.Clock, NullLogger<IndexProjection>.Instance);
        using var words = new SearchWords(index, projection, vault.Get<GlossaryQueries>());
        var search = new SearchQueries(index, projection, new FindRights(projection, sources, databases), words, sources, databases);

        Assert.Equal(("search.rebuilding", 0), Said(await AskAsync(search, actor))); // before the worker's first step
        var step = projection.StepAsync(Ct);
        await reached.Task.WaitAsync(Ct);
        var (code, percent) = Said(await AskAsync(search, actor));
        Assert.Equal("search.rebuilding", code);
        Assert.InRange(percent, 1, 99);
        goOn.SetResult();
        Assert.True(await step);
        Assert.NotEmpty((await AskAsync(search, actor)).Value.Answer.Hits);
        Assert.True(index.Open().Verify().Succeeded);
    }

    private static Task<Result<SearchFound>> AskAsync(SearchQueries search, Actor actor) =>
        search.SearchAsync(actor, new SearchQuestion { Text = "文件编号" }, Ct);

    private static (string Code, int Percent) Said(Result<SearchFound> answer)
    {
        Assert.False(answer.Succeeded);
        return (answer.Error.Code, Assert.IsType<int>(Assert.Single(answer.Error.Arguments)));
    }

    private static void FlipByte(string indexes)
    {
        var file = Directory.EnumerateFiles(indexes, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".cfs" or ".tim" or ".dvd")
            .MaxBy(f => new FileInfo(f).Length)!;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = stream.Length / 2;
        var value = stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)(value ^ 0x10));
    }

    /// <summary>Stops a rebuild after its first objects, until it may go on.</summary>
    private sealed class HeldSource(IIndexSource inner, TaskCompletionSource reached, Task goOn) : IIndexSource
    {
        private int read;

        public string Kind => inner.Kind;

        public IQueryable<Guid> All(VaultDbContext db) => inner.All(db);

        public Filter Findable(Actor actor) => inner.Findable(actor);

        public IQueryable<Guid> Readable(VaultDbContext db, Actor actor) => inner.Readable(db, actor);

        public async Task<Result<IReadOnlyList<SearchDocument>>> ReadAsync(VaultDbContext db, Guid id, CancellationToken ct)
        {
            if (++read == 20) // some hundredths of the sample
            {
                reached.TrySetResult();
                await goOn.WaitAsync(ct);
            }

            return await inner.ReadAsync(db, id, ct);
        }
    }
}
