using System.Threading.Channels;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ComplianceVault.Database.Tests.Platform.Jobs;

/// <summary>The database is away for a moment: neither the daily work nor the lanes end with it.</summary>
public sealed class JobWorkerTests
{
    private const string Nightly = "test.nightly";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task DailyWork_IsQueuedInTheNextRound_AfterTheDatabaseWasAway(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database);
        var (databases, ran) = (new Away(vault), Channel.CreateUnbounded<bool>());
        using var queue = Queue(vault, vault.Get<IDbContextFactory<VaultDbContext>>(), () => ran.Writer.TryWrite(true));
        using var worker = new JobWorker(
            queue, databases, [new DailyJob(Nightly, new TimeOnly(2, 0))], vault.Get<VaultSettings>(), vault.Clock, vault.Get<TimeZoneInfo>(), NullLogger<JobWorker>.Instance);
        databases.Times = 1;
        await worker.StartAsync(Ct);
        await databases.Failed.Reader.ReadAsync(Ct);

        vault.Clock.Advance(TimeSpan.FromSeconds(30));

        await ran.Reader.ReadAsync(Ct);
        await worker.StopAsync(Ct);
    }

    [Theory, OnEachDatabase]
    public async Task Lanes_GoOn_AfterTheDatabaseWasAway(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database);
        var (databases, ran, isAway) = (new Away(vault), Channel.CreateUnbounded<bool>(), true);
        using var queue = Queue(vault, databases, () =>
        {
            if (isAway)
                databases.Times = 1;
            else
                ran.Writer.TryWrite(true);
        });
        using var worker = new JobWorker(queue, databases, [], vault.Get<VaultSettings>(), vault.Clock, vault.Get<TimeZoneInfo>(), NullLogger<JobWorker>.Instance);
        await worker.StartAsync(Ct);
        for (var failure = 0; failure < 3; failure++) // more often than there are lanes
        {
            await EnqueueAsync(queue);
            await databases.Failed.Reader.ReadAsync(Ct);
        }

        isAway = false;
        await EnqueueAsync(queue);

        await ran.Reader.ReadAsync(Ct);
        await worker.StopAsync(Ct);
    }

    [Theory, OnEachDatabase]
    public async Task WorkThatEnded_WhileTheDatabaseWasAway_IsWrittenDownInTheNextRound(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database);
        var databases = new Away(vault);
        using var queue = Queue(vault, databases, () => databases.Times = 1);
        var run = await EnqueueAsync(queue);

        await Assert.ThrowsAsync<InvalidOperationException>(() => queue.RunNextAsync(Ct));
        Assert.False(await queue.RunNextAsync(Ct));

        await using var db = await vault.DatabaseAsync();
        var ended = await db.Set<JobRun>().SingleAsync(j => j.Id == run, Ct);
        Assert.Equal((JobState.Succeeded, "\"done\""), (ended.State, ended.Outcome));
    }

    private static Task<Guid> EnqueueAsync(JobQueue queue) => queue.EnqueueAsync(Actor.Program(new ActSession("test", ActSource.Job)), Nightly, "", Ct);

    private static JobQueue Queue(TestVault vault, IDbContextFactory<VaultDbContext> databases, Action does) =>
        new(databases, [new Doing(does)], vault.Get<IActors>(), vault.Clock, NullLogger<JobQueue>.Instance);

    /// <summary>The vault's databases, away the next <see cref="Times"/> times.</summary>
    private sealed class Away(TestVault vault) : IDbContextFactory<VaultDbContext>
    {
        private int times;

        public int Times
        {
            set => Volatile.Write(ref times, value);
        }

        public Channel<bool> Failed { get; } = Channel.CreateUnbounded<bool>();

        public VaultDbContext CreateDbContext()
        {
            if (Interlocked.Decrement(ref times) < 0)
                return vault.Get<IDbContextFactory<VaultDbContext>>().CreateDbContext();
            Failed.Writer.TryWrite(true);
            throw new InvalidOperationException("the database is away for a moment");
        }

        public Task<VaultDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) => Task.FromResult(CreateDbContext());
    }

    private sealed class Doing(Action does) : IJob
    {
        public string Kind => Nightly;

        public Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
        {
            does();
            return Task.FromResult(Result.Of<object>("done"));
        }
    }
}
