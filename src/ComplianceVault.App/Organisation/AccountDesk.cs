using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;

namespace ComplianceVault.App.Organisation;

/// <summary>
/// Tells the owner of an account that somebody gave it a one-time password or took it into use again, and who (R14); done when the owner has chosen a new one.
/// </summary>
internal sealed class AccountDesk : IDeskSource
{
    public const string Reset = "account.password-reset";

    private static readonly string[] Acts = ["account.password-reset", "account.reactivated"];

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today)
    {
        var resets = db.Set<TrailObject>().Where(o => o.Kind == Account.Kind).Join(db.Set<TrailEntry>().Where(e => Acts.Contains(e.Act)), o => o.Seq, e => e.Seq, (o, e) => new { o.ObjectId, e.Seq, e.At, e.PersonName });
        return new Dictionary<string, IQueryable<DeskTask>>
        {
            [Reset] = db.Users.Where(u => u.MustChangePassword && u.DeactivatedAt == null)
                .Join(resets.Where(r => !resets.Any(l => l.ObjectId == r.ObjectId && l.Seq > r.Seq)), u => u.Id, r => r.ObjectId, (u, r) => new DeskTask
                {
                    Kind = Reset,
                    Id = u.Id,
                    ObjectId = u.Id,
                    Number = u.UserName ?? "",
                    Title = r.PersonName,
                    Since = r.At,
                    PersonId = u.PersonId,
                }),
        };
    }
}
