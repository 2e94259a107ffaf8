using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>Something of a plan that cannot stand, with the field it belongs to: <c>departments[1].code</c>, <c>numbers.二阶</c>.</summary>
public sealed record PlanFault(string Field, Error Error);

/// <summary>Whether a plan can be carried out with a pack.</summary>
public static class CompanyPlanCheck
{
    private const int LongestName = 200;
    private const int LongestCode = 40;

    /// <summary>A code that means each department in forms and duties.</summary>
    private const string Each = "all";

    public static IReadOnlyList<PlanFault> Faults(CompanyPlan plan, PackVocabulary pack) =>
        [.. Names(plan), .. Departments(plan), .. Mapped(plan, pack), .. Roles(plan, pack), .. Numbers(plan, pack), .. Parts(plan)];

    private static IEnumerable<PlanFault> Names(CompanyPlan plan)
    {
        if (string.IsNullOrWhiteSpace(plan.Company) || plan.Company.Length > LongestName)
            yield return new("company", Error.Invalid("setup.company-required"));
        if (string.IsNullOrWhiteSpace(plan.System) || plan.System.Length > LongestName)
            yield return new("system", Error.Invalid("setup.system-required"));
    }

    private static IEnumerable<PlanFault> Departments(CompanyPlan plan)
    {
        if (plan.Departments.Count == 0)
            yield return new("departments", Error.Invalid("setup.department-required"));
        foreach (var (department, i) in plan.Departments.Select((d, i) => (d, i)))
        {
            if (!IsCode(department.Code))
                yield return new($"departments[{i}].code", Error.Invalid("setup.department-code", department.Code));
            else if (plan.Departments.Take(i).Any(d => d.Code == department.Code))
                yield return new($"departments[{i}].code", Error.Invalid("setup.department-doubled", department.Code));
            if (string.IsNullOrWhiteSpace(department.Name) || department.Name.Length > LongestName)
                yield return new($"departments[{i}].name", Error.Invalid("setup.department-name", department.Code));
            else if (plan.Departments.Take(i).Any(d => d.Name == department.Name))
                yield return new($"departments[{i}].name", Error.Invalid("setup.department-doubled", department.Name));
        }
    }

    private static bool IsCode(string code) => code.Length is > 0 and <= LongestCode && code != Each && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Whoever takes work of the pack says who does it; nobody is an answer too.</summary>
    private static IEnumerable<PlanFault> Mapped(CompanyPlan plan, PackVocabulary pack)
    {
        var own = plan.Departments.Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (from, to) in plan.Map.Where(m => m.Value is not null && !own.Contains(m.Value)))
            yield return new($"map.{from}", Error.Invalid("setup.department-unknown", to!));
        foreach (var from in plan.Map.Keys.Except(pack.Departments.Select(d => d.Id)))
            yield return new($"map.{from}", Error.Invalid("setup.department-unknown", from));
        foreach (var department in pack.Departments.Where(d => !plan.Map.ContainsKey(d.Id)))
            yield return new($"map.{department.Id}", Error.Invalid("setup.department-unmapped", department.Name.Zh, department.Id));
    }

    private static IEnumerable<PlanFault> Roles(CompanyPlan plan, PackVocabulary pack)
    {
        if (plan.InsteadOfRepresentative is not { } role)
            yield break;
        if (role == CompanyPlan.Representative || pack.Roles.TrueForAll(r => r.Id != role))
            yield return new("representative", Error.Invalid("setup.role-unknown", role));
        if (!plan.Takes(SamplePart.Roles))
            yield return new("parts", Error.Invalid("setup.representative-needs-roles"));
    }

    private static IEnumerable<PlanFault> Numbers(CompanyPlan plan, PackVocabulary pack)
    {
        foreach (var level in plan.Numbers.Keys.Where(k => pack.Levels.TrueForAll(l => l.Level != k)))
            yield return new($"numbers.{level}", Error.Invalid("setup.level-unknown", level));
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var level in pack.Levels)
        {
            var pattern = plan.Numbers.GetValueOrDefault(level.Level) ?? level.Pattern.ToString();
            var field = $"numbers.{level.Level}";
            if (NumberPattern.Parse(pattern) is { Succeeded: false, Error: { } error })
                yield return new(field, error);
            else if (NumberPattern.Parse(pattern).Value.NeedsDocument && !level.Pattern.NeedsDocument)
                yield return new(field, Error.Invalid("setup.number-needs-document", level.Level));
            else if (!seen.TryAdd(pattern, level.Level))
                yield return new(field, Error.Invalid("setup.numbers-collide", seen[pattern], level.Level, pattern));
        }

        if (plan.EditionScheme is { } scheme && EditionScheme.Find(scheme) is null)
            yield return new("editions", Error.Invalid("setup.editions-unknown", scheme));
    }

    private static IEnumerable<PlanFault> Parts(CompanyPlan plan)
    {
        if (plan.Takes(SamplePart.Forms) && !(plan.Takes(SamplePart.Roles) && plan.Takes(SamplePart.Clauses)))
            yield return new("parts", Error.Invalid("setup.forms-need"));
    }
}
