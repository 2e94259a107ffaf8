using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A department in the list; aliases one a line.</summary>
public sealed record DepartmentRow(
    Guid Id, int Version, string Code, string NameZh, string? NameEn, string Aliases, string? Duties, bool Active, int People);

/// <summary>A role with those who hold it today and what it permits; <paramref name="Appointed"/>: management appoints its holders in writing.</summary>
public sealed record RoleRow(
    string Code, string NameZh, string? NameEn, string? Department, RoleKind Kind, bool Appointed, string? Duties, IReadOnlyList<RoleHolder> Holders, IReadOnlyList<Permission> Permissions);

/// <summary>Who holds a role today, in which department, and the letters in effect that say so.</summary>
public sealed record RoleHolder(Guid PersonId, string Name, string? Department, IReadOnlyList<HolderLetter> Letters);

/// <summary>A letter in effect, from when to when.</summary>
public sealed record HolderLetter(string Number, LetterKind What, DateOnly From, DateOnly? To);

/// <summary>A deputy's time.</summary>
public sealed record DeputyRow(
    Guid Id, Guid PersonId, string Person, Guid DeputyId, string Deputy, Named Role, DateOnly From, DateOnly To, string Reason, DateTime? RevokedAt);

/// <summary>A proposed role that waits for a second administrator.</summary>
public sealed record ProposalRow(Guid Id, Guid PersonId, string Person, string Role, string Reason, Guid ById, string ByName, DateTime At);

/// <summary>A grant to an auditor from outside.</summary>
public sealed record GrantRow(
    Guid Id, Guid PersonId, string Person, DateOnly From, DateOnly To, bool DocumentsInForce, bool ExportAllowed, bool VerdictsShown,
    string Reason, string GrantedByName, DateTime? EndedAt, string? RecordClauses, DateOnly? RecordsFrom, DateOnly? RecordsTo, string? RestrictedForms);

/// <summary>The organisation as those see it who run or audit it.</summary>
[Needs(Permission.ManageOrganisation, Permission.GrantExternalAccess, Permission.Audit)]
public sealed class OrganisationQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    public async Task<Result<IReadOnlyList<DepartmentRow>>> DepartmentsAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Department>().AsNoTracking().OrderByDescending(d => d.Active).ThenBy(d => d.Ordinal)
            .Select(d => new DepartmentRow(
                d.Id, d.Version, d.Code, d.NameZh, d.NameEn, d.Aliases, d.Duties, d.Active,
                db.Set<Person>().Count(p => p.DepartmentId == d.Id && p.LeftAt == null)))
            .ToListAsync(ct);
    }

    public async Task<Result<IReadOnlyList<RoleRow>>> RolesAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.Now;
        var departments = await db.Set<Department>().AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.NameZh, ct);
        var held = await db.Set<RoleAssignment>().AsNoTracking().Where(a => a.From <= now && (a.To == null || a.To > now))
            .Join(db.Set<Person>(), a => a.PersonId, p => p.Id, (a, p) => new { a.RoleCode, a.DepartmentCode, p.Id, p.Name }).ToListAsync(ct);
        var permitted = await db.Set<RolePermission>().AsNoTracking().Where(p => p.From <= now && (p.To == null || p.To > now)).ToListAsync(ct);
        var roles = await db.Set<Role>().AsNoTracking().OrderBy(r => r.Ordinal).ToListAsync(ct);
        var letters = (await db.Set<Letter>().AsNoTracking().Where(Letter.InEffect(time.Today)).Where(l => l.RoleCode != null).OrderBy(l => l.Number).ToListAsync(ct))
            .ToLookup(l => (l.AppointeeId, l.RoleCode));
        return roles.ConvertAll(r => new RoleRow(
            r.Code, r.NameZh, r.NameEn, Named(r.DepartmentCode), r.Kind, r.Appointed, r.Duties,
            [.. held.Where(h => h.RoleCode == r.Code).Select(h => new RoleHolder(h.Id, h.Name, Named(h.DepartmentCode), LettersOf(h.Id, r.Code, h.DepartmentCode)))],
            [.. permitted.Where(p => p.RoleCode == r.Code).Select(p => p.Permission).Order()]));

        string? Named(string? code) => code is null ? null : departments.GetValueOrDefault(code, code);

        // A letter for the role of one department says nothing of another's.
        List<HolderLetter> LettersOf(Guid person, string role, string? department) =>
            [.. letters[(person, role)].Where(l => l.Department is null || department is null || l.Department == department).Select(l => new HolderLetter(l.Number, l.What, l.From, l.To))];
    }

    /// <summary>Deputies, newest first; without <paramref name="past"/> only those whose time runs or is to come.</summary>
    public async Task<Result<IReadOnlyList<DeputyRow>>> DeputiesAsync(Actor actor, bool past, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var today = time.Today;
        return await Deputies(db, db.Set<Delegation>().Where(d => past || (d.To >= today && d.RevokedAt == null))).ToListAsync(ct);
    }

    public async Task<Result<IReadOnlyList<ProposalRow>>> OpenProposalsAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await (
            from p in db.Set<RoleProposal>().AsNoTracking()
            where p.State == ProposalState.Open
            join person in db.Set<Person>() on p.PersonId equals person.Id
            join role in db.Set<Role>() on p.RoleCode equals role.Code
            orderby p.At
            select new ProposalRow(p.Id, p.PersonId, person.Name, role.NameZh, p.Reason, p.ById, p.ByName, p.At)).ToListAsync(ct);
    }

    internal static IQueryable<DeputyRow> Deputies(VaultDbContext db, IQueryable<Delegation> delegations) =>
        from d in delegations.AsNoTracking()
        join person in db.Set<Person>() on d.PersonId equals person.Id
        join deputy in db.Set<Person>() on d.DeputyId equals deputy.Id
        join role in db.Set<Role>() on d.RoleCode equals role.Code
        orderby d.From descending, d.Id
        select new DeputyRow(d.Id, person.Id, person.Name, deputy.Id, deputy.Name, new Named(role.Code, role.NameZh, role.NameEn), d.From, d.To, d.Reason, d.RevokedAt);
}
