using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>
/// Letters that wait for the general manager, and those whose last day comes within 30 days: the administration drafts the next one, or lets it run out. With another
/// letter for the same office the second is done.
/// </summary>
internal sealed class LetterDesk : IDeskSource
{
    private const int AheadDays = 30;

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        ["letter.sign"] =
            from s in db.Set<DecisionStep>()
            where s.SubjectKind == Letter.Kind && s.DoneAt == null
            join l in db.Set<Letter>() on s.SubjectId equals l.Id
            select new DeskTask
            {
                Kind = "letter.sign",
                Id = s.Id,
                ObjectId = l.Id,
                Number = l.Number,
                Title = l.AppointeeName + " " + l.Title,
                Since = s.OpenedAt,
                Due = s.Due,
                PersonId = s.NamedId,
                Office = s.Office,
                NotFor = s.InitiatorId,
                AlsoNotFor = l.AppointeeId,
            },
        ["letter.ending"] = Ending(db, today, today.AddDays(AheadDays)),
    };

    private static IQueryable<DeskTask> Ending(VaultDbContext db, DateOnly today, DateOnly until) =>
        from l in db.Set<Letter>().AsNoTracking()
        where l.State == LetterState.Signed && l.To >= today && l.To <= until
        where !db.Set<Letter>().Any(n => n.AppointeeId == l.AppointeeId && n.Title == l.Title && (n.State == LetterState.Draft || (n.State == LetterState.Signed && (n.To == null || n.To > l.To))))
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
