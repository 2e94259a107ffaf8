using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Retention;

/// <summary>Periods of keeping that wait for their approval.</summary>
internal sealed class RetentionDesk : IDeskSource
{
    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["retention.approve"] =
            from s in db.Set<DecisionStep>().AsNoTracking()
            where s.SubjectKind == RetentionChange.Kind && s.DoneAt == null
            join c in db.Set<RetentionChange>() on s.SubjectId equals c.Id
            select new DeskTask
            {
                Kind = "retention.approve",
                Id = s.Id,
                ObjectId = c.Id,
                Number = c.Code,
                Title = c.Reason,
                Since = s.OpenedAt,
                Due = s.Due,
                PersonId = s.NamedId,
                Office = s.Office,
                NotFor = s.InitiatorId,
            },
    };
}
