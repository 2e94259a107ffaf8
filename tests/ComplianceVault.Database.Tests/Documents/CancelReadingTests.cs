using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A reading is cancelled in the middle: what was read stays, the rest waits, and the reading goes on when it is asked for again.</summary>
public sealed class CancelReadingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task CancelledReading_LeavesTheRestToBeRead_AndGoesOnAfterwards(Database database)
    {
        var gate = new Gate();
        await using var desk = await ImportDesk.OpenAsync(await TestVault.CreateAsync(database, s =>
        {
            s.RemoveAll<IJob>();
            s.AddSingleton(gate).AddTransient<IJob, PausedReading>();
        }), "行政部文控", "管理者代表");
        var files = Environment.ProcessorCount + 3; // so many are read at once, and each waits after its file
        var batch = await desk.OpenBatchAsync();
        for (var n = 0; n < files; n++)
            Assert.True((await desk.TryReceiveAsync(batch, $"{n}.txt", $"第 {n} 份：货物入库前逐件清点。")).Succeeded);
        var (queue, run) = (desk.Vault.Get<JobQueue>(), (await desk.Vault.Get<StartReading>().ExecuteAsync(desk.Controller, batch, Ct)).Value);

        var reading = queue.RunNextAsync(Ct);
        await gate.Reached.Task.WaitAsync(Ct);
        Assert.True((await desk.Vault.Get<CancelJob>().ExecuteAsync(desk.Controller, run, Ct)).Succeeded);
        await reading;

        Assert.Equal(JobState.Cancelled, await StateAsync(desk, run));
        var items = await desk.ItemsAsync(batch);
        Assert.Contains(items, i => i.State == ImportItemState.Proposed);
        Assert.Contains(items, i => i.State == ImportItemState.Received);

        gate.Open.Set();
        var again = (await desk.Vault.Get<StartReading>().ExecuteAsync(desk.Controller, batch, Ct)).Value;
        await queue.RunNextAsync(Ct);
        Assert.Equal(JobState.Succeeded, await StateAsync(desk, again));
        Assert.All(await desk.ItemsAsync(batch), i => Assert.Equal(ImportItemState.Proposed, i.State));
    }

    [Theory, OnEachDatabase]
    public async Task ReadingOfAnother_IsNotFound_AndAQueuedOneDoesNotStart(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.OpenBatchAsync();
        Assert.True((await desk.TryReceiveAsync(batch, "一.txt", "货物入库前逐件清点。")).Succeeded);
        var run = (await desk.Vault.Get<StartReading>().ExecuteAsync(desk.Controller, batch, Ct)).Value;

        Assert.Equal("job.unknown-run", (await desk.Vault.Get<CancelJob>().ExecuteAsync(desk.Representative, run, Ct)).Error?.Code);
        Assert.True((await desk.Vault.Get<CancelJob>().ExecuteAsync(desk.Controller, run, Ct)).Succeeded);

        Assert.False(await desk.Vault.Get<JobQueue>().RunNextAsync(Ct));
        Assert.Equal(JobState.Cancelled, await StateAsync(desk, run));
    }

    private static async Task<JobState> StateAsync(ImportDesk desk, Guid run)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<JobRun>().Where(j => j.Id == run).Select(j => j.State).SingleAsync(Ct);
    }

    private sealed class Gate
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim Open { get; } = new();
    }

    /// <summary>The program's own reading, which waits after each file until the gate is open or the run is cancelled.</summary>
    private sealed class PausedReading(ReadFiles reading, Gate gate) : IJob
    {
        public string Kind => "import.read";

        public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
        {
            var read = await reading.ExecuteAsync(context.Actor, Guid.Parse(context.Argument), Wait, ct);
            return read.Succeeded ? Result.Of<object>("read") : read.Error;

            void Wait(int done, int of)
            {
                gate.Reached.TrySetResult();
                gate.Open.Wait(ct);
            }
        }
    }
}
