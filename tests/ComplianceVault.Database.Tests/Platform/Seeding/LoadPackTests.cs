using ComplianceVault.App.Clauses;
using ComplianceVault.App.Glossary;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform.Seeding;

/// <summary>A pack is loaded by what is different since the last time.</summary>
public sealed class LoadPackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ASecondLoad_ChangesNothing_AndLeavesNoTrailEntry(Database database)
    {
        using var pack = new SmallPack();
        await using var vault = await LoadedAsync(database, pack);
        var before = await TrailAsync(vault);

        var again = await LoadAsync(vault, pack);

        Assert.All(again, p => Assert.Equal((p.Part, 0, 0, 0), (p.Part, p.Added, p.Changed, p.Kept)));
        Assert.Equal(2, again.Single(p => p.Part == "forms").Unchanged);
        Assert.Equal(before, await TrailAsync(vault));
    }

    [Theory, OnEachDatabase]
    public async Task WhatChangedInThePack_IsBroughtIn_AndNothingElse(Database database)
    {
        using var pack = new SmallPack();
        await using var vault = await LoadedAsync(database, pack);
        pack.Change("glossary.yaml", "服务中断。", "服务中断或变差。");
        pack.Change("forms/SP-P01-R01.yaml", "title: {zh: 事件单}", "title: {zh: 事件记录单}");
        pack.Change("workflows/WF-incident.yaml", "hours(created, 4)", "hours(created, 2)");
        vault.Clock.Advance(TimeSpan.FromDays(1));

        var parts = await LoadAsync(vault, pack);

        Assert.Equal(["forms", "glossary", "workflows"], parts.Where(p => p.Changed > 0).Select(p => p.Part).Order());
        Assert.All(parts, p => Assert.Equal((p.Part, 0, 0), (p.Part, p.Added, p.Kept)));
        await using var db = await vault.DatabaseAsync();
        Assert.Equal("服务中断或变差。", (await db.Set<Term>().SingleAsync(t => t.Zh == "事件", Ct)).Definition);
        Assert.Equal("事件记录单", (await db.Set<Form>().SingleAsync(f => f.Number == "SP-P01-R01", Ct)).TitleZh);
        var workflows = await db.Set<WorkflowDefinition>().Where(w => w.Code == "WF-incident").OrderBy(w => w.From).ToListAsync(Ct);
        Assert.Equal([new DateOnly(2026, 3, 3), (DateOnly?)null], workflows.Select(w => w.To));
        Assert.Equal("pack.loaded", (await db.Set<TrailEntry>().OrderByDescending(e => e.Seq).FirstAsync(Ct)).Act);
    }

    [Theory, OnEachDatabase]
    public async Task WhatTheCompanyChangedItself_IsKept_AndReported(Database database)
    {
        using var pack = new SmallPack();
        await using var vault = await LoadedAsync(database, pack);
        var editor = await vault.PersonAsync("文控", Permission.Read, Permission.ControlDocuments, Permission.ManageOrganisation);
        await using (var db = await vault.DatabaseAsync())
        {
            var department = await db.Set<Department>().AsNoTracking().SingleAsync(d => d.Code == "tech", Ct);
            var changed = await vault.Get<ChangeDepartment>().ExecuteAsync(editor, department.Id, department.Version, new DepartmentInput("运行维护部", null, "本公司写的职责"), Ct);
            Assert.True(changed.Succeeded, changed.Error?.ToString());
        }

        pack.Change("organisation.yaml", "日常运维。", "日常运维和值守。");

        var parts = await LoadAsync(vault, pack);

        var departments = parts.Single(p => p.Part == "departments");
        Assert.Equal((0, 0, 1, 1), (departments.Added, departments.Changed, departments.Kept, departments.Unchanged));
        await using var after = await vault.DatabaseAsync();
        Assert.Equal("本公司写的职责", (await after.Set<Department>().SingleAsync(d => d.Code == "tech", Ct)).Duties);
        Assert.DoesNotContain(await after.Set<TrailEntry>().Select(e => e.Act).ToListAsync(Ct), a => a == "pack.loaded");
    }

    [Theory, OnEachDatabase]
    public async Task WhatAFormProves_ChangesFromTheDayOfTheLoad_AndTheCompanysOwnLinkStays(Database database)
    {
        using var pack = new SmallPack();
        await using var vault = await LoadedAsync(database, pack);
        await using (var own = await vault.DatabaseAsync())
        {
            var form = await own.Set<Form>().SingleAsync(f => f.Number == "SP-P01-R01", Ct);
            own.Add(new FormClause { Id = Guid.CreateVersion7(), FormId = form.Id, Clause = "9", From = new(2026, 3, 2) });
            await own.SaveChangesAsync(Ct);
        }

        vault.Clock.Advance(TimeSpan.FromDays(1));
        pack.Change("forms/SP-P01-R01.yaml", "clauses: [\"8.6\"]", "clauses: [\"8\"]");

        var forms = (await LoadAsync(vault, pack)).Single(p => p.Part == "forms");

        Assert.Equal((1, 0), (forms.Changed, forms.Kept));
        await using var db = await vault.DatabaseAsync();
        var links = await db.Set<FormClause>().Where(c => db.Set<Form>().Any(f => f.Id == c.FormId && f.Number == "SP-P01-R01")).OrderBy(c => c.Clause).ToListAsync(Ct);
        Assert.Equal([("8", null), ("8.6", new DateOnly(2026, 3, 3)), ("9", null)], links.Select(l => (l.Clause, l.To)));
    }

    [Theory, OnEachDatabase]
    public async Task WhoAnswersForAClause_IsTheCompanysWord_AndReportedAsKept(Database database)
    {
        using var pack = new SmallPack();
        await using var vault = await LoadedAsync(database, pack);
        pack.Change("clauses.yaml", "lead: tech, supporting: [office]", "lead: office, supporting: [tech]");

        Assert.Equal((0, 1), Counted(await LoadAsync(vault, pack)));

        pack.Change("clauses.yaml", "title: {zh: 解决}", "title: {zh: 解决和履行}");
        Assert.Equal((1, 1), Counted(await LoadAsync(vault, pack)));
        pack.Change("clauses.yaml", "title: {zh: 运行}", "title: {zh: 服务运行}");
        Assert.Equal((1, 0), Counted(await LoadAsync(vault, pack)));
        await using var db = await vault.DatabaseAsync();
        Assert.Equal("tech", (await db.Set<ClauseDuty>().SingleAsync(d => d.Clause == "8.6" && d.Duty == DutyKind.Lead, Ct)).Department);

        static (int Changed, int Kept) Counted(IReadOnlyList<PackPartReport> parts) => parts.Where(p => p.Part == "clauses").Select(p => (p.Changed, p.Kept)).Single();
    }

    [Theory, OnEachDatabase]
    public async Task OfANumberThatADepartmentHasTaken_ItsFormStands(Database database)
    {
        const string taken = "SP-P01-R03";
        using var pack = new SmallPack();
        await using var vault = await LoadedAsync(database, pack);
        await using (var db = await vault.DatabaseAsync())
        {
            db.Add(new Form { Id = Guid.CreateVersion7(), Number = taken, TitleZh = "部门自己的表", Parent = "SP-P01", Way = FormWay.Filled, Basis = FormBasis.Derived, IsActive = false, Retention = "RET-3" });
            await db.SaveChangesAsync(Ct);
        }

        var file = await File.ReadAllTextAsync(Path.Combine(pack.Root, "forms", "SP-P01-R02.yaml"), Ct);
        await File.WriteAllTextAsync(Path.Combine(pack.Root, "forms", taken + ".yaml"), file.Replace("SP-P01-R02", taken, StringComparison.Ordinal), Ct);

        var forms = (await LoadAsync(vault, pack)).Single(p => p.Part == "forms");

        Assert.Equal((0, 0, 1), (forms.Added, forms.Changed, forms.Kept));
        await using var after = await vault.DatabaseAsync();
        Assert.Equal("部门自己的表", (await after.Set<Form>().SingleAsync(f => f.Number == taken, Ct)).TitleZh);
    }

    [Theory, OnEachDatabase]
    public async Task ABrokenPack_LeavesTheLoadedOneAsItIs(Database database)
    {
        using var pack = new SmallPack();
        await using var vault = await LoadedAsync(database, pack);
        var before = await TrailAsync(vault);
        pack.Change("glossary.yaml", "服务中断。", "服务中断或变差。");
        pack.Change("obligations.yaml", "event: incident.major", "event: incident.minor");

        var refused = await vault.Get<LoadPack>().ExecuteAsync(Actor.Program(new ActSession("test", ActSource.CommandLine)), pack.Folder, null, Ct);

        Assert.Equal("pack.broken", refused.Error?.Code);
        Assert.Equal(before, await TrailAsync(vault));
    }

    [Fact]
    public async Task WithoutManageSettings_NothingIsLoaded()
    {
        using var pack = new SmallPack();
        await using var vault = await LoadedAsync(Database.Sqlite, pack);
        var reader = await vault.PersonAsync("职员", Permission.Read);

        Assert.Equal("access.missing-permission", (await vault.Get<LoadPack>().ExecuteAsync(reader, pack.Folder, null, Ct)).Error?.Code);
    }

    private static async Task<TestVault> LoadedAsync(Database database, SmallPack pack)
    {
        var vault = await TestVault.CreateAsync(database, seedDocs: pack.Root);
        var loaded = await vault.Get<SeedLoader>().LoadAsync(SeedChoice.SampleWithoutDocuments, Ct);
        Assert.True(loaded.Succeeded, loaded.Error?.ToString());
        return vault;
    }

    private static async Task<IReadOnlyList<PackPartReport>> LoadAsync(TestVault vault, SmallPack pack)
    {
        var loaded = await vault.Get<LoadPack>().ExecuteAsync(Actor.Program(new ActSession("test", ActSource.CommandLine)), pack.Folder, null, Ct);
        Assert.True(loaded.Succeeded, loaded.Error?.ToString());
        return loaded.Value;
    }

    private static async Task<long> TrailAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        return await db.Set<TrailEntry>().MaxAsync(e => e.Seq, Ct);
    }
}
