using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A department to choose.</summary>
public sealed record DepartmentChoice(Guid Id, string Code, string NameZh, string? NameEn);

/// <summary>A person to choose.</summary>
public sealed record PersonChoice(Guid Id, string Name, string? Department, bool IsExternal);

/// <summary>A role to choose; <paramref name="InEachDepartment"/>: it is held in a department.</summary>
public sealed record RoleChoice(string Code, string NameZh, string? NameEn, RoleKind Kind, bool InEachDepartment, string? Duties);

/// <summary>Who and what there is, for everybody who has to name a department, a person or a role.</summary>
[Needs(Permission.Read)]
public sealed class DirectoryQueries(IDbContextFactory<VaultDbContext> databases)
{
    public async Task<Result<IReadOnlyList<DepartmentChoice>>> DepartmentsAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Department>().AsNoTracking().Where(d => d.Active).OrderBy(d => d.Ordinal)
            .Select(d => new DepartmentChoice(d.Id, d.Code, d.NameZh, d.NameEn)).ToListAsync(ct);
    }

    /// <summary>People who are here, by name.</summary>
    public async Task<Result<IReadOnlyList<PersonChoice>>> PeopleAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Person>().AsNoTracking().Where(p => p.LeftAt == null).OrderBy(p => p.Id)
            .Select(p => new PersonChoice(
                p.Id, p.Name, db.Set<Department>().Where(d => d.Id == p.DepartmentId).Select(d => d.NameZh).FirstOrDefault(), p.IsExternal))
            .ToListAsync(ct);
    }

    public async Task<Result<IReadOnlyList<RoleChoice>>> RolesAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Role>().AsNoTracking().OrderBy(r => r.Ordinal)
            .Select(r => new RoleChoice(r.Code, r.NameZh, r.NameEn, r.Kind, r.DepartmentCode == null && r.Kind != RoleKind.External && r.Code != Role.AllStaff, r.Duties))
            .ToListAsync(ct);
    }
}
