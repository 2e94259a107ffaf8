using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>
/// What change requests have waiting: to be screened, to be decided, to be supplemented by who raised them, to be closed. Closing waits for the person who raised it and for the controller alike, and not
/// for the author of the edition. Every member is named, so that the database can filter and order by it.
/// </summary>
internal sealed class ChangeRequestDesk(CompanyTime time) : IDeskSource
{
    public const string Screen = "request.screen";
    public const string Decide = "request.decide";
    public const string Close = "request.close";
    public const string Draft = "request.draft";
    public const string Complete = "request.complete";

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        [Screen] = Waiting(db, Screen, ChangeRequestState.Raised),
        [Decide] = Waiting(db, Decide, ChangeRequestState.Screened),
        [Draft] = Drafting(db),
        [Close] = Closing(db),
        [Complete] = Completing(db),
    };

    public IReadOnlyCollection<string> DueByWaiting => [Draft, Close, Complete];

    /// <summary>Who raised it may screen the own request and never decides it.</summary>
    private static IQueryable<DeskTask> Waiting(VaultDbContext db, string kind, ChangeRequestState state)
    {
        var isDecision = state == ChangeRequestState.Screened;
        return db.Set<ChangeRequest>().AsNoTracking().Where(r => r.State == state)
            .Join(db.Set<Document>(), r => r.DocumentId, d => d.Id, (r, d) => new DeskTask
            {
                Kind = kind,
                Id = r.Id,
                ObjectId = r.Id,
                Number = r.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = r.Label,
                Since = r.StateAt,
                Due = r.Due,
                PersonId = (Guid?)null,
                Office = r.Office,
                NotFor = isDecision ? r.RaisedById : (Guid?)null,
                Department = d.Department,
            });
    }

    /// <summary>Accepted, and no edition of the document in work that could take it over: its department begins one.</summary>
    private IQueryable<DeskTask> Drafting(VaultDbContext db)
    {
        var heads = OfficeHolders.InForce(db, time.Now).Where(h => h.RoleCode == Role.DepartmentHead);
        return db.Set<ChangeRequest>().AsNoTracking().Where(r => r.State == ChangeRequestState.Accepted && !db.Set<Edition>().Any(e => e.DocumentId == r.DocumentId && Drafts.InWork.Contains(e.State)))
            .Join(db.Set<Document>(), r => r.DocumentId, d => d.Id, (r, d) => new DeskTask
            {
                Kind = Draft,
                Id = r.Id,
                ObjectId = r.Id,
                Number = r.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = r.Label,
                Since = r.StateAt,
                Due = (DateOnly?)null,
                PersonId = (Guid?)null,
                Office = heads.Any(h => h.Department == d.Department) ? Role.DepartmentHead + "@" + d.Department : Role.Controller,
                NotFor = (Guid?)null,
                Department = d.Department,
            });
    }

    private static IQueryable<DeskTask> Completing(VaultDbContext db) =>
        db.Set<ChangeRequest>().AsNoTracking().Where(r => r.State == ChangeRequestState.Returned)
            .Join(db.Set<Document>(), r => r.DocumentId, d => d.Id, (r, d) => new DeskTask
            {
                Kind = Complete,
                Id = r.Id,
                ObjectId = r.Id,
                Number = r.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = r.Label,
                Since = r.StateAt,
                Due = (DateOnly?)null,
                PersonId = r.RaisedById,
                Office = (string?)null,
                NotFor = (Guid?)null,
                Department = (string?)null,
            });

    private static IQueryable<DeskTask> Closing(VaultDbContext db) =>
        db.Set<ChangeRequest>().AsNoTracking().Where(r => r.State == ChangeRequestState.Implemented)
            .Join(db.Set<Document>(), r => r.DocumentId, d => d.Id, (r, d) => new DeskTask
            {
                Kind = Close,
                Id = r.Id,
                ObjectId = r.Id,
                Number = r.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = r.NextLabel ?? r.Label,
                Since = r.StateAt,
                Due = (DateOnly?)null,
                PersonId = r.RaisedById,
                Office = r.Office,
                NotFor = db.Set<Edition>().Where(e => e.Id == r.NextEditionId).Select(e => (Guid?)e.CreatedById).FirstOrDefault(),
                Department = (string?)null,
            });
}
