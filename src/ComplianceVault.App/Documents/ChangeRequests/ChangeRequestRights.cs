using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>A request quotes its document: whoever may read the edition it is about may read it, who raised it, and whose answer it waits for (decision 11).</summary>
internal sealed class ChangeRequestRights : IObjectRights
{
    public IReadOnlyList<string> Kinds { get; } = [ChangeRequest.Kind];

    public async Task<IReadOnlyCollection<Guid>> HiddenAsync(VaultDbContext db, Actor actor, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Except(await Visible(db, actor).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct)).ToList();

    public static IQueryable<ChangeRequest> Visible(VaultDbContext db, Actor actor)
    {
        var (me, offices, readable) = (actor.PersonId, actor.Offices.ToArray(), DocumentRights.Readable(db, actor));
        return db.Set<ChangeRequest>().AsNoTracking()
            .Where(r => r.RaisedById == me || (r.Office != "" && offices.Contains(r.Office)) || readable.Any(e => e.Id == r.EditionId));
    }
}
