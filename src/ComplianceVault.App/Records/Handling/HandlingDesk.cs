using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling;

/// <summary>Records under way, for whom they wait. A record that is complete and may be taken up again waits for nobody unless there is a day for it.</summary>
internal sealed class HandlingDesk : IDeskSource
{
    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["record.handle"] =
            from t in db.Set<RecordTurn>().AsNoTracking()
            join r in db.Set<Record>() on t.RecordId equals r.Id
            join f in db.Set<Form>() on r.FormId equals f.Id
            where (r.State == RecordState.InProcess || t.Due != null) && r.VoidAskedAt == null
            select new DeskTask
            {
                Kind = "record.handle",
                Id = t.Id,
                ObjectId = r.Id,
                Number = r.Number ?? "",
                Title = f.TitleZh + " " + r.Title,
                Label = r.StateZh ?? "",
                Since = t.Since,
                Due = t.Due,
                PersonId = t.PersonId,
                Office = t.Office,
                NotFor = t.NotForId,
                Restricted = r.Classification == Classification.Restricted || r.Classification == Classification.Confidential,
                Department = r.Department,
            },
    };
}
