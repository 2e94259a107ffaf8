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
    public const string Administrator = "sys_admin";
    public const string Controller = "doc_controller";
    public const string Staff = "all_staff";

    private static readonly (string Code, string Zh, string En, Permission[] Permissions)[] All =
    [
        (Administrator, "系统管理员", "System administrator",
            [Permission.Read, Permission.ManageOrganisation, Permission.ManageSettings, Permission.ReadTrail, Permission.Operate]),
        (Controller, "文件管理员", "Document controller", [Permission.Read, Permission.ReadCoverage, Permission.ImportDocuments, Permission.ControlDocuments]),
        (CompanyPlan.Representative, "管理者代表", "Management representative",
            [Permission.Read, Permission.ReadCoverage, Permission.ConfirmExistingDocuments, Permission.Audit, Permission.ManageSettings, Permission.ReadTrail]),
        (Staff, "全体员工", "All staff", [Permission.Read]),
    ];

    /// <summary>What the first person may take besides administration, which comes with founding.</summary>
    public static IReadOnlyList<string> Offered(CompanyPlan plan) => [Controller, plan.InsteadOfRepresentative ?? CompanyPlan.Representative];

    internal static IEnumerable<string> Chosen(CompanyPlan plan, IEnumerable<string> asked) => [Administrator, Staff, .. Offered(plan).Intersect(asked)];

    internal static async Task EnsureAsync(VaultDbContext db, CompanyPlan plan, DateTime now, Func<Guid> newId, CancellationToken ct)
    {
        var known = await db.Set<Role>().Select(r => r.Code).ToListAsync(ct);
        if (plan.InsteadOfRepresentative is not null)
            known.Add(CompanyPlan.Representative);
        foreach (var (role, ordinal) in All.Select((r, i) => (r, i)).Where(r => !known.Contains(r.r.Code)))
        {
            db.Add(new Role { Code = role.Code, NameZh = role.Zh, NameEn = role.En, Ordinal = ordinal, Appointed = role.Code == CompanyPlan.Representative });
            db.AddRange(role.Permissions.Select(p => new RolePermission { Id = newId(), RoleCode = role.Code, Permission = p, From = now }));
        }
    }
}
