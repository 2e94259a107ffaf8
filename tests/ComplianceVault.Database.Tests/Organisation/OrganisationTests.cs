using ComplianceVault.App.Desk;
using ComplianceVault.App.Glossary;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Organisation;

public sealed class OrganisationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ADepartment_IsAddedChangedAndClosed_WithOldAndNewInTheTrail(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var admin = await vault.ActorAsync("系统管理员");
        var id = (await vault.Get<AddDepartment>().ExecuteAsync(admin, "quality", new DepartmentInput("质量部"), Ct)).Value;
        var row = (await vault.Get<OrganisationQueries>().DepartmentsAsync(admin, Ct)).Value.Single(d => d.Id == id);

        Assert.True((await vault.Get<ChangeDepartment>().ExecuteAsync(admin, id, row.Version, new DepartmentInput("质量管理部"), Ct)).Succeeded);
        var late = await vault.Get<ChangeDepartment>().ExecuteAsync(admin, id, row.Version, new DepartmentInput("品质部"), Ct);
        Assert.Equal("data.changed-meanwhile", late.Error?.Code);
        Assert.True((await vault.Get<CloseDepartment>().ExecuteAsync(admin, id, "并入行政部", Ct)).Succeeded);

        var trail = vault.Get<TrailQueries>();
        var rows = (await trail.ListAsync(admin, new TrailFilter(Department.Kind, id), new(), Ct)).Value.Rows;
        Assert.Equal(["department.closed", "department.changed", "department.added"], rows.Select(r => r.Act));
        var detail = (await trail.FindAsync(admin, rows[1].Seq, Ct)).Value.Objects[0].Content!;
        Assert.Contains("\"old\":{\"nameZh\":\"质量部\"", detail, StringComparison.Ordinal);
        Assert.Contains("\"new\":{\"nameZh\":\"质量管理部\"", detail, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task ADepartmentWithPeople_IsNotClosed(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var admin = await vault.ActorAsync("系统管理员");
        var tech = (await vault.Get<DirectoryQueries>().DepartmentsAsync(admin, Ct)).Value.Single(d => d.Code == "tech");

        Assert.Equal("organisation.department-in-use", (await vault.Get<CloseDepartment>().ExecuteAsync(admin, tech.Id, "撤销", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ANewAccount_SignsInOnceWithItsPassword_AndMustChangeIt(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var admin = await vault.ActorAsync("系统管理员");
        var person = (await vault.Get<AddPerson>().ExecuteAsync(admin, new PersonInput("测试工程师", null), false, Ct)).Value;

        var given = (await vault.Get<GiveAccount>().ExecuteAsync(admin, person, "测试工程师", Ct)).Value;

        var signIn = await vault.Get<SignIn>().ExecuteAsync(given.UserName, given.Password, new ActSession("x", ActSource.Page), Ct);
        Assert.True(signIn.Succeeded, signIn.Error?.ToString());
        Assert.True(signIn.Value.MustChangePassword);
        Assert.Equal("account.person-has-one", (await vault.Get<GiveAccount>().ExecuteAsync(admin, person, "another", Ct)).Error?.Code);
        var other = (await vault.Get<AddPerson>().ExecuteAsync(admin, new PersonInput("另一工程师", null), false, Ct)).Value;
        Assert.Equal("account.name-taken", (await vault.Get<GiveAccount>().ExecuteAsync(admin, other, "测试工程师", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task AResetPassword_EndsSessions_IsToldToTheOwner_AndIsNotForOneself(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (admin, staff) = (await vault.ActorAsync("系统管理员"), await vault.ActorAsync("市场部职员"));

        var reset = await vault.Get<ResetPassword>().ExecuteAsync(admin, staff.PersonId, "忘记密码", Ct);

        Assert.True(reset.Succeeded, reset.Error?.ToString());
        var trail = (await vault.Get<TrailQueries>().ListAsync(admin, new TrailFilter(Person.Kind, staff.PersonId, Act: "account.password-reset"), new(), Ct)).Value;
        Assert.Single(trail.Rows);
        Assert.DoesNotContain(reset.Value.Password, (await vault.Get<TrailQueries>().FindAsync(admin, trail.Rows[0].Seq, Ct)).Value.Objects[0].Content!, StringComparison.Ordinal);
        Assert.Equal(AccountState.MustChangePassword, (await vault.Get<PeopleQueries>().FindAsync(admin, staff.PersonId, Ct)).Value.Account);
        var told = Assert.Single((await vault.Get<DeskQueries>().BoardAsync(staff, ["account.password-reset"], new(), Ct)).Value.Page.Rows);
        Assert.Equal((reset.Value.UserName, admin.Name), (told.Number, told.Title));
        await vault.Get<TellNewTasks>().ExecuteAsync(Actor.Program(new ActSession("daily", ActSource.Job)), Ct);
        await using (var db = await vault.DatabaseAsync())
        {
            Assert.Equal(staff.PersonId, (await db.Set<Notice>().SingleAsync(n => n.Kind == "account.password-reset", Ct)).PersonId);
            await db.Users.Where(u => u.PersonId == staff.PersonId).ExecuteUpdateAsync(s => s.SetProperty(u => u.MustChangePassword, false), Ct);
        }

        Assert.Empty((await vault.Get<DeskQueries>().BoardAsync(staff, ["account.password-reset"], new(), Ct)).Value.Page.Rows);
        Assert.Equal("account.not-your-own", (await vault.Get<ResetPassword>().ExecuteAsync(admin, admin.PersonId, "忘记密码", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheCalendar_FollowsItsChanges_AndRemembersWhatWasKnown(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (controller, calendars) = (await vault.ActorAsync("行政部文控"), vault.Get<WorkingCalendars>());
        var day = new DateOnly(2026, 3, 20);
        var before = await calendars.CurrentAsync(Ct);
        Assert.Same(before, await calendars.CurrentAsync(Ct));
        vault.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True((await vault.Get<SetCompanyDay>().ExecuteAsync(controller, new CompanyDayInput(day, false, "公司周年"), Ct)).Succeeded);

        Assert.True(before.IsWorkingDay(day));
        Assert.False((await calendars.CurrentAsync(Ct)).IsWorkingDay(day));
        Assert.True((await calendars.KnownAtAsync(TestVault.Start.UtcDateTime, Ct)).IsWorkingDay(day));
        vault.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await vault.Get<RemoveCompanyDay>().ExecuteAsync(controller, day, "取消", Ct)).Succeeded);
        Assert.True((await calendars.CurrentAsync(Ct)).IsWorkingDay(day));
        Assert.False((await calendars.KnownAtAsync(TestVault.Start.UtcDateTime.AddHours(1), Ct)).IsWorkingDay(day));
    }

    [Theory, OnEachDatabase]
    public async Task APublishedYear_IsNoLongerProvisional(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var controller = await vault.ActorAsync("行政部文控");
        Assert.True((await vault.Get<CalendarQueries>().YearAsync(controller, 2027, Ct)).Value.Provisional);
        var days = new[] { new NoticeDay(new(2026, 12, 31), false, "元旦"), new NoticeDay(new(2027, 1, 1), false, "元旦"), new NoticeDay(new(2027, 1, 9), true, "调休上班") };
        var publish = vault.Get<PublishCalendarYear>();

        Assert.Equal("calendar.source-required", (await publish.ExecuteAsync(controller, new(2027, null, null, days), Ct)).Error?.Code);
        Assert.Equal("calendar.day-outside-year", (await publish.ExecuteAsync(controller, new(2027, "通知", null, [new(new(2028, 1, 1), false, "元旦")]), Ct)).Error?.Code);
        Assert.Equal("calendar.day-twice", (await publish.ExecuteAsync(controller, new(2027, "通知", null, [days[0], days[0]]), Ct)).Error?.Code);
        Assert.True((await publish.ExecuteAsync(controller, new(2027, "国办发明电〔2026〕1号", new(2026, 11, 1), days), Ct)).Succeeded);

        var year = (await vault.Get<CalendarQueries>().YearAsync(controller, 2027, Ct)).Value;
        Assert.False(year.Provisional);
        Assert.Equal("国办发明电〔2026〕1号", year.Source);
        Assert.True(year.Days.Single(d => d.Date == new DateOnly(2027, 1, 9)).IsWorkingDay);
    }

    [Theory, OnEachDatabase]
    public async Task AChangedTerm_IsTold_AndARetiredOneNoLongerCounts(Database database)
    {
        var heard = new Listener();
        await using var vault = await TestVault.SampleForOwnFilesAsync(database, s => s.AddSingleton<IFactHandler<GlossaryChanged>>(heard));
        var controller = await vault.ActorAsync("行政部文控");
        var queries = vault.Get<GlossaryQueries>();

        var id = (await vault.Get<AddTerm>().ExecuteAsync(controller, new TermInput("交接单", "Hand-over sheet", null, null, "移交单"), Ct)).Value;

        Assert.Contains(await queries.SpellingsAsync(Ct), s => s.SequenceEqual(["交接单", "Hand-over sheet", "移交单"]));
        Assert.True((await vault.Get<RetireTerm>().ExecuteAsync(controller, id, retire: true, "不再使用", Ct)).Succeeded);
        Assert.DoesNotContain(await queries.SpellingsAsync(Ct), s => s.Contains("交接单"));
        Assert.Equal(["交接单", "交接单"], heard.Words);
        Assert.Equal("glossary.term-exists", (await vault.Get<AddTerm>().ExecuteAsync(controller, new TermInput("交接单"), Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TrailFilters_FindWhatTheDatabaseHolds_AndTheExportIsWhole(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        var (admin, queries) = (await vault.ActorAsync("系统管理员"), vault.Get<TrailQueries>());
        await using var db = await vault.DatabaseAsync();
        var expected = await db.Set<TrailEntry>().CountAsync(e => e.Act == "role.assigned", Ct);

        var page = (await queries.ListAsync(admin, new TrailFilter(Act: "role.assigned", Person: Actor.ProgramName), new(1, 5), Ct)).Value;
        Assert.Equal((5, expected), (page.Rows.Count, page.Total));
        Assert.Equal(0, (await queries.ListAsync(admin, new TrailFilter(To: TestVault.Start.UtcDateTime.AddDays(-SeedLoader.DaysOfHistory)), new(), Ct)).Value.Total);
        var exported = await queries.ExportAsync(admin, new TrailFilter(), Ct).ToListAsync(Ct);
        Assert.Equal(await db.Set<TrailEntry>().CountAsync(Ct), exported.Count);
        Assert.All(exported.Where(e => e.Entry.Act == "person.added"), e => Assert.NotNull(e.Objects[0].Content));
        var staff = await vault.ActorAsync("市场部职员");
        Assert.Equal("access.missing-permission", (await queries.ListAsync(staff, new TrailFilter(), new(), Ct)).Error?.Code);
        Assert.Empty(await queries.ExportAsync(staff, new TrailFilter(), Ct).ToListAsync(Ct));
    }

    private sealed class Listener : IFactHandler<GlossaryChanged>
    {
        public List<string> Words { get; } = [];

        public Task HandleAsync(GlossaryChanged fact, Act act)
        {
            Words.AddRange(fact.Words);
            return Task.CompletedTask;
        }
    }
}
