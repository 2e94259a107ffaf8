using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Jobs;

/// <summary>Asks a run to stop: one's own, or any for those who operate the system. What it finished before stays.</summary>
[NeedsNobody("everybody may stop the own work; that of others is not found without Operate")]
public sealed class CancelJob(Vault vault, JobQueue queue)
{
    /// <summary>Refuses with <c>job.unknown-run</c>.</summary>
    public async Task<Result> ExecuteAsync(Actor actor, Guid runId, CancellationToken ct)
    {
        var noted = await vault.ActAsync(this, actor, async act =>
        {
            if (!await JobStatuses.Visible(act.Db, actor).AnyAsync(j => j.Id == runId, act.Token))
                return Error.NotFound("job.unknown-run");
            act.Note("job.cancel-asked", new ObjectRef(JobRun.ObjectKind, runId));
            return Result.Success;
        }, ct);
        if (noted.Succeeded)
            await queue.CancelAsync(runId, ct);
        return noted;
    }
}
