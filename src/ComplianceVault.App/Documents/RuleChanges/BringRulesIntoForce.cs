using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.RuleChanges;

/// <summary>Brings every approved change of a rule whose day has come into force, each in an act of its own; at start for missed days.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class BringRulesIntoForce(Vault vault, IDbContextFactory<VaultDbContext> databases, RuleChanging changes, CompanyTime time)
{
    /// <summary>How many came into force.</summary>
    public async Task<Result<int>> ExecuteAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var (done, failed) = (0, (Error?)null);
        foreach (var id in await DueAsync(ct))
        {
            var put = await vault.ActAsync<bool>(this, actor, act => PutAsync(act, id), ct);
            failed ??= put.Error; // the others' day has come all the same
            done += put is { Succeeded: true, Value: true } ? 1 : 0;
        }

        return failed is null ? done : failed;
    }

    private async Task<Result<bool>> PutAsync(Act act, Guid id)
    {
        if (await RuleCase.LockAsync(act, id) is not { Change: { State: RuleChangeState.Approved } change })
            return false;
        await changes.PutInForceAsync(act, change);
        return true;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var today = time.Today;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<RuleChange>().Where(c => c.State == RuleChangeState.Approved && c.From <= today).OrderBy(c => c.From).ThenBy(c => c.At).Select(c => c.Id).ToListAsync(ct);
    }
}

internal sealed class BringRulesIntoForceJob(BringRulesIntoForce rules) : IJob
{
    public const string Code = "rule.take-effect";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var done = await rules.ExecuteAsync(context.Actor, ct);
        return done.Succeeded ? Result.Of<object>(new { InForce = done.Value }) : done.Error;
    }
}
