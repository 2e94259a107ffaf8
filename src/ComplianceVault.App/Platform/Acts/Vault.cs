using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Acts;

/// <summary>
/// The way every act goes: permission, body, facts, trail entry under the head's lock, commit; then those who follow the trail are woken.
/// A refusal or an exception leaves nothing behind.
/// </summary>
public sealed class Vault(IDbContextFactory<VaultDbContext> databases, TimeProvider clock, FactHandlers handlers, TrailSignal signal) : IDisposable
{
    /// <summary>
    /// Acts follow one another at the trail's head anyway. More of them at once would only hold connections until others, waiting for one, give up: three hundred
    /// people signing in the same minute wait here, where waiting costs nothing.
    /// </summary>
    private const int AtATime = 16;

    /// <summary>An act inside an act runs in its turn: waiting for one of its own would never end.</summary>
    private static readonly AsyncLocal<bool> Inside = new();

    private readonly SemaphoreSlim turn = new(AtATime);

    /// <summary>Runs <paramref name="body"/> as an act of <paramref name="useCase"/>, whose class names the permission it needs.</summary>
    public async Task<Result<T>> ActAsync<T>(object useCase, Actor actor, Func<Act, Task<Result<T>>> body, CancellationToken ct)
    {
        if (actor.RefusalFor(useCase.GetType()) is { } refusal)
            return refusal;
        if (Inside.Value)
            return await RunAsync(actor, body, ct);
        await turn.WaitAsync(ct);
        try
        {
            Inside.Value = true;
            return await RunAsync(actor, body, ct);
        }
        finally
        {
            Inside.Value = false;
            turn.Release();
        }
    }

    /// <summary>The same for an act without a value.</summary>
    public async Task<Result> ActAsync(object useCase, Actor actor, Func<Act, Task<Result>> body, CancellationToken ct)
    {
        var result = await ActAsync<bool>(useCase, actor, async act => await body(act) is { Succeeded: false } r ? r.Error : true, ct);
        return result.WithoutValue();
    }

    public void Dispose() => turn.Dispose();

    private async Task<Result<T>> RunAsync<T>(Actor actor, Func<Act, Task<Result<T>>> body, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var act = new Act(db, actor, clock, handlers, ct);
        try
        {
            var result = await body(act);
            if (!result.Succeeded)
                return result;
            await db.SaveChangesAsync(ct);
            if (act.Notes.Count > 0)
                actor.Session.Remember(await TrailWriter.AppendAsync(db, actor, act.Now, act.Notes, ct));
            await transaction.CommitAsync(ct);
            signal.Raise();
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Error.Conflict("data.changed-meanwhile");
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            return Error.Conflict("data.already-there");
        }
    }
}
