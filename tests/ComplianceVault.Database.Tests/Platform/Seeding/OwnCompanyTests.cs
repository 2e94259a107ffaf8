using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform.Seeding;

/// <summary>A company founds its own system from the pack that the program ships (decision 34).</summary>
public sealed class OwnCompanyTests
{
    private const string Company = OwnCompany.Company;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Database.Sqlite, 1)]
    [InlineData(Database.Sqlite, 3)]
    [InlineData(Database.Postgres, 3)]
    [InlineData(Database.Sqlite, 4)]
    [InlineData(Database.Sqlite, 5)]
    public async Task NoWordOfTheSample_RemainsInTheDatabase(Database database, int departments)
    {
        await using var vault = await OwnCompany.FoundedAsync(database, Plans.Of(Company, departments));
        await using var db = await vault.DatabaseAsync();

        Assert.Empty(await Traces.FindAsync(db, departments == 4 ? Traces.OfSampleBesideRepresentative() : Traces.OfSample()));
        Assert.Equal(195, await db.Set<Form>().CountAsync(Ct));
        Assert.Equal(52, await db.Set<WorkflowDefinition>().CountAsync(Ct));
        Assert.Equal(departments, await db.Set<Department>().CountAsync(Ct));
        Assert.Equal(OwnCompany.Founder, (await db.Set<Person>().SingleAsync(Ct)).Name);
        Assert.Empty(await vault.Get<SignedInPeople>().SampleNamesAsync(Ct));
        Assert.True((await vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Fact]
    public async Task WorkOfTheSample_GoesToTheOwnDepartments_UnderOwnNumbers()
    {
        await using var vault = await OwnCompany.FoundedAsync(Database.Sqlite, Plans.Of(Company, 3));
        await using var db = await vault.DatabaseAsync();

        var incident = await db.Set<Form>().SingleAsync(f => f.Number == "QP-15-F01", Ct);
        Assert.Equal(("QP-15", "dev", "WF-incident"), (incident.Parent, incident.Department, incident.Workflow));
        Assert.Equal(["dev", "gm", "office"], (await db.Set<Form>().Select(f => f.Department).Distinct().ToListAsync(Ct)).OfType<string>().Order());
        Assert.All(await db.Set<ObligationTerms>().ToListAsync(Ct), t => Assert.Contains(t.Department, (string?[])["gm", "office", "dev", null]));
        var duties = await db.Set<ClauseDuty>().Where(d => d.Clause == "8.6.1").ToListAsync(Ct);
        Assert.Equal([("dev", DutyKind.Lead), ("gm", DutyKind.Supporting), ("office", DutyKind.Supporting)], duties.Select(d => (d.Department, d.Duty)).Order());
        Assert.DoesNotContain(await db.Set<ClauseOwner>().Select(o => o.RoleCode).ToListAsync(Ct), r => r == CompanyPlan.Representative);
        Assert.Equal("QP-{00}", (await db.Set<DocumentLevel>().SingleAsync(l => l.Code == "二阶", Ct)).Pattern);
        Assert.Equal("A/0", (await NumberingInForce.LoadAsync(db, Ct)).Scheme.First.Printed);
        var entity = await db.Set<FormEntity>().SingleAsync(e => e.Code == "customer", Ct);
        Assert.Equal("QP-08-F05", entity.Form);
    }

    [Fact]
    public async Task WithoutARepresentative_AnotherRoleConfirmsAndGrants()
    {
        await using var vault = await OwnCompany.FoundedAsync(Database.Sqlite, Plans.Of(Company, 3), "gm");

        var founder = await vault.ActorAsync(OwnCompany.Founder);

        Assert.True(founder.Can(Permission.ConfirmExistingDocuments));
        Assert.True(founder.Can(Permission.GrantExternalAccess));
        Assert.Contains("gm", founder.Roles);
        await using var db = await vault.DatabaseAsync();
        Assert.False(await db.Set<Role>().AnyAsync(r => r.Code == CompanyPlan.Representative, Ct));
    }

    [Fact]
    public async Task WhatNobodyDoes_IsNotInUse_AndNobodysDuty()
    {
        await using var vault = await OwnCompany.FoundedAsync(Database.Sqlite, Plans.Of(Company, 5));
        await using var db = await vault.DatabaseAsync();

        var catalogue = (await db.Set<Form>().ToListAsync(Ct)).Single(f => f.TitleZh == "服务目录");
        Assert.False(catalogue.IsActive);
        Assert.StartsWith("QR-", catalogue.Number, StringComparison.Ordinal);
        Assert.InRange(await db.Set<Obligation>().CountAsync(Ct), 1, 128);
        Assert.Contains(await db.Set<Clause>().Select(c => c.Number).ToListAsync(Ct), c => !db.Set<ClauseDuty>().Any(d => d.Clause == c && d.Duty == DutyKind.Lead));
    }

    [Theory, OnEachDatabase]
    public async Task TheSamePackAgain_ChangesNothing(Database database)
    {
        await using var vault = await OwnCompany.FoundedAsync(database, Plans.Of(Company, 3));
        var folder = vault.Get<SeedFolder>();

        var again = await vault.Get<LoadPack>().ExecuteAsync(Actor.Program(new ActSession("test", ActSource.CommandLine)), folder, null, Ct);

        Assert.True(again.Succeeded, again.Error?.ToString());
        Assert.All(again.Value, p => Assert.Equal((p.Part, 0, 0, 0), (p.Part, p.Added, p.Changed, p.Kept)));
    }

    [Fact]
    public async Task PartsNotTaken_StayAway()
    {
        await using var vault = await OwnCompany.FoundedAsync(Database.Sqlite, Plans.Of(Company, 4) with { Parts = [SamplePart.Calendar] });
        await using var db = await vault.DatabaseAsync();

        Assert.False(await db.Set<Form>().AnyAsync(Ct));
        Assert.False(await db.Set<Clause>().AnyAsync(Ct));
        Assert.False(await db.Set<ComplianceVault.App.Glossary.Term>().AnyAsync(Ct));
        Assert.Equal(["all_staff", "doc_controller", "mgmt_rep", "sys_admin"], await db.Set<Role>().Select(r => r.Code).OrderBy(c => c).ToListAsync(Ct));
        Assert.True(await db.Set<CalendarYear>().AnyAsync(Ct));
    }
}
