using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Keeps a file for a record that is being filled in or corrected; the field that names it comes with saving.</summary>
[Needs(Permission.Read)]
public sealed class AttachRecordFile(Vault vault, StoredFiles store, VaultSettings settings)
{
    private const int LongestName = 300;

    /// <summary>Refusals: <c>records.not-found</c>, <c>records.not-yours-to-correct</c>, <c>records.file-empty</c>, <c>content-store.too-large</c> (MiB).</summary>
    public async Task<Result<Attached>> ExecuteAsync(Actor actor, Guid recordId, string fileName, Stream content, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var stored = await store.PutAsync(content, await settings.GetNumberAsync(ReadingSettings.LargestFile, ct) << 20, ct);
        if (!stored.Succeeded)
            return stored.Error;
        if (stored.Value.Length == 0)
            return Error.Invalid("records.file-empty", fileName);
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        var file = new Attached(stored.Value.Hash, name.Length <= LongestName ? name : name[^LongestName..], stored.Value.Length);
        return await vault.ActAsync<Attached>(this, actor, async act =>
        {
            if (await RecordRights.Readable(act.Db, actor).FirstOrDefaultAsync(r => r.Id == recordId, ct) is not { } record)
                return Error.NotFound("records.not-found");
            var mayWrite = CorrectRecord.MayCorrect(record, actor) || await RecordRights.Turns(act.Db, actor).AnyAsync(t => t.RecordId == recordId, ct);
            if (record.State is RecordState.Voided or RecordState.Disposed || !mayWrite)
                return Error.Forbidden("records.not-yours-to-correct");
            act.Db.Add(new RecordFile { Id = act.NewId(), RecordId = recordId, Hash = file.Hash, FileName = file.Name, Length = file.Length, At = act.Now, ByName = actor.Name });
            act.Note("record.file-added", new ObjectRef(Record.Kind, recordId), new { file.Name, file.Hash, file.Length });
            return file;
        }, ct);
    }
}

/// <summary>Hands out a file of a record; the trail keeps who took it.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class DownloadRecordFile(Vault vault, StoredFiles store)
{
    /// <summary>Refusals: <c>access.export-not-granted</c>, <c>records.not-found</c>, the store's.</summary>
    public async Task<Result<OpenedFile>> ExecuteAsync(Actor actor, Guid recordId, string hash, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        var found = await vault.ActAsync<RecordFile>(this, actor, async act =>
        {
            var file = await act.Db.Set<RecordFile>().AsNoTracking()
                .FirstOrDefaultAsync(f => f.RecordId == recordId && f.Hash == hash && RecordRights.Readable(act.Db, actor).Any(r => r.Id == recordId), ct);
            if (file is null)
                return Error.NotFound("records.not-found");
            act.Note("record.file-downloaded", new ObjectRef(Record.Kind, recordId), new { file.FileName, file.Hash });
            return file;
        }, ct);
        if (!found.Succeeded)
            return found.Error;
        var content = await store.OpenAsync(found.Value.Hash, ct);
        return content.Succeeded ? new OpenedFile(content.Value, found.Value.FileName, "application/octet-stream", found.Value.Length) : content.Error;
    }
}

/// <summary>Every file of a record stays as long as the record.</summary>
internal sealed class RecordContentReferences : IContentReferences
{
    public IQueryable<string> Hashes(VaultDbContext db) => db.Set<RecordFile>().Select(f => f.Hash);
}
