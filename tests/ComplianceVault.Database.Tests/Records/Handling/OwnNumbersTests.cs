using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Registers.Incidents;
using ComplianceVault.App.Registers.Nonconformities;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Platform.Seeding;
using Microsoft.EntityFrameworkCore;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Records.Handling;

/// <summary>Registers, rules and lists know their forms in a company that numbers them in its own way.</summary>
public sealed class OwnNumbersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AnIncident_AndANonconformity_StandInTheirRegisters(Database database)
    {
        await using var desk = await OpenAsync(database, ("QP-15", "事件管理程序"), ("QP-23", "内部审核程序"));

        await desk.IncidentAsync("QP-15-F01", OwnCompany.Engineer);
        var issued = await desk.BeginAsync("QP-23-F03", OwnCompany.Auditor);
        await desk.MoveAsync(issued, OwnCompany.Auditor, "issue", values =>
        {
            values["auditee"] = ProcessDesk.Department("dev", "研发中心");
            values["clause"] = new Pointer("clause", "8.6.1", "8.6.1 事件管理").Write();
            values["type"] = "一般";
        });

        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal("QP-15-F01-2026-0001", (await db.Set<Incident>().SingleAsync(Ct)).Number);
        var finding = await db.Set<Finding>().SingleAsync(Ct);
        Assert.Equal(("QP-23-F03-2026-0001", "8.6.1", "dev"), (finding.Number, finding.Clause, finding.Department));
        var counted = LifeDesk.Must(await desk.Vault.Get<IncidentQueries>().StatisticsAsync(await desk.ActorAsync(OwnCompany.Engineer), new(2026, 3, 1), new(2026, 3, 31), Ct));
        Assert.Equal(("QP-15-F01", 1), (counted.Form, counted.Total));
    }

    [Theory, OnEachDatabase]
    public async Task WhoKeepsTheRegister_DoesNotAuditIt(Database database)
    {
        await using var desk = await OpenAsync(database, ("QP-07", "配置管理程序"));
        var (keeper, other) = ((await desk.ActorAsync(OwnCompany.Engineer)).PersonId, (await desk.ActorAsync(OwnCompany.Head)).PersonId);
        await desk.MoveAsync(await desk.BeginAsync("QP-07-F02", OwnCompany.Engineer), OwnCompany.Engineer, "plan");

        Assert.Equal([false, true], new[] { await IndependentAsync(OwnCompany.Engineer, keeper), await IndependentAsync(OwnCompany.Head, other) });

        async Task<bool?> IndependentAsync(string name, Guid auditor)
        {
            var audit = await desk.BeginAsync("QP-07-F03", OwnCompany.Engineer);
            await desk.WriteAsync(audit, OwnCompany.Engineer, values => values["auditors"] = ProcessDesk.Person(name, auditor));
            return Assert.Single((await desk.OfferedAsync(audit, OwnCompany.Engineer, "plan")).Guards).Holds;
        }
    }

    [Theory, OnEachDatabase]
    public async Task AnAuditorJudgedUnfit_IsNotQualified(Database database)
    {
        await using var desk = await OpenAsync(database, ("QP-23", "内部审核程序"));
        Assert.True(await QualifiedAsync());

        var id = await desk.BeginAsync("QP-23-F08", OwnCompany.Auditor);
        await desk.SubmitAsync(id, OwnCompany.Auditor, values => values["evaluation"] = "不合格");

        Assert.False(await QualifiedAsync());

        async Task<bool?> QualifiedAsync()
        {
            var auditor = ProcessDesk.Person(OwnCompany.Auditor, (await desk.ActorAsync(OwnCompany.Auditor)).PersonId);
            var audit = await desk.BeginAsync("QP-23-F01", OwnCompany.Controller);
            await desk.WriteAsync(audit, OwnCompany.Controller, values => { values["lead_auditor"] = auditor; values["auditors"] = null; values["schedule"] = null; }, fill: false);
            await desk.MoveAsync(audit, OwnCompany.Controller, "plan", fill: false);
            return (await desk.OfferedAsync(audit, OwnCompany.Controller, "submit")).Guards.Single(g => g.Says.Zh.Contains("资格", StringComparison.Ordinal)).Holds;
        }
    }

    [Theory, OnEachDatabase]
    public async Task TheLastManagementReview_IsFoundByTheCompanysForm(Database database)
    {
        await using var desk = await OpenAsync(database, ("QP-24", "管理评审程序"));
        await using var db = await desk.Vault.DatabaseAsync();
        var form = await FormCodes.Form(db, FormCodes.ReviewReport).SingleAsync(Ct);
        Assert.StartsWith("QP-24-F", form.Number, StringComparison.Ordinal);
        var day = desk.Vault.Get<CompanyTime>().Today.AddDays(-40);
        db.Add(new Record
        {
            Id = Guid.CreateVersion7(),
            FormId = form.Id,
            FormEditionId = await db.Set<FormEdition>().Where(e => e.FormId == form.Id).Select(e => e.Id).FirstAsync(Ct),
            Number = $"{form.Number}-2026-9001",
            Department = "dev",
            Classification = Classification.Internal,
            State = RecordState.Locked,
            BegunAt = desk.Vault.Clock.GetUtcNow().UtcDateTime,
            BegunById = (await desk.ActorAsync(OwnCompany.Controller)).PersonId,
            BegunByName = OwnCompany.Controller,
            FinishBy = day,
            HappenedOn = day,
            EnteredOn = day,
        });
        await db.SaveChangesAsync(Ct);

        Assert.Equal(new BriefPeriod(day, $"{form.Number}-2026-9001"), LifeDesk.Must(await desk.Vault.Get<BriefQueries>().PeriodAsync(await desk.ActorAsync(OwnCompany.Manager), Ct)));
    }

    [Theory, OnEachDatabase]
    public async Task AList_NamesTheCompanysForm(Database database)
    {
        await using var vault = await OwnCompany.FoundedAsync(database, Plans.Of(OwnCompany.Company, 3), "doc_controller", "gm");
        var founder = await vault.ActorAsync(OwnCompany.Founder);

        var heads = LifeDesk.Must(await vault.Get<ListQueries>().HeadsAsync(founder, Ct));

        Assert.Equal(("QP-05-F01", "QP-05-F07"), (heads.Single(h => h.Code == "documents").Form, heads.Single(h => h.Code == "backups").Form));
        Assert.All(heads, h => Assert.StartsWith("QP-", h.Form, StringComparison.Ordinal));
        var page = LifeDesk.Must(await vault.Get<ListQueries>().PageAsync(founder, "documents", null, new(), Ct));
        Assert.Equal("QP-05-F01", page.Head.Form);
    }

    [Fact]
    public async Task EveryCodeOfTheProgram_IsThatOfAForm()
    {
        await using var vault = await OwnCompany.FoundedAsync(Database.Sqlite, Plans.Of(OwnCompany.Company, 5));
        await using var db = await vault.DatabaseAsync();
        var codes = await db.Set<Form>().Where(f => f.Code != null).Select(f => f.Code).ToListAsync(Ct);

        Assert.Empty(FormCodes.All.Except(codes));
        Assert.Contains("controlled_documents", codes);
    }

    private static async Task<ProcessDesk> OpenAsync(Database database, params (string Number, string Title)[] inForce) => ProcessDesk.In(await OwnCompany.AtWorkAsync(database, inForce));
}
