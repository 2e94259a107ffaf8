using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;

namespace ComplianceVault.App.Organisation;

/// <summary>
/// Tells the owner of an account that somebody gave it a one-time password or took it into use again, and who (R14); done when the owner has chosen a new one.
/// And tells the system administrator of an account that too many failures have locked (R08): not for the quarter of an hour that the lock lasts, or an attack by
/// night would have passed unseen, but until the owner has signed in or was given a new password.
/// </summary>
internal sealed class AccountDesk : IDeskSource
{
    public const string Reset = "account.password-reset";

    public const string Locked = "account.locked";

    private static readonly string[] Acts = ["account.password-reset", "account.reactivated"];
    private static readonly string[] Chosen = [.. Acts, "account.password-changed"];
    private static readonly string[] Over = [Locked, "account.signed-in", .. Acts];

    public IReadOnlyCollection<string> DueByWaiting => [Locked];

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today)
    {
        // One that its owner chose and that is merely too old was reset by nobody.
        var chosen = db.Set<TrailObject>().Where(o => o.Kind == Account.Kind).Join(db.Set<TrailEntry>().Where(e => Chosen.Contains(e.Act)), o => o.Seq, e => e.Seq, (o, e) => new { o.ObjectId, e.Seq, e.At, e.PersonName, e.Act });
        var resets = chosen.Where(e => Acts.Contains(e.Act));
        return new Dictionary<string, IQueryable<DeskTask>>
        {
            [Reset] = db.Users.Where(u => u.MustChangePassword && u.DeactivatedAt == null)
                .Join(resets.Where(r => !chosen.Any(l => l.ObjectId == r.ObjectId && l.Seq > r.Seq)), u => u.Id, r => r.ObjectId, (u, r) => new DeskTask
                {
                    Kind = Reset,
                    Id = u.Id,
                    ObjectId = u.Id,
                    Number = u.UserName ?? "",
                    Title = r.PersonName,
                    Since = r.At,
                    PersonId = u.PersonId,
                }),
            [Locked] = LockedAccounts(db),
        };
    }

    private static IQueryable<DeskTask> LockedAccounts(VaultDbContext db)
    {
        var of = db.Set<TrailObject>().Where(o => o.Kind == Account.Kind).Join(db.Set<TrailEntry>().Where(e => Over.Contains(e.Act)), o => o.Seq, e => e.Seq, (o, e) => new { o.ObjectId, e.Seq, e.At, e.Act });
        return db.Users.Where(u => u.LockoutEnd != null && u.DeactivatedAt == null)
            .Join(of.Where(e => e.Act == Locked && !of.Any(l => l.ObjectId == e.ObjectId && l.Seq > e.Seq)), u => u.Id, e => e.ObjectId, (u, e) => new { u, e })
            .Join(db.Set<Person>(), x => x.u.PersonId, p => p.Id, (x, p) => new DeskTask
            {
                Kind = Locked,
                Id = x.u.Id,
                ObjectId = p.Id,
                Number = x.u.UserName ?? "",
                Title = p.Name,
                Since = x.e.At,
                Office = Role.Administrator,
                Department = db.Set<Department>().Where(d => d.Id == p.DepartmentId).Select(d => d.Code).FirstOrDefault(),
            });
    }
}
