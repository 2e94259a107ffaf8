using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Whose documents somebody writes: those of the own departments and of the departments whose roles are held; the controller those of all.</summary>
internal static class Writers
{
    public static async Task<Error?> RefusalAsync(VaultDbContext db, Actor actor, string? department, CancellationToken ct)
    {
        if (actor.Can(Permission.ControlDocuments) || (department is not null && actor.Departments.Contains(department)))
            return null;
        if (department is not null && await db.Set<Role>().AnyAsync(r => r.DepartmentCode == department && actor.Roles.Contains(r.Code), ct))
            return null;
        var name = await db.Set<Department>().Where(d => d.Code == department).Select(d => d.NameZh).FirstOrDefaultAsync(ct);
        return Error.Forbidden("lifecycle.not-your-department", name ?? department ?? "—");
    }
}
