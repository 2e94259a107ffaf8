using System.Text;
using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>An external document is checked every half year; its new edition waits until its effect on our documents is known (R42).</summary>
public sealed class ExternalEditionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ExternalEditionFacts Facts(string label) => new(label, "国家标准化管理委员会", "标准发行单位", "单用户许可，不得复制", $"GB/T 99999-{label}", new(2020, 3, 1));

    [Theory, OnEachDatabase]
    public async Task TheNumber_IsTheNextOfItsLevel_AndTheFirstCheckIsDueInHalfAYear(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);

        var registered = await RegisterAsync(desk);

        Assert.Matches("^EXT-[0-9]+$", registered.Number);
        var view = await ViewAsync(desk, registered.Id);
        Assert.Equal((ExternalCategory.Standard, desk.Today.AddMonths(6)), (view.Category, view.NextCheck));
        Assert.Equal(Facts("2020"), view.Shown);
    }

    [Theory, OnEachDatabase]
    public async Task Withdrawn_ItIsCheckedNoMore(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (one, other) = ((await RegisterAsync(desk)).Id, (await RegisterAsync(desk)).Id);
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            var edition = await db.Set<Edition>().Where(e => e.DocumentId == one).Select(e => e.Id).SingleAsync(Ct);
            await desk.Vault.Get<App.Platform.Acts.Vault>().ActAsync(
                desk.Vault.Get<App.Platform.Signatures.Signing>(), await desk.ActorAsync(LifeDesk.Controller),
                async act => { await act.RaiseAsync(new EditionWithdrawn(one, edition, desk.Today)); return Result.Success; }, Ct);
        }

        await using var after = await desk.Vault.DatabaseAsync();
        Assert.Null((await after.Set<ExternalDocument>().SingleAsync(x => x.DocumentId == one, Ct)).NextCheck);
        Assert.NotNull((await after.Set<ExternalDocument>().SingleAsync(x => x.DocumentId == other, Ct)).NextCheck);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Equal([other], (await WaitingAsync(desk, "external.check")).Select(t => t.Id));
    }

    [Theory, OnEachDatabase]
    public async Task AFileThatMayBeKept_IsReadAndFoundLikeAnyOther(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("# 1 范围\n\n本标准规定井盖的承重等级。\n"));

        var registered = LifeDesk.Must(await desk.Vault.Get<RegisterExternal>().ExecuteAsync(
            await desk.ActorAsync(LifeDesk.Controller), new(null, "井盖承重等级", ExternalCategory.Standard, "tech", [], Facts("2020")), new("井盖.md", file), Ct));

        var documents = desk.Vault.Get<DocumentQueries>();
        var shown = LifeDesk.Must(await documents.GetAsync(await desk.ActorAsync(LifeDesk.Author), registered.Number, null, Ct));
        Assert.Equal("井盖.md", Assert.Single(shown.Files).FileName);
        Assert.Contains(LifeDesk.Must(await documents.TextAsync(await desk.ActorAsync(LifeDesk.Author), shown.Edition.Id, Ct)).Sections, s => s.Heading.Contains("范围", StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task ACheck_NeedsItsEvidence_IsKept_AndArmsTheNext(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, due) = ((await RegisterAsync(desk)).Id, desk.Today.AddMonths(6));
        var check = desk.Vault.Get<CheckCurrency>();
        desk.Vault.Clock.Advance(TimeSpan.FromDays(170));
        Assert.Contains(await WaitingAsync(desk, "external.check"), t => t.Id == document && t.Due == due);

        Assert.Equal("external.keeper-only", (await check.ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), document, CurrencyOutcome.Current, "官网", Ct)).Error?.Code);
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        Assert.Equal("external.evidence-required", (await check.ExecuteAsync(controller, document, CurrencyOutcome.Current, " ", Ct)).Error?.Code);
        LifeDesk.Must(await check.ExecuteAsync(controller, document, CurrencyOutcome.Current, "标准信息公共服务平台", Ct));

        var view = await ViewAsync(desk, document);
        Assert.Equal(new CheckEntry("2020", desk.Today, due, LifeDesk.Controller, CurrencyOutcome.Current, "标准信息公共服务平台"), Assert.Single(view.Checks));
        Assert.Equal(desk.Today.AddMonths(6), view.NextCheck);
        Assert.DoesNotContain(await WaitingAsync(desk, "external.check"), t => t.Id == document);
        var own = await desk.InForceAsync();
        Assert.Equal("external.not-external", (await check.ExecuteAsync(controller, own.Document, CurrencyOutcome.Current, "官网", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ANewEdition_WaitsUntilEachCitingDocumentIsJudged_ThenReplacesTheOld(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var external = await RegisterAsync(desk);
        var citing = await CitingAsync(desk, external.Number);
        var (register, bring, answer) = (desk.Vault.Get<RegisterExternalEdition>(), desk.Vault.Get<BringExternalIntoForce>(), desk.Vault.Get<AnswerImpact>());
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        Assert.Equal("external.nothing-waits", (await bring.ExecuteAsync(controller, external.Id, Ct)).Error?.Code);

        var edition = LifeDesk.Must(await register.ExecuteAsync(controller, external.Id, Facts("2026"), null, Ct));
        Assert.Equal("external.edition-waits", (await register.ExecuteAsync(controller, external.Id, Facts("2027"), null, Ct)).Error?.Code);

        var question = Assert.Single((await ViewAsync(desk, external.Id)).Impact);
        Assert.Equal((citing.Number, (ImpactOutcome?)null), (question.Number, question.Outcome));
        Assert.Contains(await WaitingAsync(desk, "external.impact"), t => t.Id == question.Id && t.Office == "dept_head@tech");
        Assert.Equal("external.impact-open", (await bring.ExecuteAsync(controller, external.Id, Ct)).Error?.Code);
        Assert.Equal(EditionState.Draft, (await desk.EditionAsync(edition)).State);

        Assert.Equal("lifecycle.not-your-department", (await answer.ExecuteAsync(await desk.ActorAsync(LifeDesk.MarketHead), question.Id, ImpactOutcome.NoEffect, "不涉及", Ct)).Error?.Code);
        Assert.Equal("act.reason-required", (await answer.ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), question.Id, ImpactOutcome.NoEffect, "", Ct)).Error?.Code);
        LifeDesk.Must(await answer.ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), question.Id, ImpactOutcome.NoEffect, "引用的等级未变", Ct));
        LifeDesk.Must(await bring.ExecuteAsync(controller, external.Id, Ct));

        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(
            [("2020", EditionState.Obsolete), ("2026", EditionState.Effective)],
            (await db.Set<Edition>().Where(e => e.DocumentId == external.Id).OrderBy(e => e.Ordinal).ToListAsync(Ct)).Select(e => (e.Label, e.State)));
        Assert.Equal("external.already-in-force", (await answer.ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), question.Id, ImpactOutcome.ChangeNeeded, "改变想法", Ct)).Error?.Code);
        Assert.Equal("external.edition-known", (await register.ExecuteAsync(controller, external.Id, Facts("2020"), null, Ct)).Error?.Code);
        Assert.Empty(await WaitingAsync(desk, "external.impact"));
    }

    [Theory, OnEachDatabase]
    public async Task NeedingAChange_RaisesAChangeRequestForOurDocument_Once_LinkedBothWays(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var external = await RegisterAsync(desk);
        var citing = await CitingAsync(desk, external.Number);
        LifeDesk.Must(await desk.Vault.Get<RegisterExternalEdition>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), external.Id, Facts("2026"), null, Ct));
        var question = Assert.Single((await ViewAsync(desk, external.Id)).Impact);

        var number = LifeDesk.Must(await AnswerAsync(ImpactOutcome.ChangeNeeded, "按新等级修改 4.2"));
        Assert.Null(LifeDesk.Must(await AnswerAsync(ImpactOutcome.ChangeNeeded, "按新等级修改 4.2 和 4.3"))); // raised before

        var detail = LifeDesk.Must(await desk.Vault.Get<ChangeRequestQueries>().GetAsync(await desk.ActorAsync(LifeDesk.Controller), number!, Ct));
        Assert.Equal((citing.Number, "按新等级修改 4.2", ChangeSource.Law), (detail.DocumentNumber, detail.Request.Proposal, detail.Request.Source));
        Assert.Equal(new RequestCause(external.Number, "井盖承重等级", "2026"), detail.Cause);
        Assert.Equal("依据", detail.Request.SectionHeading);
        Assert.Contains($"巡检按 {external.Number} 的等级进行", detail.Request.Problem, StringComparison.Ordinal);
        var brought = Assert.Single((await ViewAsync(desk, external.Id)).Requests);
        Assert.Equal((number, citing.Number, "2026", ChangeRequestState.Raised), (brought.Number, brought.Document, brought.Label, brought.State));
        Assert.Contains(await WaitingAsync(desk, "request.screen"), t => t.Number == number);

        async Task<Result<string?>> AnswerAsync(ImpactOutcome outcome, string reason) =>
            await desk.Vault.Get<AnswerImpact>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), question.Id, outcome, reason, Ct);
    }

    [Theory, OnEachDatabase]
    public async Task Repealed_RaisesAChangeRequestForEachDocumentThatCitesIt(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var external = await RegisterAsync(desk);
        var citing = new[] { await CitingAsync(desk, external.Number), await CitingAsync(desk, external.Number, "井盖更换规范") };
        var check = desk.Vault.Get<CheckCurrency>();
        Assert.Empty(LifeDesk.Must(await check.ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), external.Id, CurrencyOutcome.Current, "官网", Ct)));

        var raised = LifeDesk.Must(await check.ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), external.Id, CurrencyOutcome.Repealed, "2026 年第 3 号公告废止", Ct));

        Assert.Equal(2, raised.Count);
        var requests = (await ViewAsync(desk, external.Id)).Requests;
        Assert.Equal(citing.Select(c => c.Number).Order(StringComparer.Ordinal), requests.Select(r => r.Document).Order(StringComparer.Ordinal));
        Assert.Empty(LifeDesk.Must(await check.ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), external.Id, CurrencyOutcome.Repealed, "再次核查", Ct)));
    }

    [Theory, OnEachDatabase]
    public async Task ItIsNeitherDraftedNorSigned(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var external = await RegisterAsync(desk);
        var edition = LifeDesk.Must(await desk.Vault.Get<RegisterExternalEdition>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), external.Id, Facts("2026"), null, Ct));

        Assert.Equal("lifecycle.external-document", (await desk.TryStartAsync(external.Id, LifeDesk.Change(), LifeDesk.Controller)).Error?.Code);
        Assert.Equal("lifecycle.external-document", (await desk.UploadAsync(edition, "# 另一份", LifeDesk.Controller)).Error?.Code);
        Assert.Equal("lifecycle.external-document", (await desk.Vault.Get<SubmitEdition>().ExecuteAsync(
            await desk.ActorAsync(LifeDesk.Controller), edition, "任意", new(SampleAccounts.Password), Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheList_ShowsOneRowADocument_TheCheckDueFirst(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var first = await RegisterAsync(desk);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(10));
        var second = await RegisterAsync(desk, "另一标准");
        LifeDesk.Must(await desk.Vault.Get<RegisterExternalEdition>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), first.Id, Facts("2026"), null, Ct));

        var rows = await ListAsync(desk, new());
        Assert.Equal([first.Id, second.Id], rows.Select(r => r.DocumentId).Where(id => id == first.Id || id == second.Id));
        Assert.Equal(("2020", "2026"), (rows.Single(r => r.DocumentId == first.Id).Label, rows.Single(r => r.DocumentId == first.Id).Waiting));
        Assert.Contains(await ListAsync(desk, new(Text: "另一")), r => r.DocumentId == second.Id);
        Assert.DoesNotContain(await ListAsync(desk, new(DueBy: desk.Today.AddMonths(6).AddDays(-1))), r => r.DocumentId == second.Id);
        Assert.DoesNotContain(await ListAsync(desk, new(ExternalCategory.Drawing)), r => r.DocumentId == second.Id);
    }

    private static async Task<RegisteredDocument> RegisterAsync(LifeDesk desk, string title = "井盖承重等级") => LifeDesk.Must(
        await desk.Vault.Get<RegisterExternal>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), new(null, title, ExternalCategory.Standard, "tech", [], Facts("2020")), null, Ct));

    /// <summary>A document of the technology department in force that names the number.</summary>
    private static async Task<RegisteredDocument> CitingAsync(LifeDesk desk, string number, string title = "井盖巡检规范")
    {
        var document = await desk.RegisterAsync(title);
        var edition = await desk.StartAsync(document.Id, text: $"# 1 依据\n\n巡检按 {number} 的等级进行。\n");
        await desk.ApproveThroughAsync(edition);
        LifeDesk.Must(await desk.PublishAsync(edition));
        return document;
    }

    private static async Task<ExternalView> ViewAsync(LifeDesk desk, Guid document)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var edition = await db.Set<Edition>().Where(e => e.DocumentId == document && e.State == EditionState.Effective).Select(e => e.Id).SingleAsync(Ct);
        return LifeDesk.Must(await desk.Vault.Get<ExternalQueries>().OfEditionAsync(await desk.ActorAsync(LifeDesk.Controller), edition, Ct))!;
    }

    private static async Task<IReadOnlyList<ExternalRow>> ListAsync(LifeDesk desk, ExternalFilter filter) =>
        LifeDesk.Must(await desk.Vault.Get<ExternalQueries>().ListAsync(await desk.ActorAsync(LifeDesk.Author), filter, new(1, 100), Ct)).Rows;

    private static async Task<List<DeskTask>> WaitingAsync(LifeDesk desk, string kind)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await desk.Vault.Get<IEnumerable<IDeskSource>>().Select(s => s.Open(db, desk.Today)).Single(s => s.ContainsKey(kind))[kind].ToListAsync(Ct);
    }
}
