using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Database.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform.Seeding;

/// <summary>A company of three departments with numbers of its own and no management representative, at work: people with accounts, documents in force.</summary>
internal static class OwnCompany
{
    public const string Company = "海岸数据服务有限公司";
    public const string Founder = "创办人";
    public const string FoundersPassword = "good-pass-word-9";
    public const string Manager = "陈立";
    public const string Head = "吴迪";
    public const string OfficeHead = "方圆";
    public const string Engineer = "周舟";
    public const string Auditor = "林岚";
    public const string Controller = "苏文";

    private static readonly (string Name, string Department, string[] Roles)[] People =
    [
        (Manager, "gm", ["gm"]),
        (Head, "dev", ["dept_head"]),
        (OfficeHead, "office", ["dept_head"]),
        (Engineer, "dev", ["service_desk", "line1", "config_clerk", "project_manager", "sl_coordinator"]),
        (Auditor, "office", ["auditor", "lead_auditor"]),
        (Controller, "office", ["doc_controller"]),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<TestVault> FoundedAsync(Database database, CompanyPlan plan, params IReadOnlyList<string> roles)
    {
        var vault = await TestVault.CreateAsync(database);
        var founded = await vault.Get<SetUpVault>().ExecuteAsync(new SetUpRequest(vault.Get<SetUpCode>().Text, plan, Founder, FoundersPassword, roles), new ActSession("set-up", ActSource.Page), null, Ct);
        Assert.True(founded.Succeeded, founded.Error?.ToString());
        return vault;
    }

    /// <summary>With its people; <paramref name="inForce"/>: numbers of the documents that are in force with their forms.</summary>
    public static async Task<TestVault> AtWorkAsync(Database database, params (string Number, string Title)[] inForce)
    {
        var vault = await FoundedAsync(database, Plans.Of(Company, 3));
        await AddPeopleAsync(vault);
        var desk = await ImportDesk.OpenAsync(vault, "文控助理", "入库确认人");
        var batch = await desk.BringInAsync([.. inForce.Select(f => ($"{f.Number} {f.Title}.md", Text(f.Number, f.Title)))]);
        var confirmed = await desk.ConfirmAsync(batch);
        Assert.True(confirmed.Succeeded, confirmed.Error?.ToString());
        return vault;
    }

    public static string Text(string number, string title) => $"---\nnumber: {number}\ntitle: {title}\nedition: A/0\nowner: 研发中心\nissued: 2025-02-20\neffective: 2025-03-01\n---\n# 1 目的\n\n规定{title}的做法。\n";

    public static async Task AddPeopleAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        var (now, departments) = (vault.Clock.UtcNow(), await db.Set<Department>().ToDictionaryAsync(d => d.Code, d => d.Id, Ct));
        foreach (var (name, department, roles) in People)
        {
            var person = new Person { Id = vault.Clock.NewId(), Name = name, DepartmentId = departments[department], DepartmentSince = now };
            db.Add(person);
            db.AddRange(roles.Append(Role.AllStaff).Select(r => new RoleAssignment { Id = vault.Clock.NewId(), PersonId = person.Id, RoleCode = r, From = now }));
            await db.SaveChangesAsync(Ct);
            var account = new Account { Id = vault.Clock.NewId(), UserName = name, PersonId = person.Id };
            Assert.True((await vault.Get<Accounts>().In(db).CreateAsync(account, SampleAccounts.Password)).Succeeded);
        }
    }
}
