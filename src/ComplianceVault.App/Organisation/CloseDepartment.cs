using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Closes a department that nobody belongs to any more. It stays in every trace and is offered no longer.</summary>
[Needs(Permission.ManageOrganisation)]
public sealed class CloseDepartment(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            if (await act.Db.Set<Department>().FirstOrDefaultAsync(d => d.Id == id, act.Token) is not { } department)
                return Error.NotFound("organisation.department-unknown");
            if (!department.Active)
                return Error.Conflict("organisation.department-closed", department.NameZh);
            var people = await act.Db.Set<Person>().CountAsync(p => p.DepartmentId == id && p.LeftAt == null, act.Token);
            var roles = await act.Db.Set<RoleAssignment>()
                .CountAsync(a => a.DepartmentCode == department.Code && (a.To == null || a.To > act.Now), act.Token);
            if (people + roles > 0)
                return Error.Conflict("organisation.department-in-use", department.NameZh, people, roles);
            department.Active = false;
            act.Note("department.closed", new ObjectRef(Department.Kind, id), new { department.Code, department.NameZh, Reason = reason.Trim() });
            return Result.Success;
        }, ct);
}
