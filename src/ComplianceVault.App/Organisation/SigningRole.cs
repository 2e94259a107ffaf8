using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>The role that a signature names: the usual one where it is held, or else the one that gives the right in a company that shared its work out otherwise.</summary>
internal static class SigningRole
{
    public static async Task<string> OfAsync(Act act, Permission permission, string usual)
    {
        var roles = await act.Db.Set<RolePermission>().Where(p => p.Permission == permission && p.To == null && act.Actor.Roles.Contains(p.RoleCode))
            .OrderBy(p => p.RoleCode).Select(p => p.RoleCode).ToListAsync(act.Token);
        return roles.Contains(usual) ? usual : roles.FirstOrDefault() ?? usual;
    }
}
