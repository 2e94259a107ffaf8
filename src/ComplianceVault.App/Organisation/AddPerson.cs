using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>A person as it is to be.</summary>
public sealed record PersonInput(string Name, Guid? DepartmentId, string? Email = null);

/// <summary>Adds a person. One of the company gets the role of all staff with it; one from outside gets nothing.</summary>
[Needs(Permission.ManageOrganisation)]
public sealed class AddPerson(Vault vault)
{
    public Task<Result<Guid>> ExecuteAsync(Actor actor, PersonInput input, bool isExternal, CancellationToken ct) =>
        vault.ActAsync(this, actor, act => AddAsync(act, input, isExternal), ct);

    internal static async Task<Result<Guid>> AddAsync(Act act, PersonInput input, bool isExternal)
    {
        if (await RefusalAsync(act, input, null) is { } refusal)
            return refusal;
        var person = new Person
        {
            Id = act.NewId(),
            Name = input.Name.Trim(),
            DepartmentId = input.DepartmentId,
            DepartmentSince = input.DepartmentId is null ? null : act.Now,
            Email = input.Email.Clean(),
            IsExternal = isExternal,
        };
        act.Db.Add(person);
        await act.Db.SaveChangesAsync(act.Token);
        act.Note("person.added", new ObjectRef(Person.Kind, person.Id), new { New = await ValuesAsync(act, person) });
        if (!isExternal && await act.Db.Set<Role>().AnyAsync(r => r.Code == Role.AllStaff, act.Token))
            RolePeriods.Begin(act, person, new RoleInput(Role.AllStaff), act.Now, null);
        return person.Id;
    }

    /// <summary>Why the person cannot be so; a name is never given twice, also not that of somebody who left (R07).</summary>
    internal static async Task<Error?> RefusalAsync(Act act, PersonInput input, Guid? self)
    {
        if ((Texts.Refusal(input.Name, Texts.Name, "organisation.name-required") ?? EmailRefusal(input.Email)) is { } refusal)
            return refusal;
        if (await act.Db.Set<Person>().AnyAsync(p => p.Name == input.Name.Trim() && p.Id != self, act.Token))
            return Error.Conflict("organisation.person-exists", input.Name.Trim());
        if (input.DepartmentId is { } id && !await act.Db.Set<Department>().AnyAsync(d => d.Id == id && d.Active, act.Token))
            return Error.NotFound("organisation.department-unknown");
        return null;
    }

    internal static async Task<object> ValuesAsync(Act act, Person p)
    {
        var department = await act.Db.Set<Department>().Where(d => d.Id == p.DepartmentId).Select(d => d.NameZh).FirstOrDefaultAsync(act.Token);
        return new { p.Name, Department = department, p.Email, p.IsExternal };
    }

    private static Error? EmailRefusal(string? email) =>
        email.Clean() is { } kept && (kept.Length > 200 || !System.Net.Mail.MailAddress.TryCreate(kept, out _)) ? Error.Invalid("organisation.email-invalid", kept) : null;
}
