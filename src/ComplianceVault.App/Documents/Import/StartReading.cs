using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>All files of a batch are there: their reading is queued as a job.</summary>
[Needs(Permission.ImportDocuments)]
public sealed class StartReading(JobQueue jobs, IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>Returns the run.</summary>
    public async Task<Result<Guid>> ExecuteAsync(Actor actor, Guid batchId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await ImportRights.RefusalAsync(db, actor, batchId, ct) is { } missing
            ? missing
            : await jobs.EnqueueAsync(actor, ReadFilesJob.Code, batchId.ToString("D"), ct);
    }
}
