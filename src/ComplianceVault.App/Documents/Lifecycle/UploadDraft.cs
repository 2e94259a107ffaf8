using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// Gives a draft its next file, as often as the author likes; each is kept, the edition's text follows the last. A file that cannot be read is refused with the
/// reader's error and nothing changes. The value is the upload's ordinal, from 1.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class UploadDraft(Vault vault, DraftFiles files)
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>lifecycle.author-only</c>, <c>lifecycle.not-draft</c> (state), the reader's.</summary>
    public async Task<Result<int>> ExecuteAsync(Actor actor, Guid editionId, string fileName, Stream content, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var file = await files.ReadAsync(fileName, content, ct);
        if (!file.Succeeded)
            return file.Error;
        return await vault.ActAsync<int>(this, actor, async act =>
        {
            var found = await Drafts.LockAsync(act, editionId);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            var ordinal = await files.SetAsync(act, of.Document, of.Edition, file.Value);
            act.Note("edition.uploaded", (of.Ref, new { of.Edition.Label, Upload = ordinal, file.Value.File.FileName, file.Value.File.Hash, file.Value.File.Length }), (of.DocumentRef, null));
            return ordinal;
        }, ct);
    }
}
