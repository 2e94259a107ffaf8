using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ComplianceVault.App.Platform.Jobs;

/// <summary>
/// Runs queued work while the server runs, two pieces at a time, and queues the daily work when its hour has passed. A database that is away for a moment ends
/// neither: what failed is logged, and the next round goes on.
/// </summary>
public sealed partial class JobWorker(
    JobQueue queue, IDbContextFactory<VaultDbContext> databases, IEnumerable<DailyJob> daily, VaultSettings settings, TimeProvider clock, TimeZoneInfo zone, ILogger<JobWorker> log)
    : BackgroundService
{
    private const int Lanes = 2;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(() => RecoverAsync(stoppingToken), stoppingToken))
            await Task.Delay(Round, clock, stoppingToken);
        await Task.WhenAll([DailyAsync(stoppingToken), .. Enumerable.Range(0, Lanes).Select(_ => LaneAsync(stoppingToken))]);
    }

    private async Task LaneAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            if (!await TryAsync(() => queue.RunNextAsync(ct), ct))
                await queue.WaitAsync(Round, ct);
        }
    }

    private async Task DailyAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Round, clock);
        do
        {
            foreach (var job in daily)
                await TryAsync(() => QueueWhenDueAsync(job, ct), ct);
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    /// <summary>False also when it failed.</summary>
    private async Task<bool> TryAsync(Func<Task<bool>> work, CancellationToken ct)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(e);
            return false;
        }
    }

    private async Task<bool> RecoverAsync(CancellationToken ct)
    {
        await queue.RecoverAsync(ct);
        return true;
    }

    private async Task<bool> QueueWhenDueAsync(DailyJob job, CancellationToken ct)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(clock.UtcNow(), zone);
        var at = job.Hour is null ? job.At : new TimeOnly((int)await settings.GetNumberAsync(job.Hour, ct), job.At.Minute);
        var due = TimeOnly.FromDateTime(local) >= at ? local.Date : local.Date.AddDays(-1);
        var dueAt = TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(due + at.ToTimeSpan(), DateTimeKind.Unspecified), zone);
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<JobRun>().AnyAsync(j => j.Kind == job.Kind && j.ById == Guid.Empty && j.QueuedAt >= dueAt, ct))
            return false;
        await queue.EnqueueAsync(Actor.Program(new ActSession("daily", ActSource.Job)), job.Kind, job.Argument, ct);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Work could not be queued or run; the next round tries again")]
    private partial void LogFailed(Exception e);
}
