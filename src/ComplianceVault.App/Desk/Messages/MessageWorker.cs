using ComplianceVault.App.Platform.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ComplianceVault.App.Desk.Messages;

/// <summary>Tells of new tasks and empties the outbox while the server runs, every half minute.</summary>
public sealed partial class MessageWorker(TellNewTasks tell, MessageSender sender, TimeProvider clock, ILogger<MessageWorker> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        var isRecovered = false;
        do
        {
            try
            {
                if (!isRecovered)
                    await sender.RecoverAsync(stoppingToken);
                isRecovered = true;
                await tell.ExecuteAsync(Actor.Program(new ActSession("messages", ActSource.Job)), stoppingToken);
                await sender.SendDueAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e); // the rows are still there; the next round goes on
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Messages could not be sent")]
    private partial void LogFailed(Exception e);
}
