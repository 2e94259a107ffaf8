using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Which people a list shows.</summary>
public sealed record PeopleFilter(string? Words = null, Guid? DepartmentId = null, bool WithLeft = false);

/// <summary>How a person signs in.</summary>
public enum AccountState
{
    None,
    Active,

    /// <summary>A one-time password was given; the owner has not chosen an own one yet.</summary>
    MustChangePassword,
    LockedOut,
    Deactivated,
}

/// <summary>A person in the list; roles by name.</summary>
public sealed record PersonRow(
    Guid Id, string Name, string? Department, bool IsExternal, DateTime? LeftAt, string? UserName, AccountState Account, IReadOnlyList<string> Roles);

/// <summary>A period in which a person holds a role.</summary>
public sealed record PersonRole(Guid Id, string Code, string Name, string? Department, DateTime From, DateTime? To, bool InForce);

/// <summary>A person's own page.</summary>
public sealed record PersonDetail(
    Guid Id, int Version, string Name, Guid? DepartmentId, string? Department, string? Email, bool IsExternal, DateTime? LeftAt, string? UserName,
    AccountState Account, bool SecondFactor, IReadOnlyList<PersonRole> Roles, IReadOnlyList<DeputyRow> Deputies, IReadOnlyList<GrantRow> Grants);

/// <summary>People with their roles and accounts.</summary>
[Needs(Permission.ManageOrganisation, Permission.GrantExternalAccess, Permission.Audit)]
public sealed class PeopleQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    public async Task<Result<Page<PersonRow>>> ListAsync(Actor actor, PeopleFilter filter, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var people = Filtered(db, filter);
        var rows = await people.OrderBy(p => p.LeftAt != null).ThenBy(p => p.Id).Skip(page.Skip).Take(page.Take)
            .Select(p => new
            {
                Person = p,
                Department = db.Set<Department>().Where(d => d.Id == p.DepartmentId).Select(d => d.NameZh).FirstOrDefault(),
                Account = db.Users.FirstOrDefault(a => a.PersonId == p.Id),
            }).ToListAsync(ct);
        var roles = await RoleNamesAsync(db, [.. rows.Select(r => r.Person.Id)], ct);
        return new Page<PersonRow>(
            [.. rows.Select(r => new PersonRow(
                r.Person.Id, r.Person.Name, r.Department, r.Person.IsExternal, r.Person.LeftAt, r.Account?.UserName, State(r.Account), [.. roles[r.Person.Id]]))],
            await people.CountAsync(ct));
    }

    public async Task<Result<PersonDetail>> FindAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } person)
            return Error.NotFound("organisation.person-unknown");
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == id, ct);
        var department = await db.Set<Department>().Where(d => d.Id == person.DepartmentId).Select(d => d.NameZh).FirstOrDefaultAsync(ct);
        return new PersonDetail(
            id, person.Version, person.Name, person.DepartmentId, department, person.Email, person.IsExternal, person.LeftAt, account?.UserName,
            State(account), account?.TwoFactorEnabled == true, await RolesAsync(db, id, ct),
            await OrganisationQueries.Deputies(db, db.Set<Delegation>().Where(d => d.PersonId == id || d.DeputyId == id)).ToListAsync(ct),
            await GrantsAsync(db, person, ct));
    }

    private static IQueryable<Person> Filtered(VaultDbContext db, PeopleFilter filter)
    {
        var people = db.Set<Person>().AsNoTracking();
        if (!filter.WithLeft)
            people = people.Where(p => p.LeftAt == null);
        if (filter.DepartmentId is { } department)
            people = people.Where(p => p.DepartmentId == department);
        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            var words = filter.Words.Trim();
            people = people.Where(p => p.Name.Contains(words) || db.Users.Any(a => a.PersonId == p.Id && a.UserName!.Contains(words)));
        }

        return people;
    }

    private async Task<ILookup<Guid, string>> RoleNamesAsync(VaultDbContext db, List<Guid> people, CancellationToken ct)
    {
        var now = time.Now;
        var held = await db.Set<RoleAssignment>().AsNoTracking()
            .Where(a => people.Contains(a.PersonId) && a.From <= now && (a.To == null || a.To > now) && a.RoleCode != Role.AllStaff)
            .Join(db.Set<Role>(), a => a.RoleCode, r => r.Code, (a, r) => new { a.PersonId, r.NameZh, r.Ordinal })
            .OrderBy(r => r.Ordinal).ToListAsync(ct);
        return held.ToLookup(h => h.PersonId, h => h.NameZh);
    }

    private async Task<List<PersonRole>> RolesAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        var now = time.Now;
        var query =
            from a in db.Set<RoleAssignment>().AsNoTracking()
            where a.PersonId == id
            join role in db.Set<Role>() on a.RoleCode equals role.Code
            let department = db.Set<Department>().Where(d => d.Code == a.DepartmentCode).Select(d => d.NameZh).FirstOrDefault()
            orderby a.To != null && a.To <= now, role.Ordinal, a.From descending
            select new PersonRole(a.Id, a.RoleCode, role.NameZh, department, a.From, a.To, a.From <= now && (a.To == null || a.To > now));
        return await query.ToListAsync(ct);
    }

    private static async Task<List<GrantRow>> GrantsAsync(VaultDbContext db, Person person, CancellationToken ct) =>
        await db.Set<ExternalGrant>().AsNoTracking().Where(g => g.PersonId == person.Id).OrderByDescending(g => g.GrantedAt)
            .Select(g => new GrantRow(
                g.Id, g.PersonId, person.Name, g.From, g.To, g.DocumentsInForce, g.ExportAllowed, g.VerdictsShown, g.Reason, g.GrantedByName, g.EndedAt))
            .ToListAsync(ct);

    private AccountState State(Account? account) => account switch
    {
        null => AccountState.None,
        { DeactivatedAt: not null } => AccountState.Deactivated,
        { LockoutEnd: { } end } when end.UtcDateTime > time.Now => AccountState.LockedOut,
        { MustChangePassword: true } => AccountState.MustChangePassword,
        _ => AccountState.Active,
    };
}
