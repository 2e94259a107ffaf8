using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>
/// What was handed over and is to be registered, currency checks of the next 30 days, what a check found to be replaced or repealed, and questions about the effect of a new edition. Technical material waits for the clerk of its department, where there is one, and
/// otherwise for the controller like everything else.
/// </summary>
internal sealed class ExternalDesk(CompanyTime time) : IDeskSource
{
    private const int AheadDays = 30;

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>(StringComparer.Ordinal)
    {
        ["external.register"] = HandedOver(db),
        ["external.check"] = Checks(db, today, today.AddDays(AheadDays)),
        ["external.impact"] = Impact(db),
        ["external.follow-up"] = FollowUps(db),
        ["external.effective"] = Ready(db),
    };

    public IReadOnlyCollection<string> DueByWaiting => ["external.follow-up", "external.effective"];

    private static IQueryable<DeskTask> HandedOver(VaultDbContext db) => db.Set<ExternalHandOver>().AsNoTracking().Where(h => h.ClosedAt == null).Select(h => new DeskTask
    {
        Kind = "external.register",
        Id = h.Id,
        ObjectId = h.Id,
        Number = h.Number,
        Title = h.Title,
        Since = h.At,
        Due = h.Due,
        Office = Role.Controller,
    });

    private static IQueryable<DeskTask> Checks(VaultDbContext db, DateOnly today, DateOnly until)
    {
        var (technical, tomorrow) = (ExternalKeepers.Technical, DateTime.SpecifyKind(today.AddDays(1).ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc));
        var clerks = db.Set<RoleAssignment>().Where(a => a.RoleCode == Role.Clerk && a.To == null && a.From < tomorrow);
        return db.Set<ExternalDocument>().AsNoTracking().Where(x => x.NextCheck <= until)
            .Join(db.Set<Edition>().Where(e => e.State == EditionState.Effective), x => x.DocumentId, e => e.DocumentId, (x, e) => new { External = x, Edition = e })
            .Join(db.Set<Document>(), x => x.External.DocumentId, d => d.Id, (x, d) => new
            {
                x.External,
                x.Edition,
                Document = d,
                Clerk = technical.Contains(x.External.Category) && clerks.Any(a => a.DepartmentCode == d.Department) ? d.Department : null,
            })
            .Select(x => new DeskTask
            {
                Kind = "external.check",
                Id = x.Document.Id,
                ObjectId = x.Edition.Id,
                Number = x.Document.Number,
                Title = x.Document.Title,
                Restricted = x.Document.Classification == Classification.Restricted || x.Document.Classification == Classification.Confidential,
                Label = x.Edition.Label,
                Since = x.Edition.StateAt ?? x.Edition.CreatedAt,
                Due = x.External.NextCheck,
                Office = x.Clerk == null ? Role.Controller : Role.Clerk + "@" + x.Clerk,
                Department = x.Clerk,
            });
    }

    /// <summary>
    /// The last check says 已有新版 or 已废止, whoever made it: the controller registers the new edition, or has the document withdrawn. Done once that has begun.
    /// </summary>
    private static IQueryable<DeskTask> FollowUps(VaultDbContext db) =>
        db.Set<CurrencyCheck>().AsNoTracking().Where(c => c.Outcome != CurrencyOutcome.Current && !db.Set<CurrencyCheck>().Any(l => l.DocumentId == c.DocumentId && l.At > c.At))
            .Where(c => !db.Set<Edition>().Any(e => e.DocumentId == c.DocumentId && e.State == EditionState.Draft)
                && !db.Set<DocumentWithdrawal>().Any(w => w.EditionId == c.EditionId && WithdrawalWorkflow.Open.Contains(w.State)))
            .Join(db.Set<Edition>().Where(e => e.State == EditionState.Effective), c => c.EditionId, e => e.Id, (c, e) => new { Check = c, Edition = e })
            .Join(db.Set<Document>(), x => x.Check.DocumentId, d => d.Id, (x, d) => new DeskTask
            {
                Kind = "external.follow-up",
                Id = x.Check.Id,
                ObjectId = x.Edition.Id,
                Number = d.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = x.Edition.Label,
                Since = x.Check.At,
                Office = Role.Controller,
            });

    /// <summary>A registered new edition whose effect is answered for every document that cites it: the controller brings it into force.</summary>
    private static IQueryable<DeskTask> Ready(VaultDbContext db) =>
        db.Set<Edition>().AsNoTracking().Where(e => e.Source == EditionSource.External && e.State == EditionState.Draft && !db.Set<ImpactQuestion>().Any(q => q.EditionId == e.Id && q.At == null))
            .Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new DeskTask
            {
                Kind = "external.effective",
                Id = e.Id,
                ObjectId = e.Id,
                Number = d.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = e.Label,
                Since = db.Set<ImpactQuestion>().Where(q => q.EditionId == e.Id).Max(q => q.At) ?? e.CreatedAt,
                Office = Role.Controller,
            });

    /// <summary>One for each of our documents that cites it, for the head of its department and where there is none for the controller; the external document opens with it.</summary>
    private IQueryable<DeskTask> Impact(VaultDbContext db)
    {
        var heads = OfficeHolders.InForce(db, time.Now).Where(h => h.RoleCode == Role.DepartmentHead);
        return db.Set<ImpactQuestion>().AsNoTracking().Where(q => q.At == null)
            .Join(db.Set<Edition>().Where(e => e.State == EditionState.Draft), q => q.EditionId, e => e.Id, (q, e) => new { Question = q, Edition = e })
            .Join(db.Set<Document>(), x => x.Question.CitingId, d => d.Id, (x, d) => new { x.Question, x.Edition, Citing = d })
            .Join(db.Set<Document>(), x => x.Edition.DocumentId, d => d.Id, (x, d) => new DeskTask
            {
                Kind = "external.impact",
                Id = x.Question.Id,
                ObjectId = x.Edition.Id,
                Number = d.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = x.Edition.Label + " → " + x.Citing.Number,
                Since = x.Question.Since,
                Due = x.Question.Due,
                Office = heads.Any(h => h.Department == x.Citing.Department) ? Role.DepartmentHead + "@" + x.Citing.Department : Role.Controller,
                Department = x.Citing.Department,
            });
    }
}
