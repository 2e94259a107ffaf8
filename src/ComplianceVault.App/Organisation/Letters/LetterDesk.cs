using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>
/// Letters that wait for the general manager, for the appointed person, or after a refusal for the general manager again; and those whose last day comes within 30 days:
/// the administration drafts the next one, or lets it run out. With another letter for the same office the last is done.
/// </summary>
internal sealed class LetterDesk(CompanyTime time) : IDeskSource
{
    private const int AheadDays = 30;

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["letter.sign"] = Steps(db, "letter.sign", SignatureMeaning.Approve, today),
        ["letter.accept"] = Steps(db, "letter.accept", SignatureMeaning.Accept, today),
        ["letter.name-person"] = Unsignable.Steps(db, Letter.Kind, time).Join(db.Set<Letter>(), s => s.SubjectId, l => l.Id, (s, l) => new DeskTask
        {
            Kind = "letter.name-person",
            Id = s.Id,
            ObjectId = l.Id,
            Number = l.Number,
            Title = l.AppointeeName + " " + l.Title,
            Since = s.OpenedAt,
            Due = s.Due,
            Office = RepresentativeOffice.Code(db).FirstOrDefault(),
        }),
        ["letter.refused"] =
            from l in db.Set<Letter>().AsNoTracking()
            where l.State == LetterState.Refused
            select new DeskTask
            {
                Kind = "letter.refused",
                Id = l.Id,
                ObjectId = l.Id,
                Number = l.Number,
                Title = l.AppointeeName + " " + l.Title,
                Since = l.EndedAt ?? l.DraftedAt,
                Office = Role.Manager,
                NotFor = l.AppointeeId,
            },
        ["letter.ending"] = Ending(db, today, today.AddDays(AheadDays)),
    };

    /// <summary>Accepting waits for the appointed person alone, and not after the last day.</summary>
    private static IQueryable<DeskTask> Steps(VaultDbContext db, string kind, SignatureMeaning meaning, DateOnly today)
    {
        var isAcceptance = meaning == SignatureMeaning.Accept;
        return from s in db.Set<DecisionStep>().AsNoTracking()
               where s.SubjectKind == Letter.Kind && s.DoneAt == null && s.Meaning == meaning
               join l in db.Set<Letter>() on s.SubjectId equals l.Id
               where !isAcceptance || l.To == null || l.To >= today
               select new DeskTask
               {
                   Kind = kind,
                   Id = s.Id,
                   ObjectId = l.Id,
                   Number = l.Number,
                   Title = l.AppointeeName + " " + l.Title,
                   Since = s.OpenedAt,
                   Due = s.Due,
                   PersonId = s.NamedId,
                   Office = isAcceptance ? null : s.Office,
                   NotFor = isAcceptance ? null : s.InitiatorId,
                   AlsoNotFor = isAcceptance ? null : l.AppointeeId,
               };
    }

    private static IQueryable<DeskTask> Ending(VaultDbContext db, DateOnly today, DateOnly until) =>
        from l in db.Set<Letter>().AsNoTracking()
        where LetterWorkflow.Issued.Contains(l.State) && l.To >= today && l.To <= until
        where !db.Set<Letter>().Any(n => n.AppointeeId == l.AppointeeId && n.Title == l.Title && (n.State == LetterState.Draft || (LetterWorkflow.Issued.Contains(n.State) && (n.To == null || n.To > l.To))))
        select new DeskTask
        {
            Kind = "letter.ending",
            Id = l.Id,
            ObjectId = l.Id,
            Number = l.Number,
            Title = l.AppointeeName + " " + l.Title,
            Since = l.DraftedAt,
            Due = l.To,
            Office = Role.Controller,
        };
}
