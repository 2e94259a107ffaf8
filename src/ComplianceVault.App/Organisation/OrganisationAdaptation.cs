using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.App.Organisation;

/// <summary>The organisation of a pack as another company takes it over: its own departments, roles that lie in them, nobody of the pack's people.</summary>
internal static class OrganisationAdaptation
{
    public static OrganisationFile Of(OrganisationFile file, PackAdaptation adaptation) => file with
    {
        Departments = [.. adaptation.Plan.Departments.Select(d => Department(d, file, adaptation)), .. file.Departments.Where(d => !adaptation.Plan.Map.ContainsKey(d.Id))],
        Roles = [.. file.Roles.Where(r => adaptation.Role(r.Id) == r.Id).Select(r => r with { Department = adaptation.Department(r.Department), StandsIn = r.StandsIn is null ? null : adaptation.Role(r.StandsIn) })],
        Permissions = file.Permissions.GroupBy(p => adaptation.Role(p.Key)).ToDictionary(p => p.Key, p => p.SelectMany(x => x.Value).Distinct().ToList()),
        FormerNames = [],
        DocumentAuthority = [.. file.DocumentAuthority.Select(a => Authority(a, adaptation))],
        Accounts = [],
        Letters = [],
    };

    /// <summary>An own department has the duties of the pack's departments whose work it does.</summary>
    private static DepartmentPart Department(OwnDepartment own, OrganisationFile file, PackAdaptation adaptation)
    {
        var duties = file.Departments.Where(d => adaptation.Plan.Map.GetValueOrDefault(d.Id) == own.Code).Select(d => d.Duties?.Zh).OfType<string>().ToList();
        return new()
        {
            Id = own.Code,
            Name = new() { Zh = own.Name, En = own.NameEn },
            Duties = duties.Count == 0 ? null : new() { Zh = string.Concat(duties) },
        };
    }

    /// <summary>
    /// 编制, 审核 and 批准 of one edition are never one person (decision 17): where the management representative's review would fall to the role that approves,
    /// the head of the department reviews.
    /// </summary>
    private static AuthorityPart Authority(AuthorityPart part, PackAdaptation adaptation)
    {
        var (reviewer, approver) = (adaptation.Role(part.Reviewer), adaptation.Role(part.Approver));
        return part with { Author = [.. part.Author.Select(adaptation.Role)], Reviewer = reviewer == approver ? Organisation.Role.DepartmentHead : reviewer, Approver = approver };
    }
}
