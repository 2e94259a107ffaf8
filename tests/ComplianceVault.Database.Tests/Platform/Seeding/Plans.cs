using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.Database.Tests.Platform.Seeding;

/// <summary>Companies that take the sample over.</summary>
internal static class Plans
{
    private static readonly OwnDepartment[] Own =
    [
        new("gm", "总经办", "Executive office"), new("office", "综合部", "Office"), new("dev", "研发中心"), new("sales", "客户部"), new("qa", "质量部"),
    ];

    /// <summary>Whose departments in the company do what the sample's do: one for all, or the ones named.</summary>
    private static readonly Dictionary<int, string?[]> Work = new()
    {
        [1] = ["gm", "gm", "gm", "gm"],
        [3] = ["gm", "office", "office", "dev"],
        [4] = ["gm", "office", "sales", "dev"],
        [5] = ["gm", "office", null, "dev"],
    };

    public static CompanyPlan Of(string company, int departments) => new()
    {
        Company = company,
        System = "服务管理体系",
        Departments = [.. Own.Take(departments)],
        Map = new[] { "mgmt", "admin", "market", "tech" }.Zip(Work[departments]).ToDictionary(p => p.First, p => p.Second),
        InsteadOfRepresentative = departments == 4 ? null : "gm",
        Numbers = new Dictionary<string, string> { ["一阶"] = "QM-{00}", ["二阶"] = "QP-{00}", ["三阶"] = "QW-{00}", ["四阶"] = departments == 5 ? "QR-{000}" : "{document}-F{00}", ["外来"] = "QE-{00}" },
        EditionScheme = "letter-revision",
        Parts = Enum.GetValues<SamplePart>(),
    };
}
