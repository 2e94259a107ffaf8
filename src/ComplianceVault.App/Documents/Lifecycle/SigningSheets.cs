using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// What is signed, as it is shown before signing; <paramref name="ContentHash"/> is over exactly these values and goes into the act, so that what changed
/// meanwhile is refused with <c>signing.content-changed</c>. While the edition is a draft the round is the one its submission begins.
/// </summary>
public sealed record SigningSheet(
    Guid EditionId, string Number, string Title, string Label, string Level, string? Department, string? ChangeDescription, int Round, string FileName,
    string FileHash, string ContentHash)
{
    /// <summary>What the cover of the file prints otherwise than it is registered.</summary>
    public IReadOnlyList<CoverRemark> Cover { get; init; } = [];
}

/// <summary>The sheet of an edition, for whoever may read it.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class SigningSheets(IDbContextFactory<VaultDbContext> databases, EditionTexts texts)
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>lifecycle.no-file</c>.</summary>
    public async Task<Result<SigningSheet>> GetAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await DocumentRights.Readable(db, actor).AnyAsync(e => e.Id == editionId, ct) || await EditionCase.LoadAsync(db, editionId, ct) is not { } of)
            return Error.NotFound("documents.not-found", "");
        if (of.Main is null)
            return Error.Conflict("lifecycle.no-file");
        var (document, edition, round) = (of.Document, of.Edition, of.SigningRound);
        return new SigningSheet(
            edition.Id, document.Number, document.Title, edition.Label, document.Level, document.Department, edition.ChangeDescription, round, of.Main.FileName,
            of.Main.Hash, of.ContentHash(round))
        {
            Cover = await CoverCheck.OfAsync(texts, of, ct),
        };
    }
}
