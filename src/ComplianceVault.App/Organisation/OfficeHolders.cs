using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A role as somebody holds it, in one word: of the company (<c>gm</c>), or of a department (<c>dept_head@tech</c>).</summary>
public static class Offices
{
    public static string Of(string role, string? department) => department is null ? role : $"{role}@{department}";

    /// <summary>The office's role and department, of what <see cref="Of"/> made.</summary>
    public static (string Role, string? Department) Parts(string office) =>
        office.Split('@', 2) is [var role, var department] ? (role, department) : (office, null);
}

/// <summary>Somebody who can act in a role right now: as its holder, or as the deputy of <paramref name="ForName"/>.</summary>
internal sealed record OfficeHolder(Guid PersonId, string Name, Guid? ForId = null, string? ForName = null)
{
    public IEnumerable<Guid> Involved => ForId is { } absent ? [PersonId, absent] : [PersonId];
}

/// <summary>A role in force with the department in which it is held; inside a query.</summary>
internal sealed class HeldRole
{
    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    public required string RoleCode { get; init; }

    /// <summary>Of the assignment, or else the person's own.</summary>
    public string? Department { get; init; }
}

/// <summary>Who holds which role at this moment, read from the database each time: a role that ended a second ago counts no more (R10).</summary>
internal static class OfficeHolders
{
    /// <summary>The holders of a role who have an account that works, and after them their deputies of today.</summary>
    public static async Task<IReadOnlyList<OfficeHolder>> OfAsync(VaultDbContext db, string role, string? department, CompanyTime time, CancellationToken ct)
    {
        var (now, today) = (time.Now, time.Today);
        var held = await InForce(db, now).Where(h => h.RoleCode == role && (department == null || h.Department == department)).ToListAsync(ct);
        var ids = held.Select(h => h.PersonId).ToList();
        var deputies = await db.Set<Delegation>().AsNoTracking()
            .Where(d => ids.Contains(d.PersonId) && d.RoleCode == role && d.From <= today && d.To >= today && (d.RevokedAt == null || d.RevokedAt > now))
            .Join(Present(db, now), d => d.DeputyId, p => p.Id, (d, p) => new { d.PersonId, p.Id, p.Name }).ToListAsync(ct);
        var names = held.DistinctBy(h => h.PersonId).ToDictionary(h => h.PersonId, h => h.Name);
        var able = await AbleAsync(db, [.. ids, .. deputies.Select(d => d.Id)], ct);
        return [.. names.Where(n => able.Contains(n.Key)).Select(n => new OfficeHolder(n.Key, n.Value)).OrderBy(h => h.Name, StringComparer.Ordinal),
            .. deputies.Where(d => able.Contains(d.Id)).Select(d => new OfficeHolder(d.Id, d.Name, d.PersonId, names[d.PersonId])).OrderBy(h => h.Name, StringComparer.Ordinal)];
    }

    /// <summary>The person, if still here and able to sign.</summary>
    public static async Task<OfficeHolder?> FindAsync(VaultDbContext db, Guid personId, CompanyTime time, CancellationToken ct)
    {
        var person = await Present(db, time.Now).Where(p => p.Id == personId).Select(p => new { p.Id, p.Name }).FirstOrDefaultAsync(ct);
        return person is not null && (await AbleAsync(db, [personId], ct)).Contains(personId) ? new(person.Id, person.Name) : null;
    }

    /// <summary>Roles in force of people of the company who are still here.</summary>
    public static IQueryable<HeldRole> InForce(VaultDbContext db, DateTime now) =>
        db.Set<RoleAssignment>().AsNoTracking().Where(a => a.From <= now && (a.To == null || a.To > now))
            .Join(Present(db, now), a => a.PersonId, p => p.Id, (a, p) => new HeldRole
            {
                PersonId = p.Id,
                Name = p.Name,
                RoleCode = a.RoleCode,
                Department = a.DepartmentCode ?? db.Set<Department>().Where(d => d.Id == p.DepartmentId).Select(d => d.Code).FirstOrDefault(),
            });

    /// <summary>Of these the roles for which somebody can act today: the holder with an account that works, or a deputy.</summary>
    public static IQueryable<HeldRole> Able(VaultDbContext db, CompanyTime time)
    {
        var (now, today) = (time.Now, time.Today);
        return InForce(db, now).Where(h => db.Users.Any(u => u.PersonId == h.PersonId && u.DeactivatedAt == null)
            || db.Set<Delegation>().Any(d => d.PersonId == h.PersonId && d.RoleCode == h.RoleCode && d.From <= today && d.To >= today && (d.RevokedAt == null || d.RevokedAt > now)));
    }

    private static IQueryable<Person> Present(VaultDbContext db, DateTime now) =>
        db.Set<Person>().AsNoTracking().Where(p => !p.IsExternal && (p.LeftAt == null || p.LeftAt > now));

    private static async Task<HashSet<Guid>> AbleAsync(VaultDbContext db, List<Guid> people, CancellationToken ct) =>
        [.. await db.Users.Where(u => people.Contains(u.PersonId) && u.DeactivatedAt == null).Select(u => u.PersonId).ToListAsync(ct)];
}
