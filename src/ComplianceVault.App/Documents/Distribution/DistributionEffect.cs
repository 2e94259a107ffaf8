using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

using DepartmentPart = ComplianceVault.App.Documents.Lifecycle.DepartmentPart;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>What an edition means for those who have the document: paper to exchange, people to read.</summary>
internal static class DistributionEffect
{
    /// <summary>Copies of editions before this one that are out, by 分发号.</summary>
    public static async Task<Bounded<CopyToExchange>> CopiesAsync(VaultDbContext db, Edition edition, CancellationToken ct)
    {
        var before = db.Set<Edition>().Where(e => e.DocumentId == edition.DocumentId && e.Ordinal < edition.Ordinal);
        var held = db.Set<ControlledCopy>().AsNoTracking().Where(c => c.DocumentId == edition.DocumentId && Copies.Open.Contains(c.State))
            .Join(before, c => c.EditionId, e => e.Id, (c, e) => new { c, e.Label });
        var rows = await held.OrderBy(x => x.c.Ordinal).Take(Bounded.Most).Select(x => new CopyToExchange(
            x.c.Number, x.Label, x.c.Department, x.c.HolderName, x.c.OutsideHolder,
            db.Set<ControlledCopy>().Where(n => n.ReplacesId == x.c.Id).Select(n => n.Number).FirstOrDefault())).ToListAsync(ct);
        return new(rows, rows.Count < Bounded.Most ? rows.Count : await held.CountAsync(ct));
    }

    public static async Task<MustRead> ReadersAsync(VaultDbContext db, Guid documentId, CancellationToken ct)
    {
        var scope = db.Set<DistributionEntry>().Where(e => e.DocumentId == documentId && e.To == null && e.Medium == DistributionMedium.Electronic
            && (e.Standing == EntryStanding.Listed || e.Standing == EntryStanding.Approved)).Select(e => e.Department!);
        var people = db.Set<Person>().Where(p => !p.IsExternal && p.LeftAt == null && db.Set<Department>().Any(d => d.Id == p.DepartmentId && scope.Contains(d.Code)));
        return new(await scope.Order().ToListAsync(ct), await people.CountAsync(ct));
    }

    /// <summary>The owner, the departments that the author named, and those of the list.</summary>
    public static async Task<ToTrain> TraineesAsync(VaultDbContext db, Document document, Edition edition, CancellationToken ct)
    {
        var departments = await db.Set<Department>()
            .Where(d => d.Code == document.Department
                || db.Set<EditionDepartment>().Any(n => n.EditionId == edition.Id && n.Part == DepartmentPart.Distribution && n.Department == d.Code)
                || db.Set<DistributionEntry>().Any(e => e.DocumentId == document.Id && e.To == null && e.Department == d.Code && (e.Standing == EntryStanding.Listed || e.Standing == EntryStanding.Approved)))
            .OrderBy(d => d.Code).Select(d => new { d.Code, People = db.Set<Person>().Count(p => p.DepartmentId == d.Id && !p.IsExternal && p.LeftAt == null) }).ToListAsync(ct);
        return new(await LifecycleQueries.TrainingAsync(db, edition, ct), departments.ConvertAll(d => d.Code), departments.Sum(d => d.People));
    }
}
