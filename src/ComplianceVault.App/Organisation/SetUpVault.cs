using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>What founding a vault needs: the code from the log, how the company founds its system, its first person and the roles the person takes at once.</summary>
public sealed record SetUpRequest(string Code, CompanyPlan Plan, string Name, string Password, IReadOnlyList<string> Roles);

/// <summary>What a vault was founded with.</summary>
public sealed record FoundedVault(CompanyPlan Plan, IReadOnlyList<PackPartReport> Parts);

/// <summary>
/// Founds an empty vault (建立本公司体系): the company, what it takes from the pack in its own words, the first person with an account, and the roles without
/// which nobody could go on. All of it or nothing.
/// </summary>
[NeedsNobody("there is nobody yet; the code in the server's log guards it")]
public sealed class SetUpVault(Vault vault, Accounts accounts, SetUpCode code, SeedLoader seeds, PackReader packs)
{
    /// <summary>The words of the pack, for those who choose.</summary>
    public Task<Result<PackVocabulary>> VocabularyAsync(CancellationToken ct) => seeds.VocabularyAsync(ct);

    /// <summary>What of a request cannot stand, each with its field; the password is looked at when the account is made.</summary>
    public IReadOnlyList<PlanFault> Faults(SetUpRequest request, PackVocabulary pack)
    {
        if (!code.Matches(request.Code))
            return [new("code", Error.Forbidden("setup.code-wrong"))];
        var faults = CompanyPlanCheck.Faults(request.Plan, pack);
        return string.IsNullOrWhiteSpace(request.Name) ? [.. faults, new("name", Error.Invalid("setup.name-required"))] : faults;
    }

    /// <summary>Refuses with <c>setup.done</c>, the first fault of the request or of the pack, or <c>account.password-weak</c>.</summary>
    public async Task<Result<FoundedVault>> ExecuteAsync(SetUpRequest request, ActSession session, IProgress<PackProgress>? progress, CancellationToken ct)
    {
        if (!code.Matches(request.Code))
            return Error.Forbidden("setup.code-wrong"); // before anything is read
        var pack = await seeds.ReadAsync(ct);
        if (pack.Refusal is { } unusable)
            return unusable;
        if (Faults(request, packs.Describe(pack)) is [var first, ..])
            return first.Error;
        var own = packs.Adapt(pack, request.Plan);
        if (own.Refusal is { } broken)
            return broken;
        var founder = Actor.Program(session) with { Name = request.Name.Trim() };
        return await vault.ActAsync(this, founder, act => FoundAsync(act, request, own, progress), ct);
    }

    private async Task<Result<FoundedVault>> FoundAsync(Act act, SetUpRequest request, Pack pack, IProgress<PackProgress>? progress)
    {
        if (await act.Db.Set<VaultFacts>().AnyAsync(act.Token) || await act.Db.Users.AnyAsync(act.Token))
            return Error.Conflict("setup.done");
        var plan = request.Plan;
        act.Db.Add(new VaultFacts { VaultId = act.NewId(), Company = plan.Company, System = plan.System, Plan = plan.ToJson(), IsSample = false, CreatedAt = act.Now });
        act.Note("vault.founded", TrailWriter.VaultRef, plan);
        await act.Db.SaveChangesAsync(act.Token);
        var seeded = await packs.LoadAsync(new PackLoad(act, SeedChoice.Of(plan), pack, progress));
        if (!seeded.Succeeded)
            return seeded.Error;
        await FoundingRoles.EnsureAsync(act.Db, plan, act.Now, act.NewId, act.Token);
        var person = AddFounder(act, request);
        await act.Db.SaveChangesAsync(act.Token);
        var account = await AddAccountAsync(act, person, request.Password);
        return account.Succeeded ? new FoundedVault(plan, seeded.Value) : account.Error;
    }

    private static Person AddFounder(Act act, SetUpRequest request)
    {
        var person = new Person { Id = act.NewId(), Name = request.Name.Trim() };
        act.Db.Add(person);
        act.Note("person.added", new ObjectRef(Person.Kind, person.Id), new { person.Name });
        foreach (var role in FoundingRoles.Chosen(request.Plan, request.Roles))
        {
            var assignment = new RoleAssignment { Id = act.NewId(), PersonId = person.Id, RoleCode = role, From = act.Now };
            act.Db.Add(assignment);
            act.Note("role.assigned", (new ObjectRef(Person.Kind, person.Id), new { Role = role }), (new ObjectRef(RoleAssignment.Kind, assignment.Id), null));
        }

        return person;
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
