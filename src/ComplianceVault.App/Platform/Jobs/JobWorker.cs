using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace ComplianceVault.App.Platform.Jobs;

/// <summary>Runs queued work while the server runs, two pieces at a time, and queues the daily work when its hour has passed.</summary>
public sealed class JobWorker(
    JobQueue queue, IDbContextFactory<VaultDbContext> databases, IEnumerable<DailyJob> daily, VaultSettings settings, TimeProvider clock, TimeZoneInfo zone) : BackgroundService
{
    private const int Lanes = 2;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await queue.RecoverAsync(stoppingToken);
        await Task.WhenAll([DailyAsync(stoppingToken), .. Enumerable.Range(0, Lanes).Select(_ => LaneAsync(stoppingToken))]);
    }

    private async Task LaneAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            if (!await queue.RunNextAsync(ct))
                await queue.WaitAsync(Round, ct);
        }
    }

    private async Task DailyAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Round, clock);
        do
        {
            foreach (var job in daily)
                await QueueWhenDueAsync(job, ct);
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    private async Task QueueWhenDueAsync(DailyJob job, CancellationToken ct)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(clock.UtcNow(), zone);
        var at = job.Hour is null ? job.At : new TimeOnly((int)await settings.GetNumberAsync(job.Hour, ct), job.At.Minute);
        var due = TimeOnly.FromDateTime(local) >= at ? local.Date : local.Date.AddDays(-1);
        var dueAt = TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(due + at.ToTimeSpan(), DateTimeKind.Unspecified), zone);
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await db.Set<JobRun>().AnyAsync(j => j.Kind == job.Kind && j.ById == Guid.Empty && j.QueuedAt >= dueAt, ct))
            await queue.EnqueueAsync(Actor.Program(new ActSession("daily", ActSource.Job)), job.Kind, job.Argument, ct);
    }
}
