using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Organisation;

public sealed class RoleTests
{
    [Theory, OnEachDatabase]
    public async Task People_AreListedWithDepartmentAndRoles_InBothLanguages(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        var (admin, queries) = (await vault.ActorAsync("系统管理员"), vault.Get<PeopleQueries>());

        var head = (await queries.ListAsync(admin, new PeopleFilter("技术部负责人"), new(), Ct)).Value.Rows.Single();
        var person = (await queries.FindAsync(admin, head.Id, Ct)).Value;

        Assert.Equal(("技术部", "Technology Department"), (head.Department!.Zh, head.Department.En));
        Assert.Contains(head.Roles, r => r is { Code: "dept_head", Zh: "部门负责人", En: not null });
        Assert.Equal(head.Department, person.Department);
        Assert.Contains(person.Roles, r => r is { Code: "dept_head", Name.En: not null, Department.Code: "tech", InForce: true });
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ARoleGiven_CountsAtOnce_AndEndedNoLonger(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (admin, staff) = (await vault.ActorAsync("系统管理员"), await vault.ActorAsync("市场部职员"));
        Assert.False(staff.Can(Permission.Audit));

        Assert.Equal(RoleOutcome.Assigned, (await GiveAsync(vault, admin, staff, "auditor")).Value);

        Assert.True((await vault.ActorAsync("市场部职员")).Can(Permission.Audit));
        vault.Clock.Advance(TimeSpan.FromDays(1));
        var held = (await vault.Get<PeopleQueries>().FindAsync(admin, staff.PersonId, Ct)).Value.Roles.Single(r => r.Code == "auditor");
        Assert.True((await vault.Get<EndRole>().ExecuteAsync(admin, held.Id, "任期结束", Ct)).Succeeded);
        Assert.False((await vault.ActorAsync("市场部职员")).Can(Permission.Audit));
        var period = (await vault.Get<PeopleQueries>().FindAsync(admin, staff.PersonId, Ct)).Value.Roles.Single(r => r.Code == "auditor");
        Assert.Equal((TestVault.Start.UtcDateTime, TestVault.Start.UtcDateTime.AddDays(1)), (period.From, period.To));
    }

    [Theory, OnEachDatabase]
    public async Task ARoleForDaysToCome_CountsOnThoseDaysOnly(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (admin, staff) = (await vault.ActorAsync("系统管理员"), await vault.ActorAsync("市场部职员"));
        var today = vault.Get<CompanyTime>().Today;
        var period = new RolePeriodInput(today.AddDays(2), today.AddDays(3));

        Assert.True((await vault.Get<AssignRole>().ExecuteAsync(admin, staff.PersonId, new RoleInput("auditor"), period, "内审期间", Ct)).Succeeded);

        foreach (var (days, holds) in new[] { (0, false), (2, true), (3, true), (4, false) })
        {
            vault.Clock.AdjustTime(TestVault.Start.AddDays(days));
            Assert.Equal(holds, (await vault.ActorAsync("市场部职员")).Can(Permission.Audit));
        }
    }

    [Theory, OnEachDatabase]
    public async Task AnAdministeringRole_WaitsForAnotherAdministrator(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (admin, representative) = (await vault.ActorAsync("系统管理员"), await vault.ActorAsync("管理者代表"));
        var head = await vault.ActorAsync("技术部负责人");

        Assert.Equal(RoleOutcome.Proposed, (await GiveAsync(vault, admin, head, Role.Administrator)).Value);

        Assert.False((await vault.ActorAsync("技术部负责人")).Can(Permission.ManageOrganisation));
        var proposal = Assert.Single((await vault.Get<OrganisationQueries>().OpenProposalsAsync(admin, Ct)).Value);
        var decide = vault.Get<DecideRoleProposal>();
        Assert.Equal("organisation.second-person", (await decide.ExecuteAsync(admin, proposal.Id, true, Ct)).Error?.Code);
        Assert.Equal("access.missing-permission", (await decide.ExecuteAsync(head, proposal.Id, true, Ct)).Error?.Code);
        Assert.True((await decide.ExecuteAsync(representative, proposal.Id, true, Ct)).Succeeded);
        Assert.True((await vault.ActorAsync("技术部负责人")).Can(Permission.ManageOrganisation));
        Assert.Equal("organisation.proposal-decided", (await decide.ExecuteAsync(representative, proposal.Id, true, Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheOnlyAdministrator_MayGiveItAlone_AndTheTrailSaysSo(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (admin, representative) = (await vault.ActorAsync("系统管理员"), await vault.ActorAsync("管理者代表"));
        Assert.True((await vault.Get<OffBoardPerson>().ExecuteAsync(admin, representative.PersonId, "离职", Ct)).Succeeded);
        var head = await vault.ActorAsync("行政部负责人");

        Assert.Equal(RoleOutcome.Assigned, (await GiveAsync(vault, admin, head, Role.Administrator)).Value);

        var queries = vault.Get<TrailQueries>();
        var row = (await queries.ListAsync(admin, new TrailFilter(Act: "role.assigned"), new(), Ct)).Value.Rows[0];
        var entry = (await queries.FindAsync(admin, row.Seq, Ct)).Value;
        Assert.Contains("\"onlyAdministrator\":true", entry.Objects[0].Content, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task OutsideRoles_AreForOutsidePeopleOnly_AndTheOtherWayRound(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (admin, staff, external) = (await vault.ActorAsync("系统管理员"), await vault.ActorAsync("市场部职员"), await vault.ActorAsync("外部审核员"));

        Assert.Equal("organisation.role-outside-only", (await GiveAsync(vault, admin, staff, "external_auditor")).Error?.Code);
        Assert.Equal("organisation.role-inside-only", (await GiveAsync(vault, admin, external, "auditor")).Error?.Code);
        Assert.Equal("organisation.role-held", (await GiveAsync(vault, admin, external, "external_auditor")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ADeputy_ActsWithTheRoleOnTheDaysNamed_ButNeverAdministersRights(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (representative, staff) = (await vault.ActorAsync("管理者代表"), await vault.ActorAsync("市场部职员"));
        var today = vault.Get<CompanyTime>().Today;
        var input = new DeputyInput(representative.PersonId, staff.PersonId, "mgmt_rep", today.AddDays(1), today.AddDays(2), "休假");

        Assert.True((await vault.Get<NameDeputy>().ExecuteAsync(representative, input, Ct)).Succeeded);

        Assert.False((await vault.ActorAsync("市场部职员")).Can(Permission.ConfirmExistingDocuments));
        vault.Clock.Advance(TimeSpan.FromDays(1));
        var deputy = await vault.ActorAsync("市场部职员");
        Assert.True(deputy.Can(Permission.ConfirmExistingDocuments));
        Assert.False(deputy.Can(Permission.ManageOrganisation));
        Assert.Equal("管理者代表", deputy.DeputyFor["mgmt_rep"]);
        vault.Clock.Advance(TimeSpan.FromDays(2));
        Assert.False((await vault.ActorAsync("市场部职员")).Can(Permission.ConfirmExistingDocuments));
    }

    [Theory, OnEachDatabase]
    public async Task ADeputy_IsRefused_WhenItMakesNoSense(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (admin, head, engineer) = (await vault.ActorAsync("系统管理员"), await vault.ActorAsync("技术部负责人"), await vault.ActorAsync("技术部工程师"));
        var today = vault.Get<CompanyTime>().Today;
        var right = new DeputyInput(head.PersonId, engineer.PersonId, "dept_head", today, today.AddDays(5), "出差");
        var noAccount = (await vault.Get<AddPerson>().ExecuteAsync(admin, new PersonInput("技术部实习生", null), false, Ct)).Value;

        Assert.Equal("deputies.own-only", await CodeAsync(vault, engineer, right));
        Assert.Equal("deputies.same-person", await CodeAsync(vault, head, right with { DeputyId = head.PersonId }));
        Assert.Equal("deputies.dates-invalid", await CodeAsync(vault, head, right with { To = today.AddDays(-1) }));
        Assert.Equal("act.reason-required", await CodeAsync(vault, head, right with { Reason = " " }));
        Assert.Equal("deputies.role-not-held", await CodeAsync(vault, head, right with { RoleCode = "gm" }));
        Assert.Equal("deputies.no-account", await CodeAsync(vault, head, right with { DeputyId = noAccount }));
        Assert.Null(await CodeAsync(vault, head, right));
        Assert.Equal("deputies.overlap", await CodeAsync(vault, head, right));
    }

    [Theory, OnEachDatabase]
    public async Task AnAuditorFromOutside_SeesNothing_UntilGranted_AndOnlyForTheDaysGranted(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (representative, admin) = (await vault.ActorAsync("管理者代表"), await vault.ActorAsync("系统管理员"));
        var external = await vault.ActorAsync("外部审核员");
        Assert.Empty(external.Permissions);
        var today = vault.Get<CompanyTime>().Today;
        var input = new GrantInput(external.PersonId, today, today.AddDays(3), "年度监督审核");

        Assert.Equal("access.missing-permission", (await vault.Get<GrantExternalAccess>().ExecuteAsync(admin, input, Ct)).Error?.Code);
        var grant = await vault.Get<GrantExternalAccess>().ExecuteAsync(representative, input, Ct);

        Assert.True(grant.Succeeded, grant.Error?.ToString());
        external = await vault.ActorAsync("外部审核员");
        Assert.Equal([Permission.Read, Permission.ReadCoverage], external.Permissions.Order());
        Assert.Equal(new ExternalAccess(today.AddDays(3), true, false, false), external.Grant);
        Assert.True((await vault.Get<EndExternalAccess>().ExecuteAsync(representative, grant.Value, "审核结束", Ct)).Succeeded);
        Assert.Empty((await vault.ActorAsync("外部审核员")).Permissions);
        Assert.True((await vault.Get<GrantExternalAccess>().ExecuteAsync(representative, input, Ct)).Succeeded);
        vault.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Empty((await vault.ActorAsync("外部审核员")).Permissions);
    }

    private static Task<Kernel.Result<RoleOutcome>> GiveAsync(TestVault vault, Actor by, Actor to, string role) =>
        vault.Get<AssignRole>().ExecuteAsync(by, to.PersonId, new RoleInput(role), new RolePeriodInput(), "岗位需要", Ct);

    private static async Task<string?> CodeAsync(TestVault vault, Actor by, DeputyInput input) =>
        (await vault.Get<NameDeputy>().ExecuteAsync(by, input, Ct)).Error?.Code;
}
