using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Changes a person's name, department or address. Traces keep the name of their time (R04).</summary>
[Needs(Permission.ManageOrganisation)]
public sealed class ChangePerson(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid id, int version, PersonInput input, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await act.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id, act.Token) is not { } person)
                return Error.NotFound("organisation.person-unknown");
            if (person.Version != version)
                return Error.Conflict("data.changed-meanwhile");
            if (await AddPerson.RefusalAsync(act, input, id) is { } refusal)
                return refusal;
            var old = await AddPerson.ValuesAsync(act, person);
            if (person.DepartmentId != input.DepartmentId)
                person.DepartmentSince = act.Now;
            (person.Name, person.DepartmentId, person.Email) = (input.Name.Trim(), input.DepartmentId, input.Email.Clean());
            act.Note("person.changed", new ObjectRef(Person.Kind, id), new { Old = old, New = await AddPerson.ValuesAsync(act, person) });
            return Result.Success;
        }, ct);
}
