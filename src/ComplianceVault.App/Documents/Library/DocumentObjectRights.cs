using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>
/// The trail's details of documents and editions are for those who may read the edition, those of an import for those who work on it or
/// may read every file of it (decision 11).
/// </summary>
internal sealed class DocumentObjectRights : IObjectRights
{
    public IReadOnlyList<string> Kinds { get; } = [Document.Kind, Edition.Kind, ImportBatch.Kind];

    public async Task<IReadOnlyCollection<Guid>> HiddenAsync(VaultDbContext db, Actor actor, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var (readable, mine) = (DocumentRights.Readable(db, actor), ImportRights.Batches(db, actor));
        var (controls, me) = (DocumentRights.ControlsAll(actor), actor.PersonId);
        var seen = kind switch
        {
            // A number that was taken has no edition yet: who took it and the controller know of it.
            Document.Kind => db.Set<Document>().Where(d => ids.Contains(d.Id) && (controls || d.RegisteredById == me || readable.Any(e => e.DocumentId == d.Id))).Select(d => d.Id),
            Edition.Kind => readable.Select(e => e.Id).Where(id => ids.Contains(id)),
            _ => db.Set<ImportBatch>().Where(b => ids.Contains(b.Id)
                && (mine.Any(m => m.Id == b.Id) || !db.Set<ImportItem>().Any(i => i.BatchId == b.Id && !readable.Any(e => e.Id == i.EditionId)))).Select(b => b.Id),
        };
        return ids.Except(await seen.Distinct().ToListAsync(ct)).ToList();
    }
}
