using ComplianceVault.App.Platform.Acts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>Lets the index follow the trail: woken by acts of this process, and looking once a second for those of others.</summary>
public sealed partial class ProjectionWorker(
    IndexProjection projection, SearchIndex search, CountedFields counted, VaultIdentity identity, TrailSignal signal, ILogger<ProjectionWorker> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host must not wait for a rebuild
        var (isFounded, isWarm) = (false, false);
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            isFounded = isFounded || await identity.FindAsync(stoppingToken) is not null; // until then it has no index of its own
            if (isFounded && await StepAsync(stoppingToken))
                continue;
            if (isFounded && !isWarm)
            {
                search.Open().WarmUp(counted.Names, stoppingToken);
                isWarm = true;
            }

            await Task.WhenAny(next, Task.Delay(Round, stoppingToken));
        }
    }

    private async Task<bool> StepAsync(CancellationToken ct)
    {
        try
        {
            return await projection.StepAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(e); // the next round tries again; health shows the distance between trail and index
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The index could not follow the trail")]
    private partial void LogFailed(Exception e);
}
