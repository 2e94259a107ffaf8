using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>Applications to withdraw that wait for a decision, or for somebody to be named who can decide; the document opens with them.</summary>
internal sealed class WithdrawalDesk(CompanyTime time) : IDeskSource
{
    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["withdrawal.decide"] = Of(db, "withdrawal.decide", db.Set<DecisionStep>().AsNoTracking().Where(s => s.SubjectKind == DocumentWithdrawal.Kind && s.DoneAt == null), naming: false),
        ["withdrawal.name-person"] = Of(db, "withdrawal.name-person", Unsignable.Steps(db, DocumentWithdrawal.Kind, time), naming: true),
    };

    private static IQueryable<DeskTask> Of(VaultDbContext db, string kind, IQueryable<DecisionStep> steps, bool naming) =>
        from s in steps
        join w in db.Set<DocumentWithdrawal>() on s.SubjectId equals w.Id
        join d in db.Set<Document>() on w.DocumentId equals d.Id
        join e in db.Set<Edition>() on w.EditionId equals e.Id
        select new DeskTask
        {
            Kind = kind,
            Id = s.Id,
            ObjectId = w.EditionId,
            Number = d.Number,
            Title = d.Title,
            Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
            Label = e.Label,
            Since = s.OpenedAt,
            Due = s.Due,
            PersonId = naming ? null : s.NamedId,
            Office = naming ? RepresentativeOffice.Code(db).FirstOrDefault() : s.Office,
            NotFor = naming ? null : s.InitiatorId,
            Department = s.Department,
        };
}
