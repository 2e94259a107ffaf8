using System.Collections.Concurrent;
using System.Text.Json;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ComplianceVault.App.Platform.Jobs;

/// <summary>
/// Queues and runs long work. The rows are the queue: what was acknowledged runs, also after a crash. Progress of the runs of this process
/// is announced by <see cref="Changed"/>.
/// </summary>
public sealed partial class JobQueue(
    IDbContextFactory<VaultDbContext> databases, IEnumerable<IJob> jobs, IActors actors, TimeProvider clock, ILogger<JobQueue> log) : IDisposable
{
    private const int MostInterruptions = 3;
    private readonly Dictionary<string, IJob> known = jobs.ToDictionary(j => j.Kind);
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> running = new();
    private readonly ConcurrentDictionary<Guid, (JobState State, string? Outcome)> ended = new(); // until the database knows
    private readonly SemaphoreSlim waiting = new(0);

    /// <summary>A run was queued, progressed or ended.</summary>
    public event Action<Guid>? Changed;

    public async Task<Guid> EnqueueAsync(Actor actor, string kind, string argument, CancellationToken ct)
    {
        var run = new JobRun
        {
            Id = clock.NewId(),
            Kind = kind,
            Argument = argument,
            State = JobState.Queued,
            QueuedAt = clock.UtcNow(),
            ById = actor.PersonId,
            ByName = actor.Name,
        };
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Add(run);
        await db.SaveChangesAsync(ct);
        waiting.Release();
        Changed?.Invoke(run.Id);
        return run.Id;
    }

    /// <summary>Asks a run of this process to stop; a queued one does not start.</summary>
    public async Task CancelAsync(Guid id, CancellationToken ct)
    {
        if (running.TryGetValue(id, out var source))
            await source.CancelAsync();
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Set<JobRun>().Where(j => j.Id == id && j.State == JobState.Queued)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.EndedAt, clock.UtcNow()), ct);
        Changed?.Invoke(id);
    }

    /// <summary>Takes the oldest queued run and does it; false when there is none.</summary>
    public async Task<bool> RunNextAsync(CancellationToken ct)
    {
        await SettleAsync();
        await using var db = await databases.CreateDbContextAsync(ct);
        var next = await db.Set<JobRun>().Where(j => j.State == JobState.Queued).OrderBy(j => j.QueuedAt).FirstOrDefaultAsync(ct);
        if (next is null)
            return false;
        var taken = await db.Set<JobRun>().Where(j => j.Id == next.Id && j.State == JobState.Queued)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.StartedAt, clock.UtcNow()), ct);
        if (taken == 1)
            await RunAsync(next, ct);
        return true;
    }

    public void Dispose() => waiting.Dispose();

    /// <summary>Waits for something to be queued in this process, or for the time to pass.</summary>
    internal Task WaitAsync(TimeSpan atMost, CancellationToken ct) => waiting.WaitAsync(atMost, ct);

    /// <summary>
    /// Once, before anything runs: what the last process left running is marked as interrupted and queued again. Work that ended the program
    /// three times without getting further is marked as failed, or it would do so at every start.
    /// </summary>
    public async Task RecoverAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var left in await db.Set<JobRun>().Where(j => j.State == JobState.Running).ToListAsync(ct))
        {
            left.State = JobState.Interrupted;
            left.EndedAt = clock.UtcNow();
            if (await IsStuckAsync(db, left, ct))
            {
                (left.State, left.Outcome) = (JobState.Failed, JsonSerializer.Serialize(Error.Unavailable("job.interrupted-again", MostInterruptions), TrailWriter.Json));
                continue;
            }

            db.Add(new JobRun
            {
                Id = clock.NewId(),
                Kind = left.Kind,
                Argument = left.Argument,
                State = JobState.Queued,
                QueuedAt = clock.UtcNow(),
                ById = left.ById,
                ByName = left.ByName,
            });
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task<bool> IsStuckAsync(VaultDbContext db, JobRun left, CancellationToken ct)
    {
        var before = await db.Set<JobRun>().AsNoTracking()
            .Where(j => j.Kind == left.Kind && j.Argument == left.Argument && j.Id != left.Id && j.QueuedAt <= left.QueuedAt)
            .OrderByDescending(j => j.QueuedAt).ThenByDescending(j => j.Id).Take(MostInterruptions - 1).ToListAsync(ct);
        return before.Count == MostInterruptions - 1
            && before.All(j => j.State == JobState.Interrupted)
            && !before.Prepend(left).Zip(before).Any(pair => IsFurther(pair.First, pair.Second));
    }

    private static bool IsFurther(JobRun run, JobRun before) => run.Of > 0 && before.Of > 0 && run.Of - run.Done < before.Of - before.Done;

    private async Task RunAsync(JobRun run, CancellationToken ct)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(ct);
        running[run.Id] = source;
        Changed?.Invoke(run.Id);
        var (state, outcome) = (JobState.Failed, (object?)null);
        try
        {
            var result = await DoAsync(run, source.Token);
            (state, outcome) = result.Succeeded ? (JobState.Succeeded, result.Value) : (JobState.Failed, result.Error);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            if (ct.IsCancellationRequested)
            {
                await WaitAgainAsync(run.Id);
                return;
            }

            state = JobState.Cancelled;
        }
        catch (Exception e)
        {
            LogFailed(e, run.Kind, run.Id);
            outcome = Error.Unavailable("job.failed", run.Id);
        }
        finally
        {
            running.TryRemove(run.Id, out _);
        }

        ended[run.Id] = (state, outcome is null ? null : JsonSerializer.Serialize(outcome, TrailWriter.Json));
        await SettleAsync();
    }

    private async Task<Result<object>> DoAsync(JobRun run, CancellationToken ct)
    {
        if (!known.TryGetValue(run.Kind, out var job))
            return Error.NotFound("job.unknown", run.Kind);
        var session = new ActSession($"job/{run.Id:N}", ActSource.Job);
        var actor = run.ById == Guid.Empty ? Actor.Program(session) : await actors.FindAsync(run.ById, session, ct);
        if (actor is null)
            return Error.Forbidden("job.person-left", run.ByName);
        var told = 0L;
        return await job.RunAsync(new JobContext(run.Id, run.Argument, actor, Report), ct);

        void Report(int done, int of)
        {
            var now = clock.GetTimestamp();
            if (done != of && told != 0 && clock.GetElapsedTime(told, now) < TimeSpan.FromMilliseconds(500))
                return;
            told = now;
            using var db = databases.CreateDbContext();
            db.Set<JobRun>().Where(j => j.Id == run.Id).ExecuteUpdate(s => s.SetProperty(j => j.Done, done).SetProperty(j => j.Of, of));
            Changed?.Invoke(run.Id);
        }
    }

    /// <summary>The program is stopped in good order: the run goes on at the next start.</summary>
    private async Task WaitAgainAsync(Guid id)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await db.Set<JobRun>().Where(j => j.Id == id).ExecuteUpdateAsync(
            s => s.SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.StartedAt, (DateTime?)null), CancellationToken.None);
        Changed?.Invoke(id);
    }

    /// <summary>Writes down what ended; where the database was away, the next round does it, or the run would stand as running until the program ends.</summary>
    private async Task SettleAsync()
    {
        foreach (var (id, (state, outcome)) in ended)
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            await db.Set<JobRun>().Where(j => j.Id == id).ExecuteUpdateAsync(
                s => s.SetProperty(j => j.State, state).SetProperty(j => j.EndedAt, clock.UtcNow()).SetProperty(j => j.Outcome, outcome),
                CancellationToken.None);
            ended.TryRemove(id, out _);
            Changed?.Invoke(id);
        }
    }

    [LoggerMessage(LogLevel.Error, "Job {Kind} ({Id}) failed")]
    private partial void LogFailed(Exception e, string kind, Guid id);
}
