using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Organisation;

/// <summary>A role to be held; <paramref name="DepartmentCode"/> for a role that exists in each department.</summary>
public sealed record RoleInput(string RoleCode, string? DepartmentCode = null);

/// <summary>Begins and ends the periods in which people hold roles. What was is never changed (decision 8).</summary>
internal static class RolePeriods
{
    public static RoleAssignment Begin(Act act, Person person, RoleInput role, DateTime from, DateTime? to, object? detail = null)
    {
        var period = new RoleAssignment
        {
            Id = act.NewId(),
            PersonId = person.Id,
            RoleCode = role.RoleCode,
            DepartmentCode = role.DepartmentCode,
            From = from,
            To = to,
        };
        act.Db.Add(period);
        act.Note(
            "role.assigned",
            (new ObjectRef(Person.Kind, person.Id), new { person.Name, Role = role.RoleCode, Department = role.DepartmentCode, From = from, To = to, More = detail }),
            (new ObjectRef(RoleAssignment.Kind, period.Id), null));
        return period;
    }

    public static void End(Act act, Person person, RoleAssignment period, string reason)
    {
        // A period that has not begun ends where it begins: it was never in force.
        var (old, end) = (period.To, period.From > act.Now ? period.From : act.Now);
        period.To = end;
        act.Note(
            "role.ended",
            (new ObjectRef(Person.Kind, person.Id), new { person.Name, Role = period.RoleCode, Department = period.DepartmentCode, Old = old, New = end, Reason = reason }),
            (new ObjectRef(RoleAssignment.Kind, period.Id), null));
    }

    /// <summary>The roles whose holders administer who may do what.</summary>
    public static IQueryable<string> Administering(VaultDbContext db, DateTime now) =>
        db.Set<RolePermission>()
            .Where(p => p.Permission == Permission.ManageOrganisation && p.From <= now && (p.To == null || p.To > now))
            .Select(p => p.RoleCode);

    /// <summary>Those who can administer right now: role in force, still here, an account that works.</summary>
    public static IQueryable<RoleAssignment> Administrators(VaultDbContext db, DateTime now) =>
        db.Set<RoleAssignment>()
            .Where(a => a.From <= now && (a.To == null || a.To > now) && Administering(db, now).Contains(a.RoleCode))
            .Where(a => db.Set<Person>().Any(p => p.Id == a.PersonId && p.LeftAt == null && !p.IsExternal))
            .Where(a => db.Users.Any(u => u.PersonId == a.PersonId && u.DeactivatedAt == null));
}
