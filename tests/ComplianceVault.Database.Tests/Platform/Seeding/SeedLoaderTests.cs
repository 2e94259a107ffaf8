using ComplianceVault.App.Clauses;
using ComplianceVault.App.Glossary;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Platform.Seeding;

public sealed class SeedLoaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TheSample_IsDeclaredByTheFirstEntry_AndIsWholeInTheTrail(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        await using var db = await vault.DatabaseAsync();

        var entries = await db.Set<TrailEntry>().OrderBy(e => e.Seq).ToListAsync(Ct);
        Assert.Equal("vault.created", entries[0].Act);
        Assert.Equal("vault.sample-filled", entries[^1].Act);
        Assert.All(entries, e => Assert.Equal(nameof(ActSource.Loader), e.Source));
        Assert.Equal(["内审员", "市场部负责人", "总经理", "技术部负责人", "管理者代表", Actor.ProgramName, "行政部文控", "行政部负责人"], entries.Select(e => e.PersonName).Distinct().Order(StringComparer.Ordinal));
        var confirmed = entries.Where(e => e.Act == "import.confirmed").ToList();
        Assert.True(confirmed.Count > 1, "the documents came in on one day");
        Assert.All(confirmed, e => Assert.Equal("管理者代表", e.PersonName));
        Assert.Contains("\"isSample\":true", (await db.Set<TrailDetail>().SingleAsync(d => d.Seq == 1, Ct)).Content, StringComparison.Ordinal);
        Assert.Equal(await db.Set<Department>().CountAsync(Ct), entries.Count(e => e.Act == "department.added"));
        Assert.Equal(await db.Set<Person>().CountAsync(Ct), entries.Count(e => e.Act == "person.added"));
        Assert.Equal(await db.Users.CountAsync(Ct), entries.Count(e => e.Act == "account.added"));
        Assert.Equal(await db.Set<RoleAssignment>().CountAsync(Ct), entries.Count(e => e.Act == "role.assigned"));
        Assert.Equal(await db.Set<Term>().CountAsync(Ct), entries.Count(e => e.Act == "term.added"));
        Assert.True((await vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task TheSample_HasItsPeople_WhoCanSignIn_WithTheRightsOfTheirRoles(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);

        var offered = await vault.Get<SignedInPeople>().SampleNamesAsync(Ct);
        Assert.Equal(13, offered.Count);
        await using var db = await vault.DatabaseAsync();
        var manager = vault.Get<Accounts>().In(db);
        var account = (await manager.FindByNameAsync("行政部文控"))!;
        Assert.True(await manager.CheckPasswordAsync(account, SampleAccounts.Password));
        Assert.False(account.MustChangePassword);
        var controller = await vault.ActorAsync("行政部文控");
        Assert.True(controller.Can(Permission.ControlDocuments));
        Assert.False(controller.Can(Permission.ManageOrganisation));
        Assert.Contains("admin", controller.Departments);
        Assert.Contains(Role.AllStaff, controller.Roles);
    }

    [Theory, OnEachDatabase]
    public async Task TheSample_BringsCalendarGlossaryAndClauses(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var reader = await vault.ActorAsync("技术部工程师");

        var calendar = await vault.Get<WorkingCalendars>().CurrentAsync(Ct);
        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 10, 1)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 10, 10)));
        Assert.Equal(2027, calendar.Judge(new DateOnly(2027, 3, 1)).ProvisionalYear);
        Assert.Contains((await vault.Get<GlossaryQueries>().ListAsync(reader, "SLA", Ct)).Value, t => t.Zh == "服务级别协议");
        Assert.Contains((await vault.Get<ClauseQueries>().ListAsync(reader, Ct)).Value, c => c.Number == "8.2.6");
    }

    [Theory, OnEachDatabase]
    public async Task ASecondLoad_IsRefused(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);

        var again = await vault.Get<SeedLoader>().LoadAsync(SeedChoice.Sample, Ct);

        Assert.Equal("seed.vault-not-empty", again.Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ACompanyOfItsOwn_HasTheRulesAndItsFounder_AndNoSamplePeople(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database);

        var founded = await FoundAsync(vault, "a-good-pass-7");

        Assert.True(founded.Succeeded, founded.Error?.ToString());
        var facts = await vault.Get<VaultIdentity>().FindAsync(Ct);
        Assert.Equal(("某某科技有限公司", false), (facts!.Company, facts.IsSample));
        Assert.Empty(await vault.Get<SignedInPeople>().SampleNamesAsync(Ct));
        await using var db = await vault.DatabaseAsync();
        Assert.Equal("信息主管", (await db.Set<Person>().SingleAsync(Ct)).Name);
        Assert.True(await db.Set<Clause>().AnyAsync(Ct));
        var founder = await vault.ActorAsync("信息主管");
        Assert.True(founder.Can(Permission.ManageOrganisation));
        Assert.True(founder.Can(Permission.Read));
    }

    [Theory, OnEachDatabase]
    public async Task AWeakPassword_RefusesTheWholeVault(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database);

        Assert.Equal("account.password-weak", (await FoundAsync(vault, "short")).Error?.Code);

        Assert.Null(await vault.Get<VaultIdentity>().FindAsync(Ct));
    }

    private static Task<Kernel.Result<FoundedVault>> FoundAsync(TestVault vault, string password) => vault.Get<SetUpVault>().ExecuteAsync(
        new SetUpRequest(vault.Get<SetUpCode>().Text, Plans.Of("某某科技有限公司", 4), "信息主管", password, []), new ActSession("set-up", ActSource.Page), null, Ct);

    [Theory]
    [InlineData("  - {user: gm,", "  - {usr: gm,", "usr", "an unknown key")]
    [InlineData("  gm: [Read, ReadCoverage, Audit, ReadTrail]", "  gm: [Read, ReadCoverage, Adit, ReadTrail]", "gm", "a permission that does not exist")]
    [InlineData("    kind: individual", "    kind: several", "kind", "a kind that does not exist")]
    public async Task ABrokenFile_IsRefusedWithFileLineAndKey_AndLeavesNothing(string right, string wrong, string key, string why)
    {
        var folder = Directory.CreateTempSubdirectory("seed-").FullName;
        foreach (var file in Directory.GetFiles(SeedDocs.Folder, "*.yaml"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var path = Path.Combine(folder, OrganisationFile.Name);
        var lines = await File.ReadAllLinesAsync(path, Ct);
        var at = Array.FindIndex(lines, l => l.StartsWith(right, StringComparison.Ordinal));
        lines[at] = lines[at].Replace(right, wrong, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(path, lines, Ct);
        await using var vault = await TestVault.CreateAsync(Database.Sqlite, seedDocs: folder);

        var error = (await vault.Get<SeedLoader>().LoadAsync(SeedChoice.Sample, Ct)).Error;

        Assert.Equal(("seed.file-broken", OrganisationFile.Name), (error?.Code, error?.Arguments[0]));
        Assert.True(Equals((long)at + 1, Convert.ToInt64(error!.Arguments[1], null)), $"{why}: {error}");
        Assert.True(Equals(key, error.Arguments[2]), $"{why}: {error}");
        Assert.Null(await vault.Get<VaultIdentity>().FindAsync(Ct));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AnInterruptedSample_IsFilledToItsEnd()
    {
        var filler = new Filler();
        await using var vault = await TestVault.CreateAsync(Database.Sqlite, s => s.AddSingleton<ISampleFiller>(filler));
        Assert.Equal("test.not-yet", (await vault.Get<SeedLoader>().LoadAsync(SeedChoice.Sample, Ct)).Error?.Code);
        filler.Ready = true;

        Assert.True((await vault.Get<SeedLoader>().LoadAsync(SeedChoice.Sample, Ct)).Succeeded);

        Assert.NotNull((await vault.Get<VaultIdentity>().FindAsync(Ct))!.FilledAt);
        Assert.Equal(2, filler.Calls);
    }

    private sealed class Filler : ISampleFiller
    {
        public bool Ready { get; set; }

        public int Calls { get; private set; }

        public Task<Kernel.Result<IReadOnlyList<SampleStep>>> PlanAsync(SampleHistory history, CancellationToken ct) =>
            Task.FromResult(Kernel.Result.Of<IReadOnlyList<SampleStep>>([new("test", history.Began, _ => Task.FromResult(Fill()))]));

        private Kernel.Result Fill()
        {
            Calls++;
            return Ready ? Kernel.Result.Success : Kernel.Error.Unavailable("test.not-yet");
        }
    }
}
