using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>Opens a batch and takes its files in. A file is acknowledged when it is stored and its row committed; then it survives anything.</summary>
[Needs(Permission.ImportDocuments)]
public sealed class ReceiveFiles(Vault vault, StoredFiles store, VaultSettings settings, CompanyTime time)
{
    private const int OpenedAtOnce = 50;

    public Task<Result<Guid>> OpenAsync(Actor actor, string origin, CancellationToken ct) => OpenAsync(actor, null, origin, ct);

    /// <summary>
    /// Opens a batch under the next number of the year; under an id of the caller's: asked again because the answer was lost, it is the same batch.
    /// </summary>
    public async Task<Result<Guid>> OpenAsync(Actor actor, Guid? id, string origin, CancellationToken ct)
    {
        // Who opens at the same moment counts the same batches; whoever comes second counts again.
        var opened = await TryOpenAsync(actor, id, origin, ct);
        for (var again = 0; again < OpenedAtOnce && opened.Error?.Code == "data.already-there"; again++)
            opened = await TryOpenAsync(actor, id, origin, ct);
        return opened;
    }

    private Task<Result<Guid>> TryOpenAsync(Actor actor, Guid? id, string origin, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if (id is not null && await act.Db.Set<ImportBatch>().FirstOrDefaultAsync(b => b.Id == id, ct) is { } known)
                return known.ConfirmedAt is null ? known.Id : Error.Conflict("import.closed");
            var year = time.Today.Year;
            var count = await act.Db.Set<ImportBatch>().CountAsync(b => b.Number.StartsWith($"R-{year}-"), ct);
            var batch = new ImportBatch
            {
                Id = id ?? act.NewId(),
                Number = $"R-{year}-{count + 1:000}",
                At = act.Now,
                ById = actor.PersonId,
                ByName = actor.Name,
                Origin = origin.Length <= 500 ? origin : origin[..500],
            };
            act.Db.Add(batch);
            act.Note("import.opened", new ObjectRef(ImportBatch.Kind, batch.Id), new { batch.Number, batch.Origin });
            return batch.Id;
        }, ct);

    /// <summary>
    /// Stores one file under the batch. <paramref name="path"/> is its path inside the dropped folder. Sent again because the answer was lost,
    /// the same path with the same content is the file that is there already.
    /// </summary>
    public async Task<Result<Guid>> ReceiveAsync(Actor actor, Guid batchId, string path, Stream content, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var stored = await store.PutAsync(content, await LargestAsync(ct), ct);
        return stored.Succeeded ? await AddAsync(actor, batchId, path, stored.Value, ct) : stored.Error;
    }

    /// <summary>Largest file taken, in bytes.</summary>
    public async Task<long> LargestAsync(CancellationToken ct) => await settings.GetNumberAsync(ReadingSettings.LargestFile, ct) << 20;

    private Task<Result<Guid>> AddAsync(Actor actor, Guid batchId, string path, StoredContent stored, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            // The batch's row is locked first: files sent at once are numbered one after the other, and one sent twice finds itself.
            var open = await ImportRights.Batches(act.Db, actor).Where(b => b.Id == batchId && b.ConfirmedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(b => b.Origin, b => b.Origin), ct);
            var shown = Last(path.Replace('\\', '/').Trim('/'), 1000);
            if (await act.Db.Set<ImportItem>().FirstOrDefaultAsync(i => i.BatchId == batchId && i.Path == shown && i.Hash == stored.Hash, ct) is { } there)
                return there.Id;
            if (open == 0)
                return Error.Conflict("import.closed");
            var item = new ImportItem
            {
                Id = act.NewId(),
                BatchId = batchId,
                Ordinal = await act.Db.Set<ImportItem>().Where(i => i.BatchId == batchId).MaxAsync(i => (int?)i.Ordinal, ct) + 1 ?? 1,
                FileName = Last(shown[(shown.LastIndexOf('/') + 1)..], 300),
                Path = shown,
                Hash = stored.Hash,
                Length = stored.Length,
                State = ImportItemState.Received,
            };
            act.Db.Add(item);
            act.Note("import.received", new ObjectRef(ImportBatch.Kind, batchId), new { item.Path, item.Hash, item.Length });
            return item.Id;
        }, ct);

    private static string Last(string text, int length) => text.Length <= length ? text : text[^length..];
}

/// <summary>A refused file is not taken in: its row tells what came and why it was refused, its bytes are swept. Without a hash: destroyed with its edition.</summary>
internal sealed class ImportContent : IContentReferences
{
    public IQueryable<string> Hashes(VaultDbContext db) =>
        db.Set<ImportItem>().Where(i => i.State != ImportItemState.Refused && i.Hash != "").Select(i => i.Hash).Concat(db.Set<ImportItem>().Where(i => i.TextHash != null).Select(i => i.TextHash!));
}
