using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Hands out a file that a draft had, byte for byte; the trail keeps who took it.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class DownloadUpload(Vault vault, StoredFiles store)
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>documents.original-restricted</c>.</summary>
    public async Task<Result<OpenedFile>> ExecuteAsync(Actor actor, Guid uploadId, CancellationToken ct)
    {
        var found = await vault.ActAsync<DraftUpload>(this, actor, async act =>
        {
            var upload = await act.Db.Set<DraftUpload>().AsNoTracking()
                .FirstOrDefaultAsync(u => u.Id == uploadId && DocumentRights.Readable(act.Db, actor).Any(e => e.Id == u.EditionId), ct);
            if (upload is null)
                return Error.NotFound("documents.not-found", "");
            if (await OriginalRights.RefusalAsync(act.Db, actor, upload.EditionId, ct) is { } refusal)
                return refusal;
            act.Note("edition.upload-downloaded", new ObjectRef(Edition.Kind, upload.EditionId), new { upload.Ordinal, upload.FileName, upload.Hash });
            return upload;
        }, ct);
        if (!found.Succeeded)
            return found.Error;
        var content = await store.OpenAsync(found.Value.Hash, ct);
        return content.Succeeded ? new OpenedFile(content.Value, found.Value.FileName, FileTypes.Of(found.Value.Format), found.Value.Length) : content.Error;
    }
}
