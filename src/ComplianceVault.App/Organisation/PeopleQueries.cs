using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
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

/// <summary>A person in the list.</summary>
public sealed record PersonRow(
    Guid Id, string Name, Named? Department, bool IsExternal, DateTime? LeftAt, string? UserName, AccountState Account, IReadOnlyList<Named> Roles);

/// <summary>A period in which a person holds a role.</summary>
public sealed record PersonRole(Guid Id, string Code, Named Name, Named? Department, DateTime From, DateTime? To, bool InForce);

/// <summary>A person's own page.</summary>
public sealed record PersonDetail(
    Guid Id, int Version, string Name, Guid? DepartmentId, Named? Department, string? Email, bool IsExternal, DateTime? LeftAt, string? UserName,
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
        var departments = await db.Set<Department>().AsNoTracking().ToDictionaryAsync(d => d.Id, d => new Named(d.Code, d.NameZh, d.NameEn), ct);
        var rows = await people.OrderBy(p => p.LeftAt != null).ThenBy(p => p.Id).Skip(page.Skip).Take(page.Take)
            .Select(p => new
            {
                Person = p,
                Account = db.Users.FirstOrDefault(a => a.PersonId == p.Id),
            }).ToListAsync(ct);
        var roles = await RoleNamesAsync(db, [.. rows.Select(r => r.Person.Id)], ct);
        return new Page<PersonRow>(
            [.. rows.Select(r => new PersonRow(
                r.Person.Id, r.Person.Name, r.Person.DepartmentId is { } own ? departments[own] : null, r.Person.IsExternal, r.Person.LeftAt, r.Account?.UserName, State(r.Account), [.. roles[r.Person.Id]]))],
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
        var department = await db.Set<Department>().Where(d => d.Id == person.DepartmentId).Select(d => new Named(d.Code, d.NameZh, d.NameEn)).FirstOrDefaultAsync(ct);
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

    private async Task<ILookup<Guid, Named>> RoleNamesAsync(VaultDbContext db, List<Guid> people, CancellationToken ct)
    {
        var now = time.Now;
        var held = await db.Set<RoleAssignment>().AsNoTracking()
            .Where(a => people.Contains(a.PersonId) && a.From <= now && (a.To == null || a.To > now) && a.RoleCode != Role.AllStaff)
            .Join(db.Set<Role>(), a => a.RoleCode, r => r.Code, (a, r) => new { a.PersonId, Role = r })
            .OrderBy(h => h.Role.Ordinal).ToListAsync(ct);
        return held.ToLookup(h => h.PersonId, h => new Named(h.Role.Code, h.Role.NameZh, h.Role.NameEn));
    }

    private async Task<List<PersonRole>> RolesAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        var now = time.Now;
        var departments = await db.Set<Department>().AsNoTracking().ToDictionaryAsync(d => d.Code, d => new Named(d.Code, d.NameZh, d.NameEn), ct);
        var held = await db.Set<RoleAssignment>().AsNoTracking().Where(a => a.PersonId == id)
            .Join(db.Set<Role>(), a => a.RoleCode, r => r.Code, (a, r) => new { Period = a, Role = r })
            .OrderBy(h => h.Period.To != null && h.Period.To <= now).ThenBy(h => h.Role.Ordinal).ThenByDescending(h => h.Period.From).ToListAsync(ct);
        return held.ConvertAll(h => new PersonRole(
            h.Period.Id, h.Role.Code, new Named(h.Role.Code, h.Role.NameZh, h.Role.NameEn), h.Period.DepartmentCode is { } code ? departments.GetValueOrDefault(code) : null,
            h.Period.From, h.Period.To, h.Period.From <= now && (h.Period.To == null || h.Period.To > now)));
    }

    private static async Task<List<GrantRow>> GrantsAsync(VaultDbContext db, Person person, CancellationToken ct) =>
        await db.Set<ExternalGrant>().AsNoTracking().Where(g => g.PersonId == person.Id).OrderByDescending(g => g.GrantedAt)
            .Select(g => new GrantRow(
                g.Id, g.PersonId, person.Name, g.From, g.To, g.DocumentsInForce, g.ExportAllowed, g.VerdictsShown, g.Reason, g.GrantedByName, g.EndedAt, g.RecordClauses, g.RecordsFrom, g.RecordsTo, g.RestrictedForms))
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
