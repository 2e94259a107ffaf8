using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>Applications to withdraw that wait for a decision; the document opens with them.</summary>
internal sealed class WithdrawalDesk : IDeskSource
{
    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["withdrawal.decide"] =
            from s in db.Set<DecisionStep>()
            where s.SubjectKind == DocumentWithdrawal.Kind && s.DoneAt == null
            join w in db.Set<DocumentWithdrawal>() on s.SubjectId equals w.Id
            join d in db.Set<Document>() on w.DocumentId equals d.Id
            join e in db.Set<Edition>() on w.EditionId equals e.Id
            select new DeskTask
            {
                Kind = "withdrawal.decide",
                Id = s.Id,
                ObjectId = w.EditionId,
                Number = d.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = e.Label,
                Since = s.OpenedAt,
                Due = s.Due,
                PersonId = s.NamedId,
                Office = s.Office,
                NotFor = s.InitiatorId,
                Department = s.Department,
            },
    };
}
