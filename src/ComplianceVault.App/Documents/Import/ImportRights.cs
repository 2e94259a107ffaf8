using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>
/// Who works on which batch. Its files are drafts, and some become 受限 or 保密 later (decision 11): whoever controls documents or signs the
/// confirmation sees every batch, others those they opened. A batch that may not be seen is not there: not in lists, counts or acts.
/// </summary>
internal static class ImportRights
{
    public static IQueryable<ImportBatch> Batches(VaultDbContext db, Actor actor)
    {
        var batches = db.Set<ImportBatch>();
        if (actor.Can(Permission.ControlDocuments) || actor.Can(Permission.ConfirmExistingDocuments))
            return batches;
        var me = actor.PersonId;
        return actor.Can(Permission.ImportDocuments) ? batches.Where(b => b.ById == me) : batches.Where(_ => false);
    }

    /// <summary>Not found, when the batch is not the actor's to work on.</summary>
    public static async Task<Error?> RefusalAsync(VaultDbContext db, Actor actor, Guid batchId, CancellationToken ct) =>
        await Batches(db, actor).AnyAsync(b => b.Id == batchId, ct) ? null : Error.NotFound("import.no-such-batch");
}
