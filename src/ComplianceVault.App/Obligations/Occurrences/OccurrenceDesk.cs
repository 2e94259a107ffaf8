using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations.Occurrences;

/// <summary>Periodic duties that are to be done now, for who answers for them.</summary>
internal sealed class OccurrenceDesk : IDeskSource
{
    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["duty.due"] =
            from o in db.Set<Occurrence>().AsNoTracking()
            where o.FulfilledOn == null && o.ShowFrom <= today
            join d in db.Set<Obligation>() on o.ObligationId equals d.Id
            join t in db.Set<ObligationTerms>() on d.Id equals t.ObligationId
            where t.To == null
            select new DeskTask
            {
                Kind = "duty.due",
                Id = o.Id,
                ObjectId = o.ObligationId,
                Number = d.Code,
                Title = t.TitleZh,
                Since = o.ShownSince,
                Due = o.DueOn,
                Office = o.Office,
                Department = o.Department,
            },
    };
}
