using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Database.Tests.Documents.ChangeRequests;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>No step of a document's life waits without standing on somebody's desk, with a day.</summary>
public sealed class WaitingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task DraftSentBack_WaitsForItsAuthor_UntilItIsSubmittedAgain(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var edition = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(edition));
        LifeDesk.Must(await desk.TakeBackAsync(edition));
        await NobodyAsync(desk, LifeDesk.Author, "edition.revise"); // the own word needs no reminder
        LifeDesk.Must(await desk.SubmitAsync(edition));
        LifeDesk.Must(await desk.RejectAsync(edition, LifeDesk.Head));
        await WaitsAsync(desk, LifeDesk.Author, "edition.revise", edition);
        LifeDesk.Must(await desk.SubmitAsync(edition));
        await NobodyAsync(desk, LifeDesk.Author, "edition.revise");
    }

    [Theory, OnEachDatabase]
    public async Task CopyHandedIn_WaitsForTheController(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("market"));
        await desk.PublishNextAsync(document, 0);
        var copy = (await desk.CopiesAsync(document)).Single(c => c.State == CopyState.RecallRequested);
        await NobodyAsync(desk, LifeDesk.Controller, "copy.receive");
        LifeDesk.Must(await desk.Vault.Get<ReturnCopies>().ExecuteAsync(await desk.ActorAsync(LifeDesk.MarketHead), [copy.Id], Ct));
        await WaitsAsync(desk, LifeDesk.Controller, "copy.receive", copy.Id);
        LifeDesk.Must(await desk.ReceiveAsync(copy));
        await NobodyAsync(desk, LifeDesk.Controller, "copy.receive");
    }

    [Theory, OnEachDatabase]
    public async Task ListConfirmedByItsOwners_WaitsForTheControllersHoldCheck(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        var (document, first) = await desk.InForceAsync();
        await desk.PublishNextAsync(document, 0);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        var list = await desk.ProposeAsync(first);
        await NobodyAsync(desk, LifeDesk.Controller, "destruction.hold-check");
        LifeDesk.Must(await desk.ConfirmListAsync(list));
        await WaitsAsync(desk, LifeDesk.Controller, "destruction.hold-check", list);
        LifeDesk.Must(await desk.CheckListAsync(list));
        await NobodyAsync(desk, LifeDesk.Controller, "destruction.hold-check");
    }

    [Theory, OnEachDatabase]
    public async Task ExternalEditionWithEveryQuestionAnswered_WaitsForTheController(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        ExternalEditionFacts Facts(string label) => new(label, "国家标准化管理委员会", "标准发行单位", "单用户许可", $"GB/T 99999-{label}", new(2020, 3, 1));
        var registered = LifeDesk.Must(await desk.Vault.Get<RegisterExternal>().ExecuteAsync(controller, new(null, "井盖承重等级", ExternalCategory.Standard, "tech", [], Facts("2020")), null, Ct));
        await NobodyAsync(desk, LifeDesk.Controller, "external.effective");
        var next = LifeDesk.Must(await desk.Vault.Get<RegisterExternalEdition>().ExecuteAsync(controller, registered.Id, Facts("2026"), null, Ct));
        await WaitsAsync(desk, LifeDesk.Controller, "external.effective", next);
        LifeDesk.Must(await desk.Vault.Get<BringExternalIntoForce>().ExecuteAsync(controller, registered.Id, Ct));
        await NobodyAsync(desk, LifeDesk.Controller, "external.effective");
    }

    [Theory, OnEachDatabase]
    public async Task DecisionThatNobodyCanTake_WaitsForTheRepresentativeToNameSomebody(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        var (_, gone) = await desk.WithdrawnAsync("甲规范");
        var (_, edition) = await desk.InForceAsync();
        var withdrawal = await desk.ApplyAsync(edition);
        var list = await desk.ProposeAsync(gone);
        await NobodyAsync(desk, LifeDesk.Representative, "withdrawal.name-person");
        await NobodyAsync(desk, LifeDesk.Representative, "destruction.name-person");

        await desk.EndRoleAsync(LifeDesk.Head, "dept_head");
        await WaitsAsync(desk, LifeDesk.Representative, "withdrawal.name-person", edition);
        await WaitsAsync(desk, LifeDesk.Representative, "destruction.name-person", list);
        await desk.GiveRoleAsync(LifeDesk.Author, "dept_head", "tech"); // who applied may not decide
        await WaitsAsync(desk, LifeDesk.Representative, "withdrawal.name-person", edition);
        await NobodyAsync(desk, LifeDesk.Representative, "destruction.name-person");

        var step = (await desk.WithdrawalAsync(withdrawal)).Steps.Single(s => s.DoneAt is null);
        LifeDesk.Must(await desk.Vault.Get<NameDecider>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), step.Id, (await desk.ActorAsync(LifeDesk.MarketHead)).PersonId, "没有负责人", Ct));
        await NobodyAsync(desk, LifeDesk.Representative, "withdrawal.name-person");
    }

    [Theory, OnEachDatabase]
    public async Task WitnessWhoLeft_IsReplacedByTheRepresentative_NeverByWhoDestroyed(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        var (_, gone) = await desk.WithdrawnAsync("甲规范");
        var list = await desk.ApprovedAsync(gone);
        LifeDesk.Must(await desk.BeginAsync(list));
        var (naming, representative) = (desk.Vault.Get<NameDecider>(), await desk.ActorAsync(LifeDesk.Representative));
        await NobodyAsync(desk, LifeDesk.Representative, "destruction.name-person");

        await using (var db = await desk.Vault.DatabaseAsync())
        {
            var witness = (await desk.ActorAsync(DestroyDesk.Witness)).PersonId;
            await db.Set<Person>().Where(p => p.Id == witness).ExecuteUpdateAsync(s => s.SetProperty(p => p.LeftAt, desk.Vault.Clock.UtcNow()), Ct);
        }

        await WaitsAsync(desk, LifeDesk.Representative, "destruction.name-person", list);
        var step = (await DestroyDesk.ListAsync(desk, list)).Steps.Single(s => s.DoneAt is null);
        Assert.Equal("deciding.not-own-work", (await naming.ExecuteAsync(representative, step.Id, (await desk.ActorAsync(LifeDesk.Controller)).PersonId, "监销人已离职", Ct)).Error?.Code);
        LifeDesk.Must(await naming.ExecuteAsync(representative, step.Id, (await desk.ActorAsync(LifeDesk.MarketHead)).PersonId, "监销人已离职", Ct));
        await NobodyAsync(desk, LifeDesk.Representative, "destruction.name-person");
        LifeDesk.Must(await desk.WitnessAsync(list, LifeDesk.MarketHead));
    }

    [Theory, OnEachDatabase]
    public async Task QuestionAboutADocumentOfADepartmentWithoutAHead_WaitsForTheController(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        ExternalEditionFacts Facts(string label) => new(label, "国家标准化管理委员会", "标准发行单位", "单用户许可", $"GB/T 99999-{label}", new(2020, 3, 1));
        var registered = LifeDesk.Must(await desk.Vault.Get<RegisterExternal>().ExecuteAsync(controller, new(null, "井盖承重等级", ExternalCategory.Standard, "tech", [], Facts("2020")), null, Ct));
        var citing = (await desk.RegisterAsync()).Id;
        var own = await desk.StartAsync(citing, text: "# 1 要求\n\n承重按《井盖承重等级》执行。\n");
        await desk.ApproveThroughAsync(own);
        LifeDesk.Must(await desk.PublishAsync(own));
        var next = LifeDesk.Must(await desk.Vault.Get<RegisterExternalEdition>().ExecuteAsync(controller, registered.Id, Facts("2026"), null, Ct));
        await WaitsAsync(desk, LifeDesk.Head, "external.impact", next);
        await NobodyAsync(desk, LifeDesk.Controller, "external.impact");
        await desk.EndRoleAsync(LifeDesk.Head, "dept_head");
        await WaitsAsync(desk, LifeDesk.Controller, "external.impact", next);
    }

    [Theory, OnEachDatabase]
    public async Task SignedList_WaitsForTheRepresentative(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (sign, controller) = (desk.Vault.Get<SignList>(), await desk.ActorAsync(LifeDesk.Controller));
        var code = LifeDesk.Must(await desk.Vault.Get<ListQueries>().HeadsAsync(controller, Ct))[0].Code;
        var list = LifeDesk.Must(await sign.ExecuteAsync(controller, LifeDesk.Must(await sign.SheetAsync(controller, code, null, Ct)), new SigningProof(SampleAccounts.Password), Ct));
        await WaitsAsync(desk, LifeDesk.Representative, "list.approve", list);
        LifeDesk.Must(await desk.Vault.Get<ApproveList>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), list, new SigningProof(SampleAccounts.Password), Ct));
        await NobodyAsync(desk, LifeDesk.Representative, "list.approve");
    }

    [Theory, OnEachDatabase]
    public async Task AcceptedRequest_WaitsForTheDepartment_UntilADraftIsThere(Database database)
    {
        var requests = await RequestDesk.OpenAsync(database);
        await using var desk = requests.Life;
        var request = await requests.RaiseAsync();
        LifeDesk.Must(await requests.ScreenAsync(request));
        await NobodyAsync(desk, LifeDesk.Head, "request.draft");
        LifeDesk.Must(await requests.DecideAsync(request));
        await WaitsAsync(desk, LifeDesk.Head, "request.draft", request);
        await desk.StartAsync(requests.Document, LifeDesk.Change());
        await NobodyAsync(desk, LifeDesk.Head, "request.draft");
    }

    private static async Task WaitsAsync(LifeDesk desk, string person, string kind, Guid about)
    {
        var row = Assert.Single((await DeskTests.BoardAsync(desk, person, null, kind)).Page.Rows);
        Assert.Equal((kind, about), (row.Kind, row.ObjectId));
        Assert.NotNull(row.Due);
    }

    private static async Task NobodyAsync(LifeDesk desk, string person, string kind) => Assert.Empty((await DeskTests.BoardAsync(desk, person, null, kind)).Page.Rows);
}
