using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>Lists that wait for their owner, their approval, their execution or its witness, and holds that wait for the second person who releases them.</summary>
internal sealed class DestructionDesk(CompanyTime time) : IDeskSource
{
    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["destruction.confirm"] = Steps(db, "destruction.confirm", SignatureMeaning.Confirm),
        ["destruction.approve"] = Steps(db, "destruction.approve", SignatureMeaning.Approve),
        ["destruction.execute"] = Steps(db, "destruction.execute", SignatureMeaning.Destroy, SignatureMeaning.Witness),
        ["destruction.name-person"] = Unnamed(db),
        ["destruction.hold-check"] = Checks(db),
        ["hold.release"] = Releases(db),
        ["hold.release-records"] = RecordReleases(db),
    };

    public IReadOnlyCollection<string> DueByWaiting => ["destruction.hold-check", "hold.release", "hold.release-records"];

    /// <summary>Executing and watching are two persons, so who executed is not the one the second step waits for; the witness is named.</summary>
    private static IQueryable<DeskTask> Steps(VaultDbContext db, string kind, params SignatureMeaning[] meanings) =>
        from s in db.Set<DecisionStep>()
        where s.SubjectKind == DestructionList.Kind && s.DoneAt == null && meanings.Contains(s.Meaning)
        join l in db.Set<DestructionList>() on s.SubjectId equals l.Id
        select new DeskTask
        {
            Kind = kind,
            Id = s.Id,
            ObjectId = l.Id,
            Number = l.Number,
            Title = l.Reason,
            Since = s.OpenedAt,
            Due = s.Due,
            PersonId = s.NamedId,
            Office = s.RoleCode == Deciders.Witness ? null : s.Office,
            NotFor = s.Apart == Apart.Initiator ? s.InitiatorId : null,
            Department = s.Department,
        };

    /// <summary>A step that nobody can sign: somebody is to be named.</summary>
    private IQueryable<DeskTask> Unnamed(VaultDbContext db) => Unsignable.Steps(db, DestructionList.Kind, time).Join(db.Set<DestructionList>(), s => s.SubjectId, l => l.Id, (s, l) => new DeskTask
    {
        Kind = "destruction.name-person",
        Id = s.Id,
        ObjectId = l.Id,
        Number = l.Number,
        Title = l.Reason,
        Since = s.OpenedAt,
        Due = s.Due,
        Office = RepresentativeOffice.Code(db).FirstOrDefault(),
        Department = s.Department,
    });

    /// <summary>The owners have confirmed: the controller looks for holds before it goes to approval.</summary>
    private static IQueryable<DeskTask> Checks(VaultDbContext db) =>
        db.Set<DestructionList>().Where(l => l.State == DestructionState.OwnerConfirmed).Select(l => new DeskTask
        {
            Kind = "destruction.hold-check",
            Id = l.Id,
            ObjectId = l.Id,
            Number = l.Number,
            Title = l.Reason,
            Since = db.Set<DecisionStep>().Where(s => s.SubjectKind == DestructionList.Kind && s.SubjectId == l.Id && s.Meaning == SignatureMeaning.Confirm).Max(s => s.DoneAt) ?? l.ProposedAt,
            Office = Role.Controller,
        });

    private static IQueryable<DeskTask> Releases(VaultDbContext db) =>
        from h in db.Set<DestructionHold>()
        where h.AskedAt != null && h.ReleasedAt == null
        join d in db.Set<Document>() on h.DocumentId equals (Guid?)d.Id
        from r in db.Set<Role>()
        where r.Code == Role.Manager || RepresentativeOffice.Code(db).Contains(r.Code)
        select new DeskTask
        {
            Kind = "hold.release",
            Id = h.Id,
            ObjectId = d.Id,
            Number = d.Number,
            Title = d.Title,
            Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
            Since = h.AskedAt!.Value,
            Office = r.Code,
            NotFor = h.AskedById,
        };

    /// <summary>On one record, or on all of a form.</summary>
    private static IQueryable<DeskTask> RecordReleases(VaultDbContext db) =>
        from h in db.Set<DestructionHold>()
        where h.AskedAt != null && h.ReleasedAt == null
        join f in db.Set<Form>() on h.FormId equals (Guid?)f.Id
        from r in db.Set<Role>()
        where r.Code == Role.Manager || RepresentativeOffice.Code(db).Contains(r.Code)
        select new DeskTask
        {
            Kind = "hold.release-records",
            Id = h.Id,
            ObjectId = h.Id,
            Number = db.Set<Record>().Where(x => x.Id == h.RecordId).Select(x => x.Number).FirstOrDefault() ?? f.Number,
            Title = f.TitleZh,
            Restricted = db.Set<Record>().Any(x => x.Id == h.RecordId && (x.Classification == Classification.Restricted || x.Classification == Classification.Confidential)),
            Since = h.AskedAt!.Value,
            Office = r.Code,
            NotFor = h.AskedById,
        };
}
