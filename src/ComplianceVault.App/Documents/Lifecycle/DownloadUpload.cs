using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Hands out a file that a draft had, byte for byte; the trail keeps who took it.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class DownloadUpload
{
    /// <summary>Refusal: <c>documents.not-found</c>.</summary>
    public Task<Result<OpenedFile>> ExecuteAsync(Actor actor, Guid uploadId, CancellationToken ct) => throw new NotSupportedException();
}
