using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Departments, roles and what they permit; in a sample vault also its people with their accounts.</summary>
internal sealed class OrganisationSeed(AccountOpening accounts) : ISeeder
{
    public async Task<Result> SeedAsync(Seed seed)
    {
        var read = await seed.Folder.ReadAsync<OrganisationFile>(OrganisationFile.Name, seed.Act.Token);
        if (!read.Succeeded)
            return read.Error;
        var file = read.Value;
        if (OrganisationCheck.FirstFault(file) is { } fault)
            return fault;
        if (seed.Choice.WithDepartments && await AddDepartmentsAsync(seed.Act, file) is { Succeeded: false } refused)
            return refused;
        AddRoles(seed.Act, file, seed.Choice.WithDepartments);
        await seed.Act.Db.SaveChangesAsync(seed.Act.Token);
        return seed.Choice.IsSample ? await AddPeopleAsync(seed.Act, file) : Result.Success;
    }

    private static async Task<Result> AddDepartmentsAsync(Act act, OrganisationFile file)
    {
        foreach (var part in file.Departments)
        {
            var input = new DepartmentInput(part.Name.Zh, part.Name.En, part.Duties?.Zh, part.Aliases);
            if (await AddDepartment.AddAsync(act, part.Id, input) is { Succeeded: false } refused)
                return refused.Error;
        }

        return Result.Success;
    }

    private static void AddRoles(Act act, OrganisationFile file, bool withDepartments)
    {
        foreach (var (part, ordinal) in file.Roles.Select((r, i) => (r, i + 1)))
        {
            act.Db.Add(new Role
            {
                Code = part.Id,
                NameZh = part.Name.Zh,
                NameEn = part.Name.En,
                DepartmentCode = withDepartments ? part.Department : null,
                Kind = part.Kind,
                StandsIn = part.StandsIn,
                Aliases = Texts.Lines(part.Aliases),
                Duties = part.Duties?.Zh,
                Ordinal = ordinal,
            });
            var permissions = file.Permissions.GetValueOrDefault(part.Id, []);
            act.Db.AddRange(permissions.Select(p => new RolePermission { Id = act.NewId(), RoleCode = part.Id, Permission = p, From = act.Now }));
            act.Note("role.defined", TrailWriter.VaultRef, new { Role = part.Id, part.Name.Zh, Permissions = permissions });
        }
    }

    private async Task<Result> AddPeopleAsync(Act act, OrganisationFile file)
    {
        var departments = await act.Db.Set<Department>().ToDictionaryAsync(d => d.Code, d => d.Id, act.Token);
        var roles = file.Roles.ToDictionary(r => r.Id);
        foreach (var part in file.Accounts)
        {
            var isExternal = part.Roles.Any(r => roles[r].Kind == RoleKind.External);
            var input = new PersonInput(part.Name.Zh, part.Department is null ? null : departments[part.Department]);
            var added = await AddWithAccountAsync(act, input, isExternal);
            if (!added.Succeeded)
                return added.Error;
            foreach (var code in part.Roles.Where(r => r != Role.AllStaff))
                RolePeriods.Begin(act, added.Value, new RoleInput(code, roles[code].Department is null && !isExternal ? part.Department : null), act.Now, null);
        }

        return Result.Success;
    }

    /// <summary>People of the sample sign in by their name.</summary>
    private async Task<Result<Person>> AddWithAccountAsync(Act act, PersonInput input, bool isExternal)
    {
        var added = await AddPerson.AddAsync(act, input, isExternal);
        if (!added.Succeeded)
            return added.Error;
        var person = await act.Db.Set<Person>().SingleAsync(p => p.Id == added.Value, act.Token);
        var opened = await accounts.OpenAsync(act, person, person.Name, SampleAccounts.Password, mustChange: false, isSample: true);
        return opened.Succeeded ? person : opened.Error;
    }
}
