using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Import;

/// <summary>All files of a batch are there: their reading is queued as a job.</summary>
[Needs(Permission.ImportDocuments)]
public sealed class StartReading(JobQueue jobs)
{
    /// <summary>Returns the run.</summary>
    public async Task<Result<Guid>> ExecuteAsync(Actor actor, Guid batchId, CancellationToken ct) =>
        actor.RefusalFor(GetType()) is { } refusal ? refusal : await jobs.EnqueueAsync(actor, ReadFilesJob.Code, batchId.ToString("D"), ct);
}
