using ComplianceVault.App.Platform.Acts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ComplianceVault.App.Platform.Projection;

/// <summary>Lets the index follow the trail: woken by acts of this process, and looking once a second for those of others.</summary>
public sealed partial class ProjectionWorker(
    IndexProjection projection, SearchIndex search, CountedFields counted, VaultIdentity identity, TrailSignal signal, ILogger<ProjectionWorker> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private bool isFounded;
    private bool isWarm;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host must not wait for a rebuild
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            if (!await StepAsync(stoppingToken))
                await Task.WhenAny(next, Task.Delay(Round, stoppingToken));
        }
    }

    /// <summary>True while there may be more to take in.</summary>
    private async Task<bool> StepAsync(CancellationToken ct)
    {
        try
        {
            isFounded = isFounded || await identity.FindAsync(ct) is not null; // until then it has no index of its own
            if (!isFounded)
                return false;
            if (await projection.StepAsync(ct))
                return true;
            if (!isWarm)
                search.Open().WarmUp(counted.Names, ct);
            isWarm = true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(e); // the next round tries again; health shows the distance between trail and index
        }

        return false;
    }

    [LoggerMessage(LogLevel.Error, "The index could not follow the trail")]
    private partial void LogFailed(Exception e);
}
