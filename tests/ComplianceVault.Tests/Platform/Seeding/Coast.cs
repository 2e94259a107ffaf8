using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;

namespace ComplianceVault.Tests.Platform.Seeding;

/// <summary>A pack of one company, and the plan of another one that takes it over.</summary>
internal static class Coast
{
    public static PackVocabulary Pack()
    {
        var pack = new PackVocabulary { Company = Label("示例公司", "Sample Ltd"), System = Label("服务体系") };
        pack.Departments.AddRange([
            new("admin", Label("行政部", "Administration"), null, CommonNoun: false),
            new("tech", Label("技术部", "Technology"), null, CommonNoun: false),
            new("mgmt", Label("管理层", "Management"), null, CommonNoun: true),
        ]);
        pack.Roles.AddRange([new("gm", Label("总经理", "General manager")), new(CompanyPlan.Representative, Label("管理者代表", "Management representative"))]);
        pack.Levels.AddRange([Level("二阶", "SP-P{00}"), Level("三阶", "SP-WI{00}"), Level("四阶", "{document}-R{00}")]);
        pack.Forms.UnionWith(["SP-P01-R01", "SP-P01-R02", "SP-WI03-R01"]);
        return pack;
    }

    public static CompanyPlan Plan() => new CompanyPlan
    {
        Company = "海岸公司",
        System = "管理体系",
        Departments = [new("office", "综合部", "Office"), new("lab", "研发中心")],
        Map = new Dictionary<string, string?> { ["admin"] = "office", ["tech"] = "lab", ["mgmt"] = null },
        InsteadOfRepresentative = "gm",
        Numbers = new Dictionary<string, string> { ["二阶"] = "QP-{00}" },
        Parts = [SamplePart.Roles, SamplePart.Clauses, SamplePart.Forms],
    }.Completed(Pack());

    public static SeedLabel Label(string zh, string? en = null) => new() { Zh = zh, En = en };

    private static PackLevel Level(string level, string pattern) => new(level, Label(level), NumberPattern.Parse(pattern).Value);
}
