using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// What is signed, as it is shown before signing; <paramref name="ContentHash"/> is over exactly these values and goes into the act, so that what changed
/// meanwhile is refused with <c>signing.content-changed</c>. While the edition is a draft the round is the one its submission begins.
/// </summary>
public sealed record SigningSheet(
    Guid EditionId, string Number, string Title, string Label, string Level, string? Department, string? ChangeDescription, int Round, string FileName,
    string FileHash, string ContentHash);

/// <summary>The sheet of an edition, for whoever may read it.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class SigningSheets
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>lifecycle.no-file</c>.</summary>
    public Task<Result<SigningSheet>> GetAsync(Actor actor, Guid editionId, CancellationToken ct) => throw new NotSupportedException();
}
