using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>
/// Of 受限 and 保密 the trail keeps who looked at which edition (R01), once a session: turning pages is one look. Whatever hands out a text or its pages calls it
/// first. Other editions are no act and cost one question.
/// </summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class ViewEdition(Vault vault, IDbContextFactory<VaultDbContext> databases)
{
    internal const string Act = "edition.viewed";

    public async Task<Result> ExecuteAsync(Actor actor, IReadOnlyCollection<Guid> editions, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (!await Untold(db, actor, editions).AnyAsync(ct))
                return Result.Success;
        }

        return await vault.ActAsync(this, actor, async act =>
        {
            foreach (var edition in await Untold(act.Db, actor, editions).Select(r => new { r.Edition.Id, r.Document.Number, r.Edition.Label }).ToListAsync(ct))
                act.Note(Act, new ObjectRef(Edition.Kind, edition.Id), new { edition.Number, edition.Label });
            return Result.Success;
        }, ct);
    }

    /// <summary>Those that are restricted and of which this session's look is not in the trail yet.</summary>
    private static IQueryable<EditionOfDocument> Untold(VaultDbContext db, Actor actor, IReadOnlyCollection<Guid> editions)
    {
        var looks = db.Set<TrailEntry>().Where(e => e.Act == Act && e.Session == actor.Session.Id && e.PersonId == actor.PersonId);
        return DocumentRights.ReadableOf(db, actor, db.Set<Document>().Where(d => !DocumentRights.OpenToStaff.Contains(d.Classification)))
            .Where(r => editions.Contains(r.Edition.Id))
            .Where(r => !db.Set<TrailObject>().Any(o => o.Kind == Edition.Kind && o.ObjectId == r.Edition.Id && looks.Any(e => e.Seq == o.Seq)));
    }
}
