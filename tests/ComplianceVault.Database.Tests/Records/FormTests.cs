using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Searching;
using ComplianceVault.Database.Tests.Clauses;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Records;

/// <summary>Forms take effect with the document they belong to (decision 25), and are listed within rights.</summary>
public sealed class FormTests
{
    private const string Body = "# 1 要求\n\n## 1.1 核对\n\n每月月底清点一次备用电池。";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task FormsInUse_TakeEffectWithTheirParent_AndStayWhenItIsRevised(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.False(await db.Set<Form>().AnyAsync(f => f.DocumentId != null, Ct));

        await desk.ProcedureAsync("A", "2026-02-01", Body);

        var active = await db.Set<Form>().AsNoTracking().Where(f => f.Parent == ClauseDesk.Procedure && f.IsActive).ToListAsync(Ct);
        Assert.NotEmpty(active);
        Assert.All(active, f => Assert.NotNull(f.DocumentId));
        Assert.False(await db.Set<Form>().AnyAsync(f => f.DocumentId != null && (!f.IsActive || f.Parent != ClauseDesk.Procedure), Ct));
        var plan = await desk.Files.EditionAsync("ITSMS-P07-R01", "A");
        Assert.Equal((EditionState.Effective, new DateOnly(2026, 2, 1), EditionSource.Written), (plan.State, plan.EffectiveDate, plan.Source));
        Assert.Equal("四阶", (await db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == plan.DocumentId, Ct)).Level);
        Assert.Equal(plan.Id, await db.Set<FormEdition>().Where(e => e.EditionId == plan.Id).Select(e => e.EditionId!.Value).SingleAsync(Ct));
        Assert.Contains((await desk.Vault.Get<DocumentQueries>().TextAsync(desk.Files.Controller, plan.Id, Ct)).Value.Sections, s => s.Heading == "编制");

        await desk.ProcedureAsync("B", "2026-03-01", Body + "\n\n清点结果由主管签字。");

        Assert.Equal(EditionState.Effective, (await desk.Files.EditionAsync("ITSMS-P07-R01", "A")).State);
        Assert.Equal(1, await db.Set<Edition>().CountAsync(e => e.DocumentId == plan.DocumentId, Ct));
    }

    [Theory, OnEachDatabase]
    public async Task AFormInForce_IsFoundByItsFields_AndHasATabOfItsOwn(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        await desk.ProcedureAsync("A", "2026-02-01", Body);
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        var found = await desk.Vault.Get<SearchQueries>().SearchAsync(desk.Files.Controller, new SearchQuestion { Text = "配置项类型与层次" }, Ct);

        Assert.Equal("ITSMS-P07-R01", found.Value.Answer.Hits[0].Code);
        Assert.Equal(["ITSMS-P07"], (await desk.Files.RowsAsync(LibraryView.InForce)).Select(r => r.Number));
        Assert.Contains("ITSMS-P07-R01", (await desk.Files.RowsAsync(LibraryView.Forms)).Select(r => r.Number));
        Assert.DoesNotContain("ITSMS-P07", (await desk.Files.RowsAsync(LibraryView.Forms)).Select(r => r.Number));
    }

    [Theory, OnEachDatabase]
    public async Task AClause_IsNamedByItsNumber_ItsTitle_AndTheTitlesOfItsForms(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        foreach (var words in new[] { "8.2.6", "配置审计", "配置管理" })
        {
            var found = await desk.Vault.Get<SearchQueries>().SearchAsync(desk.Files.Controller, new SearchQuestion { Text = words }, Ct);
            Assert.Contains(found.Value.Clauses, c => c is { Number: "8.2.6", TitleZh: "配置管理" });
            Assert.DoesNotContain(found.Value.Answer.Hits, h => h.Code == "8.2.6");
        }

        Assert.Empty((await desk.Vault.Get<SearchQueries>().SearchAsync(desk.Files.Controller, new SearchQuestion { Text = "今天天气" }, Ct)).Value.Clauses);
    }

    [Theory, OnEachDatabase]
    public async Task AClause_IsFoundByItsTerms_AsTheGlossaryChanges(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var keeper = await desk.Vault.PersonAsync("术语丙", Permission.ManageSettings);
        var term = (await desk.Vault.Get<AddTerm>().ExecuteAsync(keeper, new TermInput("配置底册", null, null, null, "蓝皮册"), Ct)).Value;
        Assert.Contains("8.2.6", await ClausesFoundAsync("蓝皮册"));

        Assert.True((await desk.Vault.Get<ChangeTerm>().ExecuteAsync(keeper, term, 0, new TermInput("配置底册", null, null, null, "绿皮册"), "现场的叫法", Ct)).Succeeded);
        Assert.DoesNotContain("8.2.6", await ClausesFoundAsync("蓝皮册"));
        Assert.Contains("8.2.6", await ClausesFoundAsync("绿皮册"));

        Assert.True((await desk.Vault.Get<RetireTerm>().ExecuteAsync(keeper, term, retire: true, "不再使用", Ct)).Succeeded);
        Assert.DoesNotContain("8.2.6", await ClausesFoundAsync("绿皮册"));
        Assert.Contains((await desk.Vault.Get<ClauseHistory>().ListAsync(desk.Files.Controller, "8.2.6", Ct)).Value, e => e.Act == "clause.terms-changed");

        async Task<IEnumerable<string>> ClausesFoundAsync(string words)
        {
            while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
            {
            }

            return (await desk.Vault.Get<SearchQueries>().SearchAsync(desk.Files.Controller, new SearchQuestion { Text = words }, Ct)).Value.Clauses.Select(c => c.Number);
        }
    }

    [Theory, OnEachDatabase]
    public async Task TheListAndThePage_ShowTheForm_WithinRights(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var (forms, staff) = (desk.Vault.Get<FormQueries>(), await desk.Vault.PersonAsync("职员", Permission.Read));

        var list = (await forms.ListAsync(staff, new FormFilter { Clause = "8.2.6", Text = "计划" }, Ct)).Value;
        Assert.Contains(list.Rows, r => r is { Number: "ITSMS-P07-R01", Way: FormWay.Living, DepartmentCode: "tech" });
        Assert.All(list.Rows, r => Assert.True(r.IsActive));
        var view = (await forms.GetAsync(staff, "ITSMS-P15-R01", Ct)).Value;
        Assert.NotEmpty(view.Schema.Stages);
        Assert.NotEmpty(view.Workflow!.Moves);
        Assert.NotNull(view.Retention);
        var hidden = (await forms.ListAsync(desk.Files.Controller, new FormFilter { View = FormListView.All, Take = 500 }, Ct)).Value.Rows.Select(r => r.Number)
            .Except((await forms.ListAsync(staff, new FormFilter { View = FormListView.All, Take = 500 }, Ct)).Value.Rows.Select(r => r.Number)).ToList();
        Assert.NotEmpty(hidden);
        Assert.Equal("forms.not-found", (await forms.GetAsync(staff, hidden[0], Ct)).Error?.Code);
        Assert.True((await forms.GetAsync(desk.Files.Controller, hidden[0], Ct)).Succeeded);
    }
}
