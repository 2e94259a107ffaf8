using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>
/// What founding a vault needs: the code from the log, the company, its first person and the roles the person takes at once; and whether the
/// sample's departments and terms come along (decision 34).
/// </summary>
public sealed record SetUpRequest(
    string Code, string Company, string Name, string Password, IReadOnlyList<string> Roles, bool WithDepartments = true, bool WithGlossary = true);

/// <summary>Founds an empty vault: the company, the first person with an account, and the roles without which nobody could go on.</summary>
[NeedsNobody("there is nobody yet; the code in the server's log guards it")]
public sealed class SetUpVault(Vault vault, Accounts accounts, SetUpCode code, SeedLoader rules)
{
    /// <summary>
    /// Refuses with <c>setup.done</c>, <c>setup.code-wrong</c>, <c>setup.company-required</c>, <c>setup.name-required</c>,
    /// <c>account.password-weak</c>.
    /// </summary>
    public async Task<Result> ExecuteAsync(SetUpRequest request, ActSession session, CancellationToken ct)
    {
        if (!code.Matches(request.Code))
            return Error.Forbidden("setup.code-wrong");
        if (string.IsNullOrWhiteSpace(request.Company))
            return Error.Invalid("setup.company-required");
        if (string.IsNullOrWhiteSpace(request.Name))
            return Error.Invalid("setup.name-required");
        var founder = Actor.Program(session) with { Name = request.Name.Trim() };
        return await vault.ActAsync(this, founder, act => FoundAsync(act, request), ct);
    }

    private async Task<Result> FoundAsync(Act act, SetUpRequest request)
    {
        if (await act.Db.Set<VaultFacts>().AnyAsync(act.Token) || await act.Db.Users.AnyAsync(act.Token))
            return Error.Conflict("setup.done");
        act.Db.Add(new VaultFacts { VaultId = act.NewId(), Company = request.Company.Trim(), IsSample = false, CreatedAt = act.Now });
        act.Note("vault.founded", TrailWriter.VaultRef, new { Company = request.Company.Trim() });
        await act.Db.SaveChangesAsync(act.Token);
        if (await rules.SeedAsync(act, SeedChoice.OwnCompany with { WithDepartments = request.WithDepartments, WithGlossary = request.WithGlossary }) is { Succeeded: false } refused)
            return refused;
        var person = new Person { Id = act.NewId(), Name = request.Name.Trim() };
        act.Db.Add(person);
        act.Note("person.added", new ObjectRef(Person.Kind, person.Id), new { person.Name });
        await FoundingRoles.EnsureAsync(act.Db, act.Now, act.NewId, act.Token);
        foreach (var role in FoundingRoles.Chosen(request.Roles))
        {
            var assignment = new RoleAssignment { Id = act.NewId(), PersonId = person.Id, RoleCode = role, From = act.Now };
            act.Db.Add(assignment);
            act.Note("role.assigned", (new ObjectRef(Person.Kind, person.Id), new { Role = role }), (new ObjectRef(RoleAssignment.Kind, assignment.Id), null));
        }

        await act.Db.SaveChangesAsync(act.Token);
        return await AddAccountAsync(act, person, request.Password);
    }

    private async Task<Result> AddAccountAsync(Act act, Person person, string password)
    {
        var account = new Account { Id = act.NewId(), PersonId = person.Id, UserName = person.Name };
        var made = await accounts.In(act.Db).CreateAsync(account, password);
        if (!made.Succeeded)
            return Passwords.Refusal(made);
        act.Note("account.added", new ObjectRef(Account.Kind, account.Id), new { Name = person.Name });
        return Result.Success;
    }
}
