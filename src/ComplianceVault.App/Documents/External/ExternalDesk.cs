using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>Currency checks of the next 30 days, and questions about the effect of a new edition.</summary>
internal sealed class ExternalDesk : IDeskSource
{
    private const int AheadDays = 30;

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>(StringComparer.Ordinal)
    {
        ["external.check"] = Checks(db, today.AddDays(AheadDays)),
        ["external.impact"] = Impact(db),
    };

    private static IQueryable<DeskTask> Checks(VaultDbContext db, DateOnly until) =>
        db.Set<ExternalDocument>().AsNoTracking().Where(x => x.NextCheck <= until)
            .Join(db.Set<Edition>().Where(e => e.State == EditionState.Effective), x => x.DocumentId, e => e.DocumentId, (x, e) => new { External = x, Edition = e })
            .Join(db.Set<Document>(), x => x.External.DocumentId, d => d.Id, (x, d) => new DeskTask
            {
                Kind = "external.check",
                Id = d.Id,
                ObjectId = x.Edition.Id,
                Number = d.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = x.Edition.Label,
                Since = x.Edition.StateAt ?? x.Edition.CreatedAt,
                Due = x.External.NextCheck,
                Office = FoundingRoles.Controller,
            });

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
