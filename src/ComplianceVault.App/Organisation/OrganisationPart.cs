using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>Departments, roles and what they permit; in a sample vault also its people with their accounts.</summary>
internal sealed class OrganisationPart(AccountOpening accounts) : IPackPart
{
    private const string Departments = "departments";
    private const string Roles = "roles";
    private const string People = "people";

    public string Name => "organisation";

    public bool IsAnswered => true;

    public Task ReadAsync(Pack pack, CancellationToken ct) => pack.ReadAsync<OrganisationFile>(OrganisationFile.Name, ct);

    public void Check(Pack pack)
    {
        if (pack.Find<OrganisationFile>() is not { } file)
            return;
        var departments = file.Departments.Select(d => d.Id).ToHashSet();
        var roles = file.Roles.Select(r => r.Id).ToHashSet();
        pack.Doubled(OrganisationFile.Name, file.Departments.Select((d, i) => ($"departments[{i}].id", d.Id)));
        pack.Doubled(OrganisationFile.Name, file.Roles.Select((r, i) => ($"roles[{i}].id", r.Id)));
        pack.Unknown(OrganisationFile.Name, file.Roles.Select((r, i) => ($"roles[{i}].department", r.Department)), departments);
        pack.Unknown(OrganisationFile.Name, file.Roles.Select((r, i) => ($"roles[{i}].stands_in", r.StandsIn)), roles);
        pack.Unknown(OrganisationFile.Name, file.Permissions.Keys.Select(p => ($"permissions.{p}", (string?)p)), roles);
        pack.Unknown(OrganisationFile.Name, file.Accounts.Select((a, i) => ($"accounts[{i}].department", a.Department)), departments);
        pack.Unknown(OrganisationFile.Name, file.Accounts.SelectMany((a, i) => a.Roles.Select((r, j) => ($"accounts[{i}].roles[{j}]", (string?)r))), roles);
        pack.Unknown(OrganisationFile.Name, file.Letters.Select((l, i) => ($"letters[{i}].user", (string?)l.User)), file.Accounts.Select(a => a.User).ToHashSet());
        pack.Unknown(OrganisationFile.Name, file.Letters.Select((l, i) => ($"letters[{i}].role", l.Role)), roles);
        (pack.Counts[Departments], pack.Counts[Roles]) = (file.Departments.Count, file.Roles.Count);
    }

    public void Describe(Pack pack, PackVocabulary vocabulary)
    {
        foreach (var file in pack.All<OrganisationFile>())
        {
            vocabulary.Departments.AddRange(file.Departments.Select(d => new PackDepartment(d.Id, d.Name, d.Duties, d.CommonNoun)));
            vocabulary.Roles.AddRange(file.Roles.Select(r => new PackRole(r.Id, r.Name)));
        }
    }

    public void Adapt(Pack pack, PackAdaptation adaptation) => pack.Replace<OrganisationFile>(file => OrganisationAdaptation.Of(file, adaptation));

    public async Task<Result> LoadAsync(PackLoad load)
    {
        var file = load.Pack.Find<OrganisationFile>()!;
        if (await LoadDepartmentsAsync(load, file) is { Succeeded: false } refused)
            return refused;
        if (load.Choice.WithRoles)
            await LoadRolesAsync(load, file);
        await load.Act.Db.SaveChangesAsync(load.Act.Token);
        return load.Choice.IsSample ? await LoadPeopleAsync(load, file) : Result.Success;
    }

    private static async Task<Result> LoadDepartmentsAsync(PackLoad load, OrganisationFile file)
    {
        foreach (var (part, isNew) in await load.ChangesAsync(Departments, file.Departments, d => d.Id))
        {
            var input = new DepartmentInput(part.Name.Zh, part.Name.En, part.Duties?.Zh, part.Aliases);
            var refused = isNew ? (await AddDepartment.AddAsync(load.Act, part.Id, input)).Error : await ChangeAsync(load, part.Id, input);
            if (refused is not null)
                return refused;
        }

        return Result.Success;
    }

    /// <summary>A department that the company has changed itself keeps what the company wrote.</summary>
    private static async Task<Error?> ChangeAsync(PackLoad load, string code, DepartmentInput input)
    {
        if (ChangeDepartment.Refusal(input) is { } refusal)
            return refusal;
        var (act, aliases) = (load.Act, Texts.Lines(input.Aliases));
        if (await act.Db.Set<Department>().AsNoTracking().FirstOrDefaultAsync(d => d.Code == code, act.Token) is not { Version: 0 } department)
        {
            load.Keep(Departments);
            return null;
        }

        await act.Db.Set<Department>().Where(d => d.Code == code).ExecuteUpdateAsync(
            s => s.SetProperty(d => d.NameZh, input.NameZh).SetProperty(d => d.NameEn, input.NameEn).SetProperty(d => d.Duties, input.Duties).SetProperty(d => d.Aliases, aliases), act.Token);
        if ((department.NameZh, department.NameEn) != (input.NameZh, input.NameEn))
            await act.RaiseAsync(new DepartmentRenamed(code));
        act.Note("department.changed", new ObjectRef(Department.Kind, department.Id), new { department.Code, Old = ChangeDepartment.Values(department), New = input });
        return null;
    }

    private static async Task LoadRolesAsync(PackLoad load, OrganisationFile file)
    {
        var act = load.Act;
        var ordinals = file.Roles.Select((r, i) => (r.Id, Ordinal: i + 1)).ToDictionary(r => r.Id, r => r.Ordinal);
        foreach (var (part, isNew) in await load.ChangesAsync(Roles, file.Roles, r => r.Id))
        {
            var role = isNew ? new Role { Code = part.Id, NameZh = part.Name.Zh } : await act.Db.Set<Role>().FirstAsync(r => r.Code == part.Id, act.Token);
            (role.NameZh, role.NameEn, role.Kind, role.StandsIn) = (part.Name.Zh, part.Name.En, part.Kind, part.StandsIn);
            (role.DepartmentCode, role.Aliases, role.Duties, role.Ordinal) = (part.Department, Texts.Lines(part.Aliases), part.Duties?.Zh, ordinals[part.Id]);
            role.Appointed = part.Appointed;
            var permissions = isNew ? file.Permissions.GetValueOrDefault(part.Id, []) : [];
            if (isNew)
                act.Db.Add(role);
            act.Db.AddRange(permissions.Select(p => new RolePermission { Id = act.NewId(), RoleCode = part.Id, Permission = p, From = act.Now }));
            act.Note(isNew ? "role.defined" : "role.changed", TrailWriter.VaultRef, new { Role = part.Id, part.Name.Zh, Permissions = permissions });
        }
    }

    private async Task<Result> LoadPeopleAsync(PackLoad load, OrganisationFile file)
    {
        var act = load.Act;
        var departments = await act.Db.Set<Department>().ToDictionaryAsync(d => d.Code, d => d.Id, act.Token);
        var roles = file.Roles.ToDictionary(r => r.Id);
        foreach (var (part, _) in (await load.ChangesAsync(People, file.Accounts, a => a.User)).Where(c => c.IsNew))
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
