using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>The signatures of an edition in any state, each verified as it is read (R12, R13), for whoever may read it.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class SignatureQueries(IDbContextFactory<VaultDbContext> databases, EditionSignatures signatures)
{
    /// <summary>Refusal: <c>documents.not-found</c>.</summary>
    public async Task<Result<IReadOnlyList<SignatureLine>>> OfEditionAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await DocumentRights.Readable(db, actor).AnyAsync(e => e.Id == editionId, ct)
            ? Result.Of(await signatures.ListAsync(editionId, ct))
            : Error.NotFound("documents.not-found", "");
    }
}
