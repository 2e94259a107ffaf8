using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A department has other names from now on; whatever shows or finds them follows.</summary>
public sealed record DepartmentRenamed(string Code) : IFact;

/// <summary>Changes a department's names and duties; its code stays.</summary>
[Needs(Permission.ManageOrganisation)]
public sealed class ChangeDepartment(Vault vault)
{
    /// <param name="version">The version that was shown: whoever changed it meanwhile is not overwritten.</param>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, int version, DepartmentInput input, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Refusal(input) is { } refusal)
                return refusal;
            var departments = act.Db.Set<Department>();
            if (await departments.FirstOrDefaultAsync(d => d.Id == id, act.Token) is not { } department)
                return Error.NotFound("organisation.department-unknown");
            if (department.Version != version)
                return Error.Conflict("data.changed-meanwhile");
            if (await departments.AnyAsync(d => d.Id != id && d.NameZh == input.NameZh.Trim(), act.Token))
                return Error.Conflict("organisation.department-exists", department.Code, input.NameZh);
            var (old, names) = (Values(department), (department.NameZh, department.NameEn));
            (department.NameZh, department.NameEn, department.Duties) = (input.NameZh.Trim(), input.NameEn.Clean(), input.Duties.Clean());
            department.Aliases = Texts.Lines(input.Aliases);
            if ((department.NameZh, department.NameEn) != names)
                await act.RaiseAsync(new DepartmentRenamed(department.Code));
            act.Note("department.changed", new ObjectRef(Department.Kind, id), new { department.Code, Old = old, New = Values(department) });
            return Result.Success;
        }, ct);

    internal static Error? Refusal(DepartmentInput input) => Texts.Refusal(input.NameZh, Texts.Name, "organisation.name-required");

    internal static object Values(Department d) => new { d.NameZh, d.NameEn, d.Aliases, d.Duties, d.Active };
}
