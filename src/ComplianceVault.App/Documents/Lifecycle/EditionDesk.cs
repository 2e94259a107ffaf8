using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What editions have waiting: signatures, signers to be named, 发布, training, and editions whose day has come in vain.</summary>
internal sealed class EditionDesk(CompanyTime time) : IDeskSource
{
    public const string Review = "edition.review";
    public const string Countersign = "edition.countersign";
    public const string Approve = "edition.approve";
    public const string Publish = "edition.publish";
    public const string Training = "edition.training";
    public const string Blocked = "edition.blocked";
    public const string Revise = "edition.revise";
    public const string NameSigner = "edition.name-signer";

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        [Review] = Signatures(db, SignatureMeaning.Review, Review),
        [Countersign] = Signatures(db, SignatureMeaning.Countersign, Countersign),
        [Approve] = Signatures(db, SignatureMeaning.Approve, Approve),
        [Revise] = Of(db, Revise, SentBack(db), ofAuthor: true),
        [NameSigner] = WithoutSigner(db),
        [Publish] = Of(db, Publish, db.Set<Edition>().Where(e => e.State == EditionState.Approved), ofAuthor: false),
        [Training] = Of(db, Training, Trainings.Untrained(db), ofAuthor: true),
        [Blocked] = Of(db, Blocked, db.Set<Edition>().Where(e => e.State == EditionState.Published && e.EffectiveDate <= today), ofAuthor: false),
    };

    public IReadOnlyCollection<string> DueByWaiting => [Publish, Revise];

    /// <summary>退回修改: a draft again because somebody sent it back; who takes the own one back knows it.</summary>
    private static IQueryable<Edition> SentBack(VaultDbContext db) => db.Set<Edition>().Where(e => e.State == EditionState.Draft
        && db.Set<SigningTask>().Any(t => t.EditionId == e.Id && t.Round == e.Round && (t.Outcome == TaskOutcome.Rejected || t.Outcome == TaskOutcome.Returned)));

    /// <summary>编制 ≠ 审核 ≠ 批准: not for whoever began the edition, and an approval not for whoever reviewed it.</summary>
    private static IQueryable<DeskTask> Signatures(VaultDbContext db, SignatureMeaning meaning, string kind)
    {
        var isShared = meaning == SignatureMeaning.Countersign;
        return from task in db.Set<SigningTask>().Where(t => t.DoneAt == null && t.Meaning == meaning)
               join edition in db.Set<Edition>() on task.EditionId equals edition.Id
               join document in db.Set<Document>() on edition.DocumentId equals document.Id
               select new DeskTask
               {
                   Kind = kind,
                   Id = task.Id,
                   ObjectId = edition.Id,
                   Number = document.Number,
                   Title = document.Title,
                   Label = edition.Label,
                   Since = task.OpenedAt,
                   Due = task.Due,
                   PersonId = task.NamedId,
                   Office = task.Office,
                   NotFor = isShared ? null : edition.CreatedById,
                   AlsoNotFor = meaning != SignatureMeaning.Approve ? null : db.Set<SigningTask>()
                       .Where(t => t.EditionId == edition.Id && t.Round == task.Round && t.Meaning == SignatureMeaning.Review && t.Outcome == TaskOutcome.Signed)
                       .Select(t => t.DoneById).FirstOrDefault(),
                   Department = task.Department ?? document.Department,
                   Restricted = document.Classification == Classification.Restricted || document.Classification == Classification.Confidential,
               };
    }

    /// <summary>A signature that nobody could give: its role is held by nobody who has an account and may, and nobody who is here is named for it (decision 17).</summary>
    private IQueryable<DeskTask> WithoutSigner(VaultDbContext db)
    {
        var able = OfficeHolders.Able(db, time);
        return from task in db.Set<SigningTask>()
               join edition in db.Set<Edition>() on task.EditionId equals edition.Id
               join document in db.Set<Document>() on edition.DocumentId equals document.Id
               where task.DoneAt == null
                     && !db.Set<Person>().Any(p => p.Id == task.NamedId && p.LeftAt == null)
                     && !able.Any(h => h.RoleCode == task.RoleCode && (task.Department == null || h.Department == task.Department)
                         && (task.Meaning == SignatureMeaning.Countersign || h.PersonId != edition.CreatedById)
                         && (task.Meaning != SignatureMeaning.Approve || !db.Set<SigningTask>().Any(t => t.EditionId == edition.Id && t.Round == task.Round
                             && t.Meaning == SignatureMeaning.Review && t.Outcome == TaskOutcome.Signed && (t.DoneById == h.PersonId || t.InsteadOfId == h.PersonId))))
               select new DeskTask
               {
                   Kind = NameSigner,
                   Id = task.Id,
                   ObjectId = edition.Id,
                   Number = document.Number,
                   Title = document.Title,
                   Label = edition.Label,
                   Since = task.OpenedAt,
                   Due = task.Due,
                   Office = RepresentativeOffice.Code(db).FirstOrDefault(),
                   Department = document.Department,
                   Restricted = document.Classification == Classification.Restricted || document.Classification == Classification.Confidential,
               };
    }

    /// <summary>An edition that waits for the controller or its author until the day on which it is to be in force.</summary>
    private static IQueryable<DeskTask> Of(VaultDbContext db, string kind, IQueryable<Edition> editions, bool ofAuthor) =>
        from edition in editions
        join document in db.Set<Document>() on edition.DocumentId equals document.Id
        select new DeskTask
        {
            Kind = kind,
            Id = edition.Id,
            ObjectId = edition.Id,
            Number = document.Number,
            Title = document.Title,
            Label = edition.Label,
            Since = edition.StateAt ?? edition.CreatedAt,
            Due = edition.EffectiveDate,
            PersonId = ofAuthor ? edition.CreatedById : null,
            Office = ofAuthor ? null : Role.Controller,
            Department = ofAuthor ? document.Department : null,
            Restricted = document.Classification == Classification.Restricted || document.Classification == Classification.Confidential,
        };
}
