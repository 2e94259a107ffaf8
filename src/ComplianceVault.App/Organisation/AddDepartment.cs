using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A department as it is to be. Aliases are other names under which texts mention it.</summary>
public sealed record DepartmentInput(string NameZh, string? NameEn = null, string? Duties = null, params IReadOnlyList<string> Aliases);

/// <summary>Adds a department. Its code is for ever.</summary>
[Needs(Permission.ManageOrganisation)]
public sealed class AddDepartment(Vault vault)
{
    private const int LongestCode = 40;

    public Task<Result<Guid>> ExecuteAsync(Actor actor, string code, DepartmentInput input, CancellationToken ct) =>
        vault.ActAsync(this, actor, act => AddAsync(act, code, input), ct);

    internal static async Task<Result<Guid>> AddAsync(Act act, string code, DepartmentInput input)
    {
        if ((Texts.Refusal(code, LongestCode, "organisation.code-required") ?? ChangeDepartment.Refusal(input)) is { } refusal)
            return refusal;
        var departments = act.Db.Set<Department>();
        if (await departments.AnyAsync(d => d.Code == code.Trim() || d.NameZh == input.NameZh.Trim(), act.Token))
            return Error.Conflict("organisation.department-exists", code, input.NameZh);
        var department = new Department
        {
            Id = act.NewId(),
            Code = code.Trim(),
            NameZh = input.NameZh.Trim(),
            NameEn = input.NameEn.Clean(),
            Duties = input.Duties.Clean(),
            Aliases = Texts.Lines(input.Aliases),
            Ordinal = await departments.MaxAsync(d => (int?)d.Ordinal, act.Token) + 1 ?? 1,
        };
        act.Db.Add(department);
        await act.Db.SaveChangesAsync(act.Token);
        act.Note("department.added", new ObjectRef(Department.Kind, department.Id), new { department.Code, New = ChangeDepartment.Values(department) });
        return department.Id;
    }
}
