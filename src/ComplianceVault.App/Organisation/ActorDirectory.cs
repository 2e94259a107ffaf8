using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>
/// Works out who acts and with which rights at this very moment: nothing is remembered from sign-in, so that a role that ended, a deputy's
/// last day or an off-boarding counts at once (R10, cross test e).
/// </summary>
public sealed class ActorDirectory(IDbContextFactory<VaultDbContext> databases, CompanyTime time) : IActors
{
    /// <summary>The actor of a person, or null when the person has left or is unknown.</summary>
    public async Task<Actor?> FindAsync(Guid personId, ActSession session, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId, ct);
        var now = time.Now;
        if (person is null || person.LeftAt <= now || await db.Users.AnyAsync(a => a.PersonId == personId && a.DeactivatedAt != null, ct))
            return null;
        var grant = person.IsExternal ? await GrantAsync(db, personId, ct) : null;
        var own = await AssignmentsAsync(db, personId, now, ct);
        var lent = await LentAsync(db, personId, now, ct);
        var offices = await OfficesAsync(db, personId, lent, now, ct);
        return new Actor
        {
            PersonId = personId,
            Name = person.Name,
            Session = session,
            IsExternal = person.IsExternal,
            Roles = own.Select(a => a.RoleCode).Concat(lent.Select(l => l.Role)).ToHashSet(),
            Grant = grant,
            Permissions = person.IsExternal && grant is null ? [] : await PermissionsAsync(db, [.. own.Select(a => a.RoleCode)], [.. lent.Select(l => l.Role)], now, ct),
            Departments = await DepartmentsAsync(db, person, own, ct),
            Offices = offices.Keys.ToHashSet(),
            StandsIn = offices.Where(o => o.Value is not null).ToDictionary(o => o.Key, o => o.Value!),
            DeputyFor = lent.GroupBy(l => l.Role).ToDictionary(g => g.Key, g => g.First().For),
        };
    }

    /// <summary>The first person who holds the role today, for what the loader of a sample does in their name.</summary>
    public async Task<Actor?> FindHolderAsync(string roleCode, ActSession session, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.Now;
        var id = await db.Set<RoleAssignment>().Where(a => a.RoleCode == roleCode && a.From <= now && (a.To == null || a.To > now))
            .OrderBy(a => a.From).ThenBy(a => a.Id).Select(a => (Guid?)a.PersonId).FirstOrDefaultAsync(ct);
        return id is null ? null : await FindAsync(id.Value, session, ct);
    }

    /// <summary>The actor of the person with this name: for the command line, whose right to act as somebody is the operator's access to the data.</summary>
    public async Task<Actor?> FindByNameAsync(string name, ActSession session, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.UserName == name, ct);
        var id = account?.PersonId ?? await db.Set<Person>().Where(p => p.Name == name).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        return id is null ? null : await FindAsync(id.Value, session, ct);
    }

    private static Task<List<RoleAssignment>> AssignmentsAsync(VaultDbContext db, Guid personId, DateTime now, CancellationToken ct) =>
        db.Set<RoleAssignment>().AsNoTracking()
            .Where(a => a.PersonId == personId && a.From <= now && (a.To == null || a.To > now))
            .ToListAsync(ct);

    private async Task<List<(string Role, string For, Guid ForId)>> LentAsync(VaultDbContext db, Guid deputyId, DateTime now, CancellationToken ct)
    {
        var today = time.Today;
        var lent = await db.Set<Delegation>().AsNoTracking()
            .Where(d => d.DeputyId == deputyId && d.From <= today && d.To >= today && (d.RevokedAt == null || d.RevokedAt > now))
            .Join(db.Set<Person>().Where(p => p.LeftAt == null || p.LeftAt > now), d => d.PersonId, p => p.Id, (d, p) => new { d.RoleCode, p.Id, p.Name })
            .Where(l => db.Set<RoleAssignment>().Any(a => a.PersonId == l.Id && a.RoleCode == l.RoleCode && a.From <= now && (a.To == null || a.To > now)))
            .ToListAsync(ct);
        return [.. lent.Select(l => (l.RoleCode, l.Name, l.Id))];
    }

    private async Task<ExternalAccess?> GrantAsync(VaultDbContext db, Guid personId, CancellationToken ct)
    {
        var (now, today) = (time.Now, time.Today);
        var grant = await db.Set<ExternalGrant>().AsNoTracking()
            .Where(g => g.PersonId == personId && g.From <= today && g.To >= today && (g.EndedAt == null || g.EndedAt > now))
            .OrderByDescending(g => g.GrantedAt)
            .FirstOrDefaultAsync(ct);
        return grant is null ? null : new ExternalAccess(grant.To, grant.DocumentsInForce, grant.ExportAllowed, grant.VerdictsShown, await GrantedRecords.OfAsync(db, grant, ct));
    }

    /// <summary>A deputy does the work of the role; deciding who may do what is never lent (R47).</summary>
    private static async Task<HashSet<Permission>> PermissionsAsync(VaultDbContext db, List<string> own, List<string> lent, DateTime now, CancellationToken ct)
    {
        var roles = own.Concat(lent).ToHashSet();
        var permitted = await db.Set<RolePermission>().AsNoTracking()
            .Where(p => roles.Contains(p.RoleCode) && p.From <= now && (p.To == null || p.To > now))
            .Select(p => new { p.RoleCode, p.Permission }).ToListAsync(ct);
        return [.. permitted.Where(p => own.Contains(p.RoleCode) || p.Permission != Permission.ManageOrganisation).Select(p => p.Permission)];
    }

    /// <summary>
    /// Own roles and those of the people deputised, each for the company and for the department in which it is held, with the name of the absent; null for own ones.
    /// </summary>
    private static async Task<Dictionary<string, string?>> OfficesAsync(
        VaultDbContext db, Guid personId, List<(string Role, string For, Guid ForId)> lent, DateTime now, CancellationToken ct)
    {
        var absent = lent.Select(l => l.ForId).ToList();
        var held = await OfficeHolders.InForce(db, now).Where(h => h.PersonId == personId || absent.Contains(h.PersonId)).ToListAsync(ct);
        var offices = new Dictionary<string, string?>();
        foreach (var one in held.OrderBy(h => h.PersonId != personId).Where(h => h.PersonId == personId || lent.Exists(l => l.ForId == h.PersonId && l.Role == h.RoleCode)))
        {
            foreach (var office in new[] { one.RoleCode, Organisation.Offices.Of(one.RoleCode, one.Department) })
                offices.TryAdd(office, one.PersonId == personId ? null : one.Name);
        }

        return offices;
    }

    private static async Task<HashSet<string>> DepartmentsAsync(VaultDbContext db, Person person, List<RoleAssignment> own, CancellationToken ct)
    {
        var codes = own.Where(a => a.DepartmentCode is not null).Select(a => a.DepartmentCode!).ToHashSet();
        if (await db.Set<Department>().Where(d => d.Id == person.DepartmentId).Select(d => d.Code).FirstOrDefaultAsync(ct) is { } home)
            codes.Add(home);
        return codes;
    }
}
