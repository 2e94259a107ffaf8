using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>
/// Currency checks of the next 30 days, and questions about the effect of a new edition. Technical material waits for the clerk of its department, where there is one, and
/// otherwise for the controller like everything else.
/// </summary>
internal sealed class ExternalDesk : IDeskSource
{
    private const int AheadDays = 30;

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>(StringComparer.Ordinal)
    {
        ["external.check"] = Checks(db, today, today.AddDays(AheadDays)),
        ["external.impact"] = Impact(db),
    };

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
                Office = x.Clerk == null ? FoundingRoles.Controller : Role.Clerk + "@" + x.Clerk,
                Department = x.Clerk,
            });
    }

    /// <summary>One for each of our documents that cites it; the external document opens with it.</summary>
    private static IQueryable<DeskTask> Impact(VaultDbContext db) =>
        db.Set<ImpactQuestion>().AsNoTracking().Where(q => q.At == null)
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
                Office = x.Citing.Department == null ? FoundingRoles.Controller : Role.DepartmentHead + "@" + x.Citing.Department,
                Department = x.Citing.Department,
            });
}
