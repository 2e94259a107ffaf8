using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// What waits in the distribution of documents, of everybody. Every member of a task is set, null ones too: the desk orders and filters by them in the database.
/// </summary>
internal sealed class DistributionDesk(CompanyTime time) : IDeskSource
{
    public const string ToAcknowledge = "copy.acknowledge";
    public const string ToReturn = "copy.return";
    public const string ToRead = "edition.read";
    public const string ToDecideLoss = "copy.loss-decide";
    public const string ToDecide = "distribution.decide";
    public const string ToReceive = "copy.receive";
    public const string ToIssue = "copy.issue";

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        [ToAcknowledge] = OfHolders(db, db.Set<ControlledCopy>().Where(c => c.State == CopyState.Issued), ToAcknowledge),
        [ToReturn] = OfHolders(db, db.Set<ControlledCopy>().Where(c => c.State == CopyState.RecallRequested && c.HandedInAt == null), ToReturn),
        [ToReceive] = Receiving(db),
        [ToRead] = Reading(db),
        [ToDecideLoss] = Losses(db),
        [ToDecide] = Awaiting(db),
        [ToIssue] = Issuing(db),
    };

    public IReadOnlyCollection<string> DueByWaiting => [ToDecideLoss, ToDecide];

    /// <summary>The named holder, all staff of the department where none is named or the one has left, the controller for somebody outside.</summary>
    private static IQueryable<DeskTask> OfHolders(VaultDbContext db, IQueryable<ControlledCopy> copies, string kind) =>
        from x in CopyRows.Of(db, copies.AsNoTracking())
        from named in db.Set<Person>().Where(p => p.Id == x.Copy.HolderId && p.LeftAt == null).DefaultIfEmpty()
        select new DeskTask
        {
            Kind = kind,
            Id = x.Copy.Id,
            ObjectId = x.Copy.Id,
            Number = x.Document.Number,
            Title = x.Document.Title,
            Restricted = x.Document.Classification == Classification.Restricted || x.Document.Classification == Classification.Confidential,
            Label = x.Edition.Label + " · " + x.Copy.Number,
            Since = x.Copy.StateAt,
            Due = x.Copy.Due,
            PersonId = named == null ? null : named.Id,
            NotFor = null,
            Office = x.Copy.OutsideHolder != null ? Role.Controller : named != null ? null : Role.AllStaff + "@" + x.Copy.Department,
            Department = x.Copy.Department,
        };

    /// <summary>Handed in by the holder: it is back once the controller says so too (文件控制程序 4.7.1).</summary>
    private static IQueryable<DeskTask> Receiving(VaultDbContext db) =>
        CopyRows.Of(db, db.Set<ControlledCopy>().AsNoTracking().Where(c => c.State == CopyState.RecallRequested && c.HandedInAt != null && c.ReceivedAt == null)).Select(x => new DeskTask
        {
            Kind = ToReceive,
            Id = x.Copy.Id,
            ObjectId = x.Copy.Id,
            Number = x.Document.Number,
            Title = x.Document.Title,
            Restricted = x.Document.Classification == Classification.Restricted || x.Document.Classification == Classification.Confidential,
            Label = x.Edition.Label + " · " + x.Copy.Number,
            Since = x.Copy.HandedInAt!.Value,
            Due = x.Copy.Due,
            PersonId = null,
            NotFor = null,
            Office = Role.Controller,
            Department = null,
        });

    /// <summary>Who came later than the edition was opened is asked without a day: the days from then on are counted by <see cref="ReadingQueries"/>.</summary>
    private static IQueryable<DeskTask> Reading(VaultDbContext db) =>
        Readers.Awaited(db).Join(db.Set<Edition>(), r => r.EditionId, e => e.Id, (r, e) => new { r, e.Label })
            .Join(db.Set<Document>(), x => x.r.DocumentId, d => d.Id, (x, d) => new DeskTask
            {
                Kind = ToRead,
                Id = x.r.EditionId,
                ObjectId = x.r.EditionId,
                Number = d.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = x.Label,
                Since = x.r.JoinedAt > x.r.OpenedAt ? x.r.JoinedAt!.Value : x.r.OpenedAt,
                Due = x.r.JoinedAt > x.r.OpenedAt ? null : x.r.Due,
                PersonId = x.r.PersonId,
                Office = null,
                NotFor = null,
                Department = x.r.Department,
            });

    private static IQueryable<DeskTask> Losses(VaultDbContext db) =>
        db.Set<CopyLoss>().AsNoTracking().Where(l => l.DecidedAt == null).Join(CopyRows.Of(db, db.Set<ControlledCopy>().AsNoTracking()), l => l.CopyId, x => x.Copy.Id, (l, x) => new DeskTask
        {
            Kind = ToDecideLoss,
            Id = l.Id,
            ObjectId = l.CopyId,
            Number = x.Document.Number,
            Title = x.Document.Title,
            Restricted = x.Document.Classification == Classification.Restricted || x.Document.Classification == Classification.Confidential,
            Label = x.Edition.Label + " · " + x.Copy.Number,
            Since = l.ReportedAt,
            Due = null,
            PersonId = null,
            Office = l.Office,
            NotFor = l.ReportedById,
            Department = l.Department,
        });

    /// <summary>For a management representative who did not ask for it; for the general manager where there is none.</summary>
    private IQueryable<DeskTask> Awaiting(VaultDbContext db)
    {
        var office = RepresentativeOffice.Code(db);
        var representatives = OfficeHolders.InForce(db, time.Now).Where(h => office.Contains(h.RoleCode) && db.Users.Any(u => u.PersonId == h.PersonId && u.DeactivatedAt == null));
        return CopyLists.Awaiting(db).Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new DeskTask
        {
            Kind = ToDecide,
            Id = e.Id,
            ObjectId = e.DocumentId,
            Number = d.Number,
            Title = d.Title,
            Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
            Label = e.OutsideHolder ?? e.Department ?? "",
            Since = e.At,
            Due = null,
            PersonId = null,
            Office = representatives.Any(h => h.PersonId != e.ById) ? office.FirstOrDefault() : Role.Manager,
            NotFor = e.ById,
            Department = null,
        });
    }

    /// <summary>One for each edition, however many copies wait; due with the edition, and on no day where the list asked for them only afterwards.</summary>
    private static IQueryable<DeskTask> Issuing(VaultDbContext db)
    {
        var planned =
            from c in db.Set<ControlledCopy>().AsNoTracking()
            where c.State == CopyState.Planned
            join first in db.Set<CopyMove>() on new { CopyId = c.Id, Ordinal = 1 } equals new { first.CopyId, first.Ordinal }
            group new { c.StateAt, first.On } by c.EditionId into g
            select new { EditionId = g.Key, Since = g.Min(x => x.StateAt), Asked = g.Min(x => x.On) };
        return planned.Join(db.Set<Edition>(), p => p.EditionId, e => e.Id, (p, e) => new { p, e })
            .Join(db.Set<Document>(), x => x.e.DocumentId, d => d.Id, (x, d) => new DeskTask
            {
                Kind = ToIssue,
                Id = x.e.Id,
                ObjectId = x.e.Id,
                Number = d.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = x.e.Label,
                Since = x.p.Since,
                Due = x.p.Asked <= x.e.EffectiveDate ? x.e.EffectiveDate : null,
                PersonId = null,
                Office = Role.Controller,
                NotFor = null,
                Department = null,
            });
    }
}
