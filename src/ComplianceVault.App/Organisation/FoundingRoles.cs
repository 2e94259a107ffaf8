using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>
/// The roles a new vault cannot start without. Those the rule data already brought are left as they are; afterwards all of it is data that
/// people change.
/// </summary>
public static class FoundingRoles
{
    private static readonly (string Code, string Zh, string En, Permission[] Permissions)[] All =
    [
        (Role.Administrator, "系统管理员", "System administrator",
            [Permission.Read, Permission.ManageOrganisation, Permission.ManageSettings, Permission.ReadTrail, Permission.Operate]),
        (Role.Controller, "文件管理员", "Document controller", [Permission.Read, Permission.ReadCoverage, Permission.ImportDocuments, Permission.ControlDocuments]),
        (Role.Representative, "管理者代表", "Management representative",
            [Permission.Read, Permission.ReadCoverage, Permission.ConfirmExistingDocuments, Permission.Audit, Permission.ManageSettings, Permission.ReadTrail]),
        (Role.AllStaff, "全体员工", "All staff", [Permission.Read]),
    ];

    /// <summary>What the first person may take besides administration, which comes with founding.</summary>
    public static IReadOnlyList<string> Offered(CompanyPlan plan) => [Role.Controller, plan.InsteadOfRepresentative ?? Role.Representative];

    internal static IEnumerable<string> Chosen(CompanyPlan plan, IEnumerable<string> asked) => [Role.Administrator, Role.AllStaff, .. Offered(plan).Intersect(asked)];

    internal static async Task EnsureAsync(VaultDbContext db, CompanyPlan plan, DateTime now, Func<Guid> newId, CancellationToken ct)
    {
        var known = await db.Set<Role>().Select(r => r.Code).ToListAsync(ct);
        if (plan.InsteadOfRepresentative is not null)
            known.Add(Role.Representative);
        foreach (var (role, ordinal) in All.Select((r, i) => (r, i)).Where(r => !known.Contains(r.r.Code)))
        {
            db.Add(new Role { Code = role.Code, NameZh = role.Zh, NameEn = role.En, Ordinal = ordinal, Appointed = role.Code == Role.Representative });
            db.AddRange(role.Permissions.Select(p => new RolePermission { Id = newId(), RoleCode = role.Code, Permission = p, From = now }));
        }
    }
}
