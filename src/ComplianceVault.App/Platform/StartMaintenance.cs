using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform;

/// <summary>
/// Queues by hand what otherwise runs by itself: backup, restore test, checks of trail, stored files and index, rebuilding the index. Who reads
/// the trail may have it verified; everything else is for those who operate the system.
/// </summary>
[Needs(Permission.Operate, Permission.ReadTrail)]
public sealed class StartMaintenance(Vault vault, JobQueue queue)
{
    public const string Backup = BackupNowJob.Code;
    public const string RestoreTest = RestoreTestJob.Code;
    public const string VerifyTrail = VerifyTrailJob.Code;
    public const string CheckContent = ContentCareJob.Code;
    public const string VerifyIndex = VerifyIndexJob.Code;
    public const string RebuildIndex = RebuildIndexJob.Code;

    private static readonly string[] Kinds = [Backup, RestoreTest, VerifyTrail, CheckContent, VerifyIndex, RebuildIndex];

    /// <summary>Returns the run. Refuses with <c>job.unknown</c>. <paramref name="argument"/> is the backup's id for a restore test, otherwise empty.</summary>
    public async Task<Result<Guid>> ExecuteAsync(Actor actor, string kind, string argument, CancellationToken ct)
    {
        if (!Kinds.Contains(kind))
            return Error.NotFound("job.unknown", kind);
        if (kind != VerifyTrail && !actor.Can(Permission.Operate))
            return Error.Forbidden("access.missing-permission", Permission.Operate);
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("job.started", TrailWriter.VaultRef, new { Kind = kind });
            return Task.FromResult(Result.Success);
        }, ct);
        return noted.Succeeded ? await queue.EnqueueAsync(actor, kind, argument, ct) : noted.Error!;
    }
}
