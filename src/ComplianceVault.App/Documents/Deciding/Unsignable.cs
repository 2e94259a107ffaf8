using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Deciding;

/// <summary>
/// Open steps that nobody can sign: nobody who may holds the office with an account or a deputy, and nobody who is here is named for it. They wait for the management
/// representative to name a person (decision 17).
/// </summary>
internal static class Unsignable
{
    public static IQueryable<DecisionStep> Steps(VaultDbContext db, string subject, CompanyTime time)
    {
        var able = OfficeHolders.Able(db, time);
        var signed = db.Set<DecisionStep>().Where(b => b.SubjectKind == subject && b.Outcome == TaskOutcome.Signed);
        return db.Set<DecisionStep>().AsNoTracking().Where(Deciders.Nameable).Where(s => s.SubjectKind == subject && s.DoneAt == null
            && !db.Set<Person>().Any(p => p.Id == s.NamedId && p.LeftAt == null)
            && !able.Any(h => h.RoleCode == s.RoleCode && (s.Department == null || h.Department == s.Department)
                && ((s.Apart != Apart.Initiator && s.Apart != Apart.All) || h.PersonId != s.InitiatorId)
                && (s.Apart != Apart.All || !signed.Any(b => b.SubjectId == s.SubjectId && b.Ordinal < s.Ordinal && (b.DoneById == h.PersonId || b.InsteadOfId == h.PersonId)))));
    }
}
