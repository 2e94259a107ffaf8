using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>Somebody who must read an edition; inside a query.</summary>
internal sealed class AwaitedReader
{
    public required Guid EditionId { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string Department { get; init; }

    /// <summary>When the edition began to be read.</summary>
    public required DateTime OpenedAt { get; init; }

    public required DateOnly OpenedOn { get; init; }

    /// <summary>When the department came into the scope.</summary>
    public required DateOnly ScopeFrom { get; init; }

    /// <summary>When the person came into the department; null: before this was kept.</summary>
    public DateTime? JoinedAt { get; init; }

    /// <summary>For those who were there from the beginning.</summary>
    public required DateOnly Due { get; init; }
}

/// <summary>
/// Who must read what: the people who are now in the departments of the electronic scope of editions issued or in force, minus those who confirmed. Computed by the
/// database each time, so that whoever joins later is asked too (R38).
/// </summary>
internal static class Readers
{
    /// <summary>The whole scope, confirmed or not.</summary>
    public static IQueryable<AwaitedReader> Scope(VaultDbContext db) =>
        from reading in db.Set<EditionReading>().AsNoTracking()
        join edition in db.Set<Edition>() on reading.EditionId equals edition.Id
        where edition.State == EditionState.Published || edition.State == EditionState.Effective
        join entry in db.Set<DistributionEntry>() on reading.DocumentId equals entry.DocumentId
        where entry.Medium == DistributionMedium.Electronic && entry.To == null && (entry.Standing == EntryStanding.Listed || entry.Standing == EntryStanding.Approved)
        join department in db.Set<Department>() on entry.Department equals department.Code
        join person in db.Set<Person>() on (Guid?)department.Id equals person.DepartmentId
        where !person.IsExternal && person.LeftAt == null
        select new AwaitedReader
        {
            EditionId = reading.EditionId,
            DocumentId = reading.DocumentId,
            PersonId = person.Id,
            PersonName = person.Name,
            Department = department.Code,
            OpenedAt = reading.OpenedAt,
            OpenedOn = reading.OpenedOn,
            ScopeFrom = entry.From,
            JoinedAt = person.DepartmentSince,
            Due = entry.From > reading.OpenedOn && entry.ReadDue > reading.Due ? entry.ReadDue!.Value : reading.Due,
        };

    /// <summary>Those who have not confirmed.</summary>
    public static IQueryable<AwaitedReader> Awaited(VaultDbContext db) =>
        Scope(db).Where(r => !db.Set<ReadingConfirmation>().Any(c => c.EditionId == r.EditionId && c.PersonId == r.PersonId));
}
