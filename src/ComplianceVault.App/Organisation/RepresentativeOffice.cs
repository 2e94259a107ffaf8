using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>
/// Which role does the work of the management representative: the one that names signers, because a company may give that work to another role, or may have no
/// representative at all; where no role names signers the representative, and without one the general manager.
/// </summary>
internal static class RepresentativeOffice
{
    /// <summary>The code of one role, inside a query; none where the vault has no roles yet.</summary>
    public static IQueryable<string> Code(VaultDbContext db) => db.Set<Role>()
        .Select(r => new { r.Code, r.Ordinal, Decides = db.Set<RolePermission>().Any(p => p.RoleCode == r.Code && p.Permission == Permission.DecideSigners && p.To == null) })
        .Where(r => r.Decides || r.Code == Role.Representative || r.Code == Role.Manager)
        .OrderByDescending(r => r.Decides).ThenByDescending(r => r.Code == Role.Representative).ThenByDescending(r => r.Code == Role.Manager).ThenBy(r => r.Ordinal).ThenBy(r => r.Code)
        .Select(r => r.Code).Take(1);

    public static async Task<string> CodeAsync(VaultDbContext db, CancellationToken ct) => await Code(db).FirstOrDefaultAsync(ct) ?? Role.Representative;
}
