using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ComplianceVault.App.Records.Handling;

/// <summary>
/// Makes the steps that are the program's own: those whose time has come, and those whose conditions hold. What came due while the program stood still is made good, each
/// once: the step takes the record out of the state in which it was due.
/// </summary>
[Needs(Permission.Operate)]
public sealed class AutomaticMoves(Vault vault, IDbContextFactory<VaultDbContext> databases, RecordHandling handling, CompanyTime time)
{
    /// <summary>In one round; the next takes the rest.</summary>
    private const int Most = 200;

    /// <summary>A step that hangs on conditions is looked at again after this long.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(30);

    /// <summary>Gives how many steps were made.</summary>
    public async Task<Result<int>> ExecuteAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var made = 0;
        foreach (var id in await DueAsync(ct))
        {
            var moved = await vault.ActAsync<bool>(this, actor, act => MoveAsync(act, id), ct);
            if (!moved.Succeeded)
                await LaterAsync(actor, id, ct);
            made += moved is { Succeeded: true, Value: true } ? 1 : 0;
        }

        return made;
    }

    /// <summary>A step that cannot be made, such as one whose stage lacks something, is not tried every round.</summary>
    private Task<Result> LaterAsync(Actor actor, Guid id, CancellationToken ct) => vault.ActAsync(this, actor, async act =>
    {
        var again = act.Now + Again;
        await act.Db.Set<Record>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.LookAt, again), ct);
        return Result.Success;
    }, ct);

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var now = time.Now;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Record>().AsNoTracking().Where(r => r.LookAt != null && r.LookAt <= now && r.VoidAskedAt == null).OrderBy(r => r.LookAt).ThenBy(r => r.Id).Take(Most).Select(r => r.Id).ToListAsync(ct);
    }

    private async Task<Result<bool>> MoveAsync(Act act, Guid id)
    {
        var found = await HandledRecord.LockAsync(act, id);
        if (!found.Succeeded)
            return found.Error;
        var of = found.Value;
        var values = RecordValues.Parse((await of.Of.ContentAsync(act.Db, act.Token)).Values);
        var facts = await handling.Locking.FactsAsync(act.Db, of.Of, act.Actor, act.Token);
        foreach (var by in of.Moves.Where(m => m.Move.Automatic).ToList())
        {
            if (by.Move.Due is not null && !(MoveDue.Of(of, by.Move, values, facts) <= facts.Now.UtcDateTime))
                continue;
            if (await handling.HoldsAsync(act, of, by, values, facts))
                return await MadeAsync(act, of, by);
        }

        of.Record.LookAt = RecordTurns.LookAt(of, values, facts) is { } next && next > facts.Now.UtcDateTime ? next : act.Now + Again;
        return false;
    }

    private async Task<Result<bool>> MadeAsync(Act act, HandledRecord of, PossibleMove by)
    {
        var made = await handling.MakeAsync(act, of, by, new(new(null, null), new(act.Actor.PersonId, act.Actor.Name), [], null, null));
        return made.Succeeded ? true : made.Error;
    }
}

/// <summary>Looks for steps that are the program's own while the server runs, every half minute.</summary>
public sealed partial class AutomaticMovesWorker(AutomaticMoves moves, TimeProvider clock, ILogger<AutomaticMovesWorker> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        do
        {
            try
            {
                await moves.ExecuteAsync(Actor.Program(new ActSession("records", ActSource.Job)), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e); // what is due is still there; the next round goes on
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Steps of records that are due could not be made")]
    private partial void LogFailed(Exception e);
}
