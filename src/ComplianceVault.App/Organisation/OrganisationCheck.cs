using ComplianceVault.Kernel;

namespace ComplianceVault.App.Organisation;

/// <summary>Whether the names in <c>organisation.yaml</c> that refer to something find it.</summary>
internal static class OrganisationCheck
{
    public static Error? FirstFault(OrganisationFile file)
    {
        var departments = file.Departments.Select(d => d.Id).ToHashSet();
        var roles = file.Roles.Select(r => r.Id).ToHashSet();
        var fault = Unknown("roles.department", file.Roles.Select(r => r.Department), departments)
            ?? Unknown("roles.stands_in", file.Roles.Select(r => r.StandsIn), roles)
            ?? Unknown("permissions", file.Permissions.Keys, roles)
            ?? Unknown("accounts.department", file.Accounts.Select(a => a.Department), departments)
            ?? Unknown("accounts.roles", file.Accounts.SelectMany(a => a.Roles), roles);
        return fault;
    }

    private static Error? Unknown(string key, IEnumerable<string?> named, HashSet<string> known) =>
        named.OfType<string>().FirstOrDefault(n => !known.Contains(n)) is { } name
            ? Error.Invalid("seed.name-unknown", OrganisationFile.Name, key, name)
            : null;
}
