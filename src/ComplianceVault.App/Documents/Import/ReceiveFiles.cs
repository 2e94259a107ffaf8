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

    /// <summary>Opens a batch under the next number of the year.</summary>
    public async Task<Result<Guid>> OpenAsync(Actor actor, string origin, CancellationToken ct)
    {
        // Who opens at the same moment counts the same batches; whoever comes second counts again.
        var opened = await TryOpenAsync(actor, origin, ct);
        for (var again = 0; again < OpenedAtOnce && opened.Error?.Code == "data.already-there"; again++)
            opened = await TryOpenAsync(actor, origin, ct);
        return opened;
    }

    private Task<Result<Guid>> TryOpenAsync(Actor actor, string origin, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            var year = time.Today.Year;
            var count = await act.Db.Set<ImportBatch>().CountAsync(b => b.Number.StartsWith($"R-{year}-"), ct);
            var batch = new ImportBatch
            {
                Id = act.NewId(),
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

    /// <summary>Stores one file under the batch. <paramref name="path"/> is its path inside the dropped folder.</summary>
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
            // Locks the batch, so that files arriving together are counted one after the other.
            var open = ImportRights.Batches(act.Db, actor).Where(b => b.Id == batchId && b.ConfirmedAt == null);
            if (await open.ExecuteUpdateAsync(s => s.SetProperty(b => b.Origin, b => b.Origin), ct) == 0)
                return Error.Conflict("import.closed");
            var clean = path.Replace('\\', '/').Trim('/');
            var item = new ImportItem
            {
                Id = act.NewId(),
                BatchId = batchId,
                Ordinal = await act.Db.Set<ImportItem>().Where(i => i.BatchId == batchId).MaxAsync(i => (int?)i.Ordinal, ct) + 1 ?? 1,
                FileName = Last(clean[(clean.LastIndexOf('/') + 1)..], 300),
                Path = Last(clean, 1000),
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

/// <summary>A refused file is not taken in: its row tells what came and why it was refused, its bytes are swept.</summary>
internal sealed class ImportContent : IContentReferences
{
    public IQueryable<string> Hashes(VaultDbContext db) =>
        db.Set<ImportItem>().Where(i => i.State != ImportItemState.Refused).Select(i => i.Hash).Concat(db.Set<ImportItem>().Where(i => i.TextHash != null).Select(i => i.TextHash!));
}
