using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Platform.Jobs;

/// <summary>What becomes of work that was running when the program ended.</summary>
public sealed class JobRecoveryTests
{
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
}
