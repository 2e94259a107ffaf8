using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What a run did: editions that came into force, and those whose day has come but which something stands against.</summary>
public sealed record TakeEffectOutcome(int InForce, int Blocked);

/// <summary>
/// Brings every published edition whose day has come into force, each in one act with the edition it replaces becoming 作废. The daily job calls it just after
/// midnight of the company, and at start for missed days. An edition whose training is unfinished stays published; the controller's board says why.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class TakeEffect(Vault vault, IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    public Task<Result<TakeEffectOutcome>> ExecuteAsync(Actor actor, CancellationToken ct) => ExecuteAsync(actor, (_, _) => { }, ct);

    /// <summary><paramref name="report"/> hears how many of how many are done: a run that is broken off and begun again is seen to get further.</summary>
    internal async Task<Result<TakeEffectOutcome>> ExecuteAsync(Actor actor, Action<int, int> report, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var (inForce, blocked, failed) = (0, 0, (Error?)null);
        var due = await DueAsync(ct);
        foreach (var id in due)
        {
            report(inForce + blocked, due.Count);
            var taken = await vault.ActAsync<bool>(this, actor, act => TryAsync(act, id), ct);
            failed ??= taken.Error; // the others' day has come all the same
            (inForce, blocked) = taken is { Succeeded: true, Value: true } ? (inForce + 1, blocked) : (inForce, blocked + 1);
        }

        return failed is null ? new TakeEffectOutcome(inForce, blocked) : failed;
    }

    /// <summary>Whoever left the scope since needs to confirm no more: then the reading may be complete.</summary>
    private async Task<Result<bool>> TryAsync(Act act, Guid id)
    {
        if (await EditionCase.LockAsync(act, id) is not { } of)
            return false;
        await ReadingAsTraining.CountAsync(act, of, time);
        return await Effect.TryAsync(act, of.Edition, time);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var today = time.Today;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Edition>().Where(e => e.State == EditionState.Published && e.EffectiveDate <= today)
            .OrderBy(e => e.EffectiveDate).ThenBy(e => e.Ordinal).Select(e => e.Id).ToListAsync(ct);
    }
}

/// <summary>The change of editions on their day, by the program (decision 28).</summary>
internal sealed class TakeEffectJob(TakeEffect effect) : IJob
{
    public const string Code = "edition.take-effect";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var done = await effect.ExecuteAsync(context.Actor, context.Report, ct);
        return done.Succeeded ? Result.Of<object>(done.Value) : done.Error;
    }
}
