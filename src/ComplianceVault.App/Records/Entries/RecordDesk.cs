using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Records that wait for a signature, for somebody to be named who can give it, for their voiding, and those that somebody began and has not submitted.</summary>
internal sealed class RecordDesk(CompanyTime time) : IDeskSource
{
    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["record.sign"] = Steps(db, "record.sign", db.Set<Record>().Where(r => r.VoidAskedAt == null)),
        ["record.void"] = Steps(db, "record.void", db.Set<Record>().Where(r => r.VoidAskedAt != null)),
        ["record.name-person"] = Unnamed(db),
        ["record.finish"] =
            from r in db.Set<Record>().AsNoTracking()
            where r.State == RecordState.Draft
            join f in db.Set<Form>() on r.FormId equals f.Id
            select new DeskTask
            {
                Kind = "record.finish",
                Id = r.Id,
                ObjectId = r.Id,
                Number = f.Number,
                Title = f.TitleZh,
                Label = r.Number ?? "",
                Since = r.BegunAt,
                Due = r.FinishBy,
                PersonId = r.BegunById,
                Restricted = r.Classification == Classification.Restricted || r.Classification == Classification.Confidential,
                Department = r.Department,
            },
    };

    private static IQueryable<DeskTask> Steps(VaultDbContext db, string kind, IQueryable<Record> records) =>
        from s in db.Set<DecisionStep>().AsNoTracking()
        where s.SubjectKind == Record.Kind && s.DoneAt == null
        join r in records on s.SubjectId equals r.Id
        join f in db.Set<Form>() on r.FormId equals f.Id
        select new DeskTask
        {
            Kind = kind,
            Id = s.Id,
            ObjectId = r.Id,
            Number = r.Number ?? "",
            Title = f.TitleZh + " " + r.Title,
            Since = s.OpenedAt,
            Due = s.Due,
            PersonId = s.NamedId,
            Office = s.RoleCode == Deciders.Witness ? null : s.Office,
            NotFor = s.Apart == Apart.Nobody ? null : s.InitiatorId,
            Restricted = r.Classification == Classification.Restricted || r.Classification == Classification.Confidential,
            Department = r.Department,
        };

    private IQueryable<DeskTask> Unnamed(VaultDbContext db) =>
        from s in Unsignable.Steps(db, Record.Kind, time)
        join r in db.Set<Record>() on s.SubjectId equals r.Id
        join f in db.Set<Form>() on r.FormId equals f.Id
        select new DeskTask
        {
            Kind = "record.name-person",
            Id = s.Id,
            ObjectId = r.Id,
            Number = r.Number ?? "",
            Title = f.TitleZh + " " + r.Title,
            Since = s.OpenedAt,
            Due = s.Due,
            Office = RepresentativeOffice.Code(db).FirstOrDefault(),
            Restricted = r.Classification == Classification.Restricted || r.Classification == Classification.Confidential,
            Department = r.Department,
        };
}
