using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Database.Tests.Documents;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Platform.Seeding;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Organisation;

/// <summary>In a company without a management representative the general manager is asked for what the representative decides.</summary>
public sealed class WithoutRepresentativeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SigningProof Proof => new(SampleAccounts.Password);

    [Theory, OnEachDatabase]
    public async Task ABatchOfExistingDocuments_WaitsOnTheGeneralManagersDesk(Database database)
    {
        await using var vault = await OwnCompany.FoundedAsync(database, Plans.Of(OwnCompany.Company, 3));
        await OwnCompany.AddPeopleAsync(vault);
        var import = await ImportDesk.OpenAsync(vault, "文控助理", "入库确认人");
        await import.BringInAsync(("QP-31 盘点程序.md", OwnCompany.Text("QP-31", "盘点程序")));

        Assert.Equal(["import.confirm"], await DeskAsync(vault, OwnCompany.Manager, "import.confirm"));
        Assert.Empty(await DeskAsync(vault, OwnCompany.Engineer, "import.confirm"));
    }

    [Theory, OnEachDatabase]
    public async Task AWithdrawal_IsApprovedByTheGeneralManager_Once(Database database)
    {
        await using var vault = await OwnCompany.AtWorkAsync(database, ("QP-31", "盘点程序"));
        await using var db = await vault.DatabaseAsync();
        var edition = await db.Set<Edition>().Where(e => db.Set<Document>().Any(d => d.Id == e.DocumentId && d.Number == "QP-31")).Select(e => e.Id).SingleAsync(Ct);
        var id = LifeDesk.Must(await vault.Get<ApplyForWithdrawal>().ExecuteAsync(await vault.ActorAsync(OwnCompany.Engineer), new(edition, "业务已停止", null, null, []), Ct));

        LifeDesk.Must(await SignAsync(OwnCompany.Head, SignatureMeaning.Review));
        var asked = (await SheetAsync()).Steps[^1];
        Assert.Equal("总经理", asked.Office);
        LifeDesk.Must(await SignAsync(OwnCompany.Manager, SignatureMeaning.Approve));

        Assert.Equal(WithdrawalState.Withdrawn, (await SheetAsync()).State);

        async Task<WithdrawalView> SheetAsync() => LifeDesk.Must(await vault.Get<WithdrawalQueries>().GetAsync(await vault.ActorAsync(OwnCompany.Manager), id, Ct));

        async Task<ComplianceVault.Kernel.Result> SignAsync(string by, SignatureMeaning meaning) =>
            await vault.Get<ApproveWithdrawal>().ExecuteAsync(await vault.ActorAsync(by), id, meaning, (await SheetAsync()).ContentHash, Proof, Ct);
    }

    [Theory, OnEachDatabase]
    public async Task AChangeOfRetention_IsApprovedByTheGeneralManager(Database database)
    {
        await using var vault = await OwnCompany.FoundedAsync(database, Plans.Of(OwnCompany.Company, 3));
        await OwnCompany.AddPeopleAsync(vault);
        var seven = new NewRetention("RET-SVC5", 7, RetentionUnit.Year, RetentionStart.RecordClosed, true, false);
        var id = LifeDesk.Must(await vault.Get<ProposeRetention>().ExecuteAsync(await vault.ActorAsync(OwnCompany.Controller), seven, "客户合同要求", Ct));
        Assert.Equal(["retention.approve"], await DeskAsync(vault, OwnCompany.Manager, "retention.approve"));

        var manager = await vault.ActorAsync(OwnCompany.Manager);
        var shown = Assert.Single(LifeDesk.Must(await vault.Get<RetentionQueries>().OpenAsync(manager, Ct)));
        LifeDesk.Must(await vault.Get<ApproveRuleChange>().ExecuteAsync(manager, id, shown.Of.ContentHash, Proof, Ct));

        var now = LifeDesk.Must(await vault.Get<RetentionQueries>().TableAsync(manager, null, Ct)).Single(r => r.Code == "RET-SVC5");
        Assert.Equal(7, now.Term.Period);
    }

    private static async Task<IEnumerable<string>> DeskAsync(TestVault vault, string by, string kind) =>
        LifeDesk.Must(await vault.Get<DeskQueries>().BoardAsync(await vault.ActorAsync(by), [kind], new(), Ct)).Page.Rows.Where(r => r.Supervised is null).Select(r => r.Kind);
}
