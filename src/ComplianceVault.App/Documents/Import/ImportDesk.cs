using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Documents.Import;

/// <summary>Batches whose accepted files wait for 《现有文件入库确认单》 (decision 33).</summary>
internal sealed class ImportDesk : IDeskSource
{
    public const string Confirm = "import.confirm";

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        [Confirm] = db.Set<ImportBatch>()
            .Where(b => db.Set<ImportItem>().Any(i => i.BatchId == b.Id && db.Set<Edition>().Any(e => e.Id == i.EditionId && e.State == EditionState.Draft)))
            .Select(b => new DeskTask
            {
                Kind = Confirm,
                Id = b.Id,
                ObjectId = b.Id,
                Number = b.Number,
                Title = b.Origin == "" ? b.ByName : b.Origin, // files chosen in the browser come from no folder; a task without a title is of something restricted
                Since = b.At,
                Office = RepresentativeOffice.Code(db).FirstOrDefault(),
            }),
    };
}
