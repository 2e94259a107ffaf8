using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// Gives a draft its next file, as often as the author likes; each is kept, the edition's text follows the last. A file that cannot be read is refused with the
/// reader's error and nothing changes. The value is the upload's ordinal, from 1.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class UploadDraft
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>lifecycle.author-only</c> (name), <c>lifecycle.not-draft</c> (state), the reader's.</summary>
    public Task<Result<int>> ExecuteAsync(Actor actor, Guid editionId, string fileName, Stream content, CancellationToken ct) => throw new NotSupportedException();
}
