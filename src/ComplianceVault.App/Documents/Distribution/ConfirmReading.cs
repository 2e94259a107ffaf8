using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// 阅知确认: somebody of the electronic scope says that he or she has read an edition that is issued or in force (R38). The last one completes the training that an issued
/// edition awaits, and an edition that only waited for it comes into force.
/// </summary>
[Needs(Permission.Read)]
public sealed class ConfirmReading(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>reading.not-awaited</c>, <c>reading.confirmed-before</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (!await DocumentRights.Readable(act.Db, actor).AnyAsync(e => e.Id == editionId, act.Token))
                return Error.NotFound("documents.not-found", "");
            if (await EditionCase.LockAsync(act, editionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            if (await act.Db.Set<ReadingConfirmation>().AnyAsync(c => c.EditionId == editionId && c.PersonId == actor.PersonId, act.Token))
                return Error.Conflict("reading.confirmed-before");
            var awaited = await Readers.Awaited(act.Db).FirstOrDefaultAsync(r => r.EditionId == editionId && r.PersonId == actor.PersonId, act.Token);
            if (awaited is null)
                return Error.Conflict("reading.not-awaited");
            act.Db.Add(new ReadingConfirmation
            {
                EditionId = editionId,
                PersonId = actor.PersonId,
                PersonName = actor.Name,
                Department = awaited.Department,
                On = time.Today,
                At = act.Now,
            });
            act.Note("edition.read", (of.Ref, new { of.Edition.Label }), (of.DocumentRef, null));
            await ReadingAsTraining.CountAsync(act, of, time);
            return (await Effect.TryAsync(act, of.Edition, time)).WithoutValue();
        }, ct);
}
