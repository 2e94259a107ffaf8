using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>A batch in the list, with how many of its files stand where.</summary>
public sealed record BatchRow(
    Guid Id, string Number, DateTime At, string ByName, string Origin, DateTime? ConfirmedAt, string? ConfirmedBy,
    int Files, int Received, int Proposed, int Refused, int Accepted, int Waiting);

/// <summary>The newest reading of a batch.</summary>
public sealed record BatchReading(Guid RunId, JobState State, int Done, int Of);

/// <summary>Reads the batches a person works on (<see cref="ImportRights"/>) and their files.</summary>
[Needs(Permission.ImportDocuments, Permission.ConfirmExistingDocuments)]
public sealed class ImportQueries(IDbContextFactory<VaultDbContext> databases)
{
    public async Task<Result<IReadOnlyList<BatchRow>>> BatchesAsync(Actor actor, int skip, int take, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Rows(db, ImportRights.Batches(db, actor).OrderByDescending(b => b.At).Skip(skip).Take(take)).ToListAsync(ct);
    }

    public async Task<Result<BatchRow>> BatchAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Rows(db, ImportRights.Batches(db, actor).Where(b => b.Id == id)).FirstOrDefaultAsync(ct) is { } row ? row : Error.NotFound("import.no-such-batch");
    }

    public async Task<Result<IReadOnlyList<ImportItem>>> ItemsAsync(Actor actor, Guid batchId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await ImportRights.RefusalAsync(db, actor, batchId, ct) is { } missing)
            return missing;
        return await db.Set<ImportItem>().AsNoTracking().Where(i => i.BatchId == batchId).OrderBy(i => i.Ordinal).ToListAsync(ct);
    }

    /// <summary>How far the reading of the batch's files is; null before it was asked for.</summary>
    public async Task<Result<BatchReading?>> ReadingAsync(Actor actor, Guid batchId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await ImportRights.RefusalAsync(db, actor, batchId, ct) is { } missing)
            return missing;
        var argument = batchId.ToString("D");
        return await db.Set<JobRun>().AsNoTracking().Where(j => j.Kind == ReadFilesJob.Code && j.Argument == argument)
            .OrderByDescending(j => j.QueuedAt).ThenByDescending(j => j.Id).Select(j => new BatchReading(j.Id, j.State, j.Done, j.Of)).FirstOrDefaultAsync(ct);
    }

    /// <summary>A free number of the kind of the item's, for a number that is taken.</summary>
    public async Task<Result<string>> FreeNumberAsync(Actor actor, string number, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var used = await db.Set<Document>().Select(d => d.Number).ToListAsync(ct);
        return (await Numbering.NumberingInForce.LoadAsync(db, ct)).FreeNumberLike(number, used);
    }

    private static IQueryable<BatchRow> Rows(VaultDbContext db, IQueryable<ImportBatch> batches)
    {
        var items = db.Set<ImportItem>();
        return batches.AsNoTracking().Select(b => new BatchRow(
            b.Id, b.Number, b.At, b.ByName, b.Origin, b.ConfirmedAt,
            db.Set<Signature>().Where(s => s.ObjectKind == ImportBatch.Kind && s.ObjectId == b.Id).OrderByDescending(s => s.At).Select(s => s.PersonName).FirstOrDefault(),
            items.Count(i => i.BatchId == b.Id),
            items.Count(i => i.BatchId == b.Id && i.State == ImportItemState.Received),
            items.Count(i => i.BatchId == b.Id && i.State == ImportItemState.Proposed),
            items.Count(i => i.BatchId == b.Id && i.State == ImportItemState.Refused),
            items.Count(i => i.BatchId == b.Id && i.State == ImportItemState.Accepted),
            db.Set<Edition>().Count(e => e.State == EditionState.Draft && items.Any(i => i.BatchId == b.Id && i.EditionId == e.Id))));
    }
}
