using System.Globalization;
using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;

namespace ComplianceVault.Web.Documents;

/// <summary>Levels, departments, roles and clauses to choose from, in the language of the page. What the person may not list stays empty.</summary>
public sealed class Choices(NumberingQueries numbering, DirectoryQueries directory, ClauseQueries clauses)
{
    public IReadOnlyList<(string Code, string Name)> Levels { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Departments { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Clauses { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Roles { get; private set; } = [];

    public async Task LoadAsync(Actor actor, CancellationToken ct)
    {
        if (await numbering.LevelsAsync(actor, ct) is { Succeeded: true } levels)
            Levels = [.. levels.Value.Select(l => (l.Code, Name: Named(l.NameZh, l.NameEn)))];
        if (await directory.DepartmentsAsync(actor, ct) is { Succeeded: true } departments)
            Departments = [.. departments.Value.Select(d => (d.Code, Name: Named(d.NameZh, d.NameEn)))];
        if (await directory.RolesAsync(actor, ct) is { Succeeded: true } roles)
            Roles = [.. roles.Value.Select(r => (r.Code, Name: Named(r.NameZh, r.NameEn)))];
        if (await clauses.ListAsync(actor, ct) is { Succeeded: true } list)
            Clauses = [.. list.Value.Select(c => (Code: c.Number, Name: Named(c.TitleZh, c.TitleEn)))];
    }

    public string Level(string code) => Find(Levels, code) ?? code;

    public string? Department(string? code) => code is null ? null : Find(Departments, code) ?? code;

    public string? Role(string? code) => code is null ? null : Find(Roles, code);

    public string? Clause(string number) => Find(Clauses, number);

    private static string? Find(IReadOnlyList<(string Code, string Name)> all, string code)
    {
        var found = all.FirstOrDefault(c => c.Code == code);
        return found.Name;
    }

    private static string Named(string zh, string? en) =>
        CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) || string.IsNullOrEmpty(en) ? zh : en;
}
