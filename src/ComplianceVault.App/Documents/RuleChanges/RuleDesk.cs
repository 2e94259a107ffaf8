using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.RuleChanges;

/// <summary>Changes of rules that wait for their approval, by family: each has its own page.</summary>
internal sealed class RuleDesk(IEnumerable<IRuleFamily> families) : IDeskSource
{
    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => families.ToDictionary(f => $"{f.Name}.approve", f => Of(db, f.Name, $"{f.Name}.approve"));

    private static IQueryable<DeskTask> Of(VaultDbContext db, string family, string kind) =>
        from s in db.Set<DecisionStep>().AsNoTracking()
        where s.SubjectKind == RuleChange.Kind && s.DoneAt == null
        join c in db.Set<RuleChange>() on s.SubjectId equals c.Id
        where c.Family == family
        select new DeskTask
        {
            Kind = kind,
            Id = s.Id,
            ObjectId = c.Id,
            Number = c.Code,
            Title = c.Reason,
            Since = s.OpenedAt,
            Due = s.Due,
            PersonId = s.NamedId,
            Office = s.Office,
            NotFor = s.InitiatorId,
        };
}
