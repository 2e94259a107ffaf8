using System.Threading.Channels;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ComplianceVault.Database.Tests.Platform.Jobs;

/// <summary>What becomes of work that was running when the program ended.</summary>
public sealed class JobRecoveryTests
{
    private const string Nightly = "test.nightly";
    private const string Look = "test.look";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task WorkThatEndsTheProgram_IsTriedAgain_ButNotForEver(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database);
        await QueueAsync(vault);

        Assert.Equal(JobState.Queued, await CrashAsync(vault, done: 0, of: 0));
        Assert.Equal(JobState.Queued, await CrashAsync(vault, done: 0, of: 0));
        Assert.Equal(JobState.Failed, await CrashAsync(vault, done: 0, of: 0));

        await using var db = await vault.DatabaseAsync();
        Assert.False(await db.Set<JobRun>().AnyAsync(j => j.State == JobState.Queued || j.State == JobState.Running, Ct));
        Assert.Contains("job.interrupted-again", (await NewestAsync(vault)).Outcome, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task WorkThatGetsFurtherEachTime_IsAlwaysTakenUpAgain(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database);
        await QueueAsync(vault);

        for (var left = 40; left > 20; left -= 4)
            Assert.Equal(JobState.Queued, await CrashAsync(vault, done: 4, of: left));
    }

    [Theory, OnEachDatabase]
    public async Task WorkStoppedInGoodOrder_GoesOnAtTheNextStart(Database database)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var vault = await TestVault.CreateAsync(database, s => s.AddTransient<IJob>(_ => new Waiting(stop)));
        await QueueAsync(vault);

        await vault.Get<JobQueue>().RunNextAsync(stop.Token);

        Assert.Equal(JobState.Queued, (await NewestAsync(vault)).State);
        Assert.True(await vault.Get<JobQueue>().RunNextAsync(Ct));
        Assert.Equal(JobState.Succeeded, (await NewestAsync(vault)).State);
    }

    /// <summary>The program was off for days over the hour of a daily job: at the next start it runs, once, not once for each day; and not again at a start after it (decision 7).</summary>
    [Theory, OnEachDatabase]
    public async Task DailyWorkThatMissedItsHour_RunsAtStart_Once(Database database)
    {
        var (nightly, looked) = (Channel.CreateUnbounded<bool>(), Channel.CreateUnbounded<bool>());
        await using var vault = await TestVault.CreateAsync(database, s =>
        {
            s.RemoveAll<DailyJob>();
            s.AddSingleton<JobWorker>();
            s.AddSingleton(new DailyJob(Nightly, new TimeOnly(2, 0)));
            s.AddSingleton(new DailyJob(Look, TimeOnly.MinValue)); // behind it: once this ran, the other was judged
            s.AddTransient<IJob>(_ => new Telling(Nightly, nightly.Writer));
            s.AddTransient<IJob>(_ => new Telling(Look, looked.Writer));
        });

        await StartAsync(vault, looked.Reader, nightly.Reader); // 09:00, never run before
        vault.Clock.Advance(TimeSpan.FromHours(16));
        await StartAsync(vault, looked.Reader); // 01:00 of the next day: its hour has not come
        vault.Clock.Advance(TimeSpan.FromDays(3));
        await StartAsync(vault, looked.Reader, nightly.Reader);
        await StartAsync(vault, looked.Reader);

        await using var db = await vault.DatabaseAsync();
        Assert.Equal(2, await db.Set<JobRun>().CountAsync(j => j.Kind == Nightly, Ct));
    }

    /// <summary>The worker as the program starts it, until it has looked once at what is due and what is expected came; then it ends in good order.</summary>
    private static async Task StartAsync(TestVault vault, ChannelReader<bool> looked, ChannelReader<bool>? expected = null)
    {
        await using (var db = await vault.DatabaseAsync())
            await db.Set<JobRun>().Where(j => j.Kind == Look).ExecuteDeleteAsync(Ct); // so that it is due at every start
        var worker = vault.Get<JobWorker>();
        await worker.StartAsync(Ct);
        await looked.ReadAsync(Ct);
        if (expected is not null)
            await expected.ReadAsync(Ct);
        await worker.StopAsync(Ct);
    }

    private static Task<Guid> QueueAsync(TestVault vault) =>
        vault.Get<JobQueue>().EnqueueAsync(Actor.Program(new ActSession("test", ActSource.Job)), Waiting.Code, "", Ct);

    /// <summary>The newest run was under way when the program ended; returns what it is after the next start.</summary>
    private static async Task<JobState> CrashAsync(TestVault vault, int done, int of)
    {
        var run = await NewestAsync(vault);
        await using (var db = await vault.DatabaseAsync())
        {
            await db.Set<JobRun>().Where(j => j.Id == run.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Done, done).SetProperty(j => j.Of, of), Ct);
        }

        vault.Clock.Advance(TimeSpan.FromMinutes(1));
        await vault.Get<JobQueue>().RecoverAsync(Ct);
        return (await NewestAsync(vault)).State;
    }

    private static async Task<JobRun> NewestAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        return await db.Set<JobRun>().AsNoTracking().OrderByDescending(j => j.QueuedAt).FirstAsync(Ct);
    }

    /// <summary>Asks the program to stop the first time it runs.</summary>
    private sealed class Waiting(CancellationTokenSource stop) : IJob
    {
        public const string Code = "test.waiting";

        public string Kind => Code;

        public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
        {
            if (!stop.IsCancellationRequested)
                await stop.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return Result.Of<object>(new { });
        }
    }

    /// <summary>Says that it ran.</summary>
    private sealed class Telling(string kind, ChannelWriter<bool> ran) : IJob
    {
        public string Kind => kind;

        public Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
        {
            ran.TryWrite(true);
            return Task.FromResult(Result.Of<object>("done"));
        }
    }
}
