using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>A file on its way to a person; the stream is the receiver's to close.</summary>
public sealed record OpenedFile(Stream Content, string FileName, string ContentType, long Length);

/// <summary>Hands out the original file, byte for byte as it came in, to those who work on it; the trail keeps who took it (R01: export).</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class DownloadFile(Vault vault, StoredFiles store)
{
    internal const string Act = "edition.downloaded";

    /// <summary>Refusals: <c>access.export-not-granted</c>, <c>documents.not-found</c>, <c>documents.original-restricted</c>.</summary>
    public async Task<Result<OpenedFile>> ExecuteAsync(Actor actor, Guid fileId, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        var found = await vault.ActAsync<EditionFile>(this, actor, async act =>
        {
            var file = await act.Db.Set<EditionFile>().AsNoTracking()
                .FirstOrDefaultAsync(f => f.Id == fileId && DocumentRights.Readable(act.Db, actor).Any(e => e.Id == f.EditionId), ct);
            if (file is null)
                return Error.NotFound("documents.not-found", "");
            if (await OriginalRights.RefusalAsync(act.Db, actor, file.EditionId, ct) is { } refusal)
                return refusal;
            act.Note(Act, new ObjectRef(Edition.Kind, file.EditionId), new { file.FileName, file.Hash });
            return file;
        }, ct);
        if (!found.Succeeded)
            return found.Error;
        var content = await store.OpenAsync(found.Value.Hash, ct);
        return content.Succeeded ? new OpenedFile(content.Value, found.Value.FileName, FileTypes.Of(found.Value.Format), found.Value.Length) : content.Error;
    }
}
