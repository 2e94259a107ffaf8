using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Organisation;

public sealed class OffBoardingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task WhoLeaves_LosesEverythingAtOnce_AndStaysInTheTrail(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var admin = await vault.ActorAsync("系统管理员");
        var head = await vault.ActorAsync("技术部负责人");
        var engineer = await vault.ActorAsync("技术部工程师");
        var today = vault.Get<CompanyTime>().Today;
        var deputy = new DeputyInput(head.PersonId, engineer.PersonId, "dept_head", today, today.AddDays(10), "出差");
        Assert.True((await vault.Get<NameDeputy>().ExecuteAsync(head, deputy, Ct)).Succeeded);
        var stamp = await StampAsync(vault, head);

        var left = await vault.Get<OffBoardPerson>().ExecuteAsync(admin, head.PersonId, "离职", Ct);

        Assert.True(left.Succeeded, left.Error?.ToString());
        Assert.Null(await vault.Get<ActorDirectory>().FindAsync(head.PersonId, new ActSession("x", ActSource.Page), Ct));
        Assert.NotEqual(stamp, await StampAsync(vault, head));
        Assert.DoesNotContain("dept_head", (await vault.ActorAsync("技术部工程师")).Roles);
        var person = (await vault.Get<PeopleQueries>().FindAsync(admin, head.PersonId, Ct)).Value;
        Assert.Equal(AccountState.Deactivated, person.Account);
        Assert.DoesNotContain(person.Roles, r => r.InForce);
        Assert.All(person.Deputies, d => Assert.NotNull(d.RevokedAt));
        var trail = (await vault.Get<TrailQueries>().ListAsync(admin, new TrailFilter(Person.Kind, head.PersonId), new(), Ct)).Value;
        Assert.Contains(trail.Rows, r => r.Act == "person.left");
        Assert.Contains(trail.Rows, r => r.Act == "deputy.revoked");
        Assert.Contains(trail.Rows, r => r.Act == "account.deactivated");
        Assert.Equal(person.Roles.Count, trail.Rows.Count(r => r.Act == "role.ended"));
    }

    [Theory, OnEachDatabase]
    public async Task TheNameOfSomebodyWhoLeft_IsNeverGivenAgain(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var admin = await vault.ActorAsync("系统管理员");
        var staff = await vault.ActorAsync("市场部职员");
        Assert.True((await vault.Get<OffBoardPerson>().ExecuteAsync(admin, staff.PersonId, "离职", Ct)).Succeeded);

        var again = await vault.Get<AddPerson>().ExecuteAsync(admin, new PersonInput("市场部职员", null), false, Ct);

        Assert.Equal("organisation.person-exists", again.Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheLastAdministrator_CannotBeRemoved_ByAnyWay(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var admin = await vault.ActorAsync("系统管理员");
        var representative = await vault.ActorAsync("管理者代表");
        Assert.True((await vault.Get<OffBoardPerson>().ExecuteAsync(representative, admin.PersonId, "离职", Ct)).Succeeded);
        var role = await AssignmentAsync(vault, representative.PersonId, "mgmt_rep");

        Assert.Equal("organisation.not-yourself", (await vault.Get<OffBoardPerson>().ExecuteAsync(representative, representative.PersonId, "离职", Ct)).Error?.Code);
        Assert.Equal("organisation.last-administrator", (await vault.Get<EndRole>().ExecuteAsync(representative, role, "调整", Ct)).Error?.Code);
        var program = Actor.Program(new ActSession("cli", ActSource.CommandLine));
        Assert.Equal("organisation.last-administrator", (await vault.Get<OffBoardPerson>().ExecuteAsync(program, representative.PersonId, "离职", Ct)).Error?.Code);
        Assert.Equal("organisation.last-administrator", (await vault.Get<DeactivateAccount>().ExecuteAsync(program, representative.PersonId, "停用", Ct)).Error?.Code);
        Assert.True((await vault.ActorAsync("管理者代表")).Can(Permission.ManageOrganisation));
    }

    [Theory, OnEachDatabase]
    public async Task TwoAdministrators_WhoRemoveEachOtherAtOnce_LeaveOne(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var admin = await vault.ActorAsync("系统管理员");
        var representative = await vault.ActorAsync("管理者代表");

        Result[] results = await Task.WhenAll(
            Task.Run(() => vault.Get<OffBoardPerson>().ExecuteAsync(admin, representative.PersonId, "离职", Ct), Ct),
            Task.Run(() => vault.Get<OffBoardPerson>().ExecuteAsync(representative, admin.PersonId, "离职", Ct), Ct));

        Assert.Single(results, r => r.Succeeded);
    }

    private static async Task<string?> StampAsync(TestVault vault, Actor actor)
    {
        await using var db = await vault.DatabaseAsync();
        return (await db.Users.SingleAsync(a => a.PersonId == actor.PersonId, Ct)).SecurityStamp;
    }

    private static async Task<Guid> AssignmentAsync(TestVault vault, Guid person, string role)
    {
        await using var db = await vault.DatabaseAsync();
        return await db.Set<RoleAssignment>().Where(a => a.PersonId == person && a.RoleCode == role && a.To == null).Select(a => a.Id).SingleAsync(Ct);
    }
}
