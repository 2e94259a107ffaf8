using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.Tests.Platform.Seeding;

/// <summary>What of a plan cannot stand is named with its field.</summary>
public sealed class CompanyPlanCheckTests
{
    public static TheoryData<string, Func<CompanyPlan, CompanyPlan>, string, string> Faulty => new()
    {
        { "no name", p => p with { Company = " " }, "company", "setup.company-required" },
        { "long system", p => p with { System = new string('系', 201) }, "system", "setup.system-required" },
        { "no department", p => p with { Departments = [], Map = new Dictionary<string, string?> { ["admin"] = null, ["tech"] = null, ["mgmt"] = null } }, "departments", "setup.department-required" },
        { "code", p => p with { Departments = [.. p.Departments, new("总经办", "总经办")] }, "departments[2].code", "setup.department-code" },
        { "code of each", p => p with { Departments = [.. p.Departments, new("all", "全部")] }, "departments[2].code", "setup.department-code" },
        { "code twice", p => p with { Departments = [.. p.Departments, new("lab", "实验室")] }, "departments[2].code", "setup.department-doubled" },
        { "name twice", p => p with { Departments = [.. p.Departments, new("third", "综合部")] }, "departments[2].name", "setup.department-doubled" },
        { "no department name", p => p with { Departments = [.. p.Departments, new("third", "")] }, "departments[2].name", "setup.department-name" },
        { "map to nowhere", p => p with { Map = new Dictionary<string, string?>(p.Map) { ["admin"] = "moon" } }, "map.admin", "setup.department-unknown" },
        { "map from nowhere", p => p with { Map = new Dictionary<string, string?>(p.Map) { ["moon"] = "lab" } }, "map.moon", "setup.department-unknown" },
        { "not mapped", p => p with { Map = p.Map.Where(m => m.Key != "tech").ToDictionary() }, "map.tech", "setup.department-unmapped" },
        { "unknown stand-in", p => p with { InsteadOfRepresentative = "nobody" }, "representative", "setup.role-unknown" },
        { "its own stand-in", p => p with { InsteadOfRepresentative = CompanyPlan.Representative }, "representative", "setup.role-unknown" },
        { "stand-in without roles", p => p with { Parts = [] }, "parts", "setup.representative-needs-roles" },
        { "unknown level", p => p with { Numbers = new Dictionary<string, string>(p.Numbers) { ["五阶"] = "QX-{00}" } }, "numbers.五阶", "setup.level-unknown" },
        { "no sequence", p => p with { Numbers = new Dictionary<string, string>(p.Numbers) { ["二阶"] = "QP" } }, "numbers.二阶", "numbering.pattern-invalid" },
        { "document in a document's number", p => p with { Numbers = new Dictionary<string, string>(p.Numbers) { ["二阶"] = "{document}-{00}" } }, "numbers.二阶", "setup.number-needs-document" },
        { "two alike", p => p with { Numbers = new Dictionary<string, string>(p.Numbers) { ["三阶"] = "qp-{00}" } }, "numbers.三阶", "setup.numbers-collide" },
        { "editions", p => p with { EditionScheme = "first" }, "editions", "setup.editions-unknown" },
        { "forms alone", p => p with { InsteadOfRepresentative = null, Parts = [SamplePart.Forms] }, "parts", "setup.forms-need" },
    };

    [Fact]
    public void AGoodPlan_HasNoFault() => Assert.Empty(CompanyPlanCheck.Faults(Coast.Plan(), Coast.Pack()));

    [Theory]
    [MemberData(nameof(Faulty))]
    public void AFault_IsNamedWithItsField(string what, Func<CompanyPlan, CompanyPlan> spoil, string field, string code)
    {
        var fault = Assert.Single(CompanyPlanCheck.Faults(spoil(Coast.Plan()), Coast.Pack()));
        Assert.Equal((what, field, code), (what, fault.Field, fault.Error.Code));
    }
}
