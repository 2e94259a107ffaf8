using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Database.Tests.Documents.ChangeRequests;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>The lists that auditors ask for: computed, of any day, and frozen when they are signed (decision 21).</summary>
public sealed class ListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static App.Platform.Signatures.SigningProof Proof => new(SampleAccounts.Password);

    [Theory, OnEachDatabase]
    public async Task ControlledDocuments_AreThoseInForceOnTheDay(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var before = desk.Today;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        var (document, _) = await desk.InForceAsync();
        var firstDay = desk.Today;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));
        await SecondEditionAsync(desk, document);

        Assert.Equal(["B"], await EditionsAsync(desk, null));
        Assert.Equal(["A"], await EditionsAsync(desk, firstDay));
        Assert.Empty(await EditionsAsync(desk, before));
        Assert.Equal("list.future", (await desk.Vault.Get<ListQueries>().PageAsync(await desk.ActorAsync(LifeDesk.Author), "documents", desk.Today.AddDays(1), new(), Ct)).Error?.Code);
        Assert.Equal("list.unknown", (await desk.Vault.Get<ListQueries>().PageAsync(await desk.ActorAsync(LifeDesk.Author), "backups", null, new(), Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task APastDay_SaysTitleOwnerAndClass_AsTheyWereThen(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        var first = desk.Today;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        await ChangeAsync(new("机房巡检与值守规范", "tech", Classification.Internal, []));
        var second = desk.Today;
        await ChangeAsync(new("机房巡检与值班规范", "tech", Classification.Internal, [])); // twice on one day: its end counts
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        await ChangeAsync(new("机房巡检与值班规范", "market", Classification.Public, []));

        Assert.Equal(["机房巡检规范|技术部|内部"], await SaidAsync(first));
        Assert.Equal(["机房巡检规范|技术部|内部"], await SaidAsync(second.AddDays(-1)));
        Assert.Equal(["机房巡检与值班规范|技术部|内部"], await SaidAsync(second));
        Assert.Equal(["机房巡检与值班规范|市场部|公开"], await SaidAsync(null));

        async Task ChangeAsync(DocumentFacts facts)
        {
            await using var db = await desk.Vault.DatabaseAsync();
            var version = await db.Set<Document>().Where(d => d.Id == document).Select(d => d.Version).SingleAsync(Ct);
            desk.Vault.Clock.Advance(TimeSpan.FromMinutes(1));
            LifeDesk.Must(await desk.Vault.Get<ChangeDocument>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), document, version, facts, "机构调整", Ct));
        }

        async Task<IEnumerable<string>> SaidAsync(DateOnly? asOf) => (await desk.RowsAsync("documents", asOf)).Where(r => r["title"].StartsWith("机房巡检", StringComparison.Ordinal)).Select(r => $"{r["title"]}|{r["owner"]}|{r["classification"]}");
    }

    [Theory, OnEachDatabase]
    public async Task Changes_NameBothEditions_AndWhatChanged(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        var before = desk.Today;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));
        await SecondEditionAsync(desk, document);

        var change = Assert.Single(await desk.RowsAsync("changes", null));
        Assert.Equal(["A", "B", "增加夜间巡检", ""], [change["edition-before"], change["edition"], change["change"], change["affected"]]);
        Assert.NotEqual("", change["changed-percent"]);
        Assert.Empty(await desk.RowsAsync("changes", before));
    }

    [Theory, OnEachDatabase]
    public async Task AChange_NamesItsRequest_AndWhatNamedTheDocumentOnItsDay(Database database)
    {
        var requests = await RequestDesk.OpenAsync(database);
        await using var desk = requests.Life;
        var request = await requests.RaiseAsync();
        LifeDesk.Must(await requests.ScreenAsync(request));
        LifeDesk.Must(await requests.DecideAsync(request));
        await using var db = await desk.Vault.DatabaseAsync();
        var document = await db.Set<Document>().SingleAsync(d => db.Set<ChangeRequest>().Any(r => r.Id == request && r.DocumentId == d.Id), Ct);
        var citing = await desk.RegisterAsync("值守规范");
        var named = await desk.StartAsync(citing.Id, text: $"# 1 要求\n\n值守人员按《{document.Title}》执行。\n");
        await desk.ApproveThroughAsync(named);
        LifeDesk.Must(await desk.PublishAsync(named));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var next = await desk.StartAsync(document.Id, LifeDesk.Change(), text: "# 1 要求\n\n每日巡检两次。\n");
        LifeDesk.Must(await requests.TakeOverAsync(request, next));
        await desk.ApproveThroughAsync(next);
        LifeDesk.Must(await desk.PublishAsync(next));

        var change = Assert.Single(await desk.RowsAsync("changes", null));
        Assert.Equal((await db.Set<ChangeRequest>().AsNoTracking().SingleAsync(r => r.Id == request, Ct)).Number, change["change-requests"]);
        Assert.Equal(citing.Number, change["affected"]);
    }

    [Theory, OnEachDatabase]
    public async Task AnEditionIssuedForLater_StandsBesideTheOneInForce_WhichHasItsNextReview(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        var first = desk.Today;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var next = await desk.StartAsync(document, LifeDesk.Change());
        await desk.ApproveThroughAsync(next);
        var (between, effective) = (desk.Today, desk.Today.AddDays(3));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await desk.Vault.Get<PublishEdition>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), next, new(between, effective), Ct));
        var waiting = await SaidAsync(between); // and says the same once the day has come
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await desk.TakeEffectAsync()).InForce);
        Assert.Equal(waiting, await SaidAsync(between));

        Assert.Equal([$"A|现行有效|{first.Said()}|{first.AddYears(1).Said()}"], await SaidAsync(first));
        Assert.Equal([$"A|现行有效|{first.Said()}|{first.AddYears(1).Said()}", $"B|已发布待实施|{effective.Said()}|"], await SaidAsync(between));
        Assert.Equal([$"B|现行有效|{effective.Said()}|{effective.AddYears(1).Said()}"], await SaidAsync(null));

        async Task<IEnumerable<string>> SaidAsync(DateOnly? asOf) =>
            (await desk.RowsAsync("documents", asOf)).Where(r => r["title"] == "机房巡检规范").Select(r => r.Of("edition", "state", "in-force-from", "next-review"));
    }

    [Theory, OnEachDatabase]
    public async Task ABackupRemovedLater_WasThereOnThePastDay(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var first = desk.Today;
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            db.Add(new BackupRecord
            {
                Id = Guid.CreateVersion7(),
                Kind = BackupKind.Scheduled,
                At = desk.Vault.Clock.GetUtcNow().UtcDateTime,
                Took = TimeSpan.FromSeconds(3),
                ById = Guid.CreateVersion7(),
                ByName = "程序",
                File = "/backups/a.cvb",
                Bytes = 9,
                Sha256 = new string('a', 64),
                TrailSeq = 1,
                TrailHash = new string('b', 64),
                ContentFiles = 1,
                DamagedFiles = 0,
                TrailBrokenAt = null,
                Encrypted = false,
                Verified = true,
                RemovedAt = desk.Vault.Clock.GetUtcNow().UtcDateTime.AddDays(2),
            });
            await db.SaveChangesAsync(Ct);
        }

        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal("", Assert.Single(await desk.RowsAsync("backups", first, LifeDesk.Controller))["removed-at"]);
        Assert.NotEqual("", Assert.Single(await desk.RowsAsync("backups", null, LifeDesk.Controller))["removed-at"]);
    }

    [Theory, OnEachDatabase]
    public async Task ExternalDocuments_ShowTheLastCheckUpToTheDay(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        var registered = LifeDesk.Must(await desk.Vault.Get<RegisterExternal>().ExecuteAsync(
            controller, new(null, "井盖承重等级", ExternalCategory.Standard, "tech", [], new("2020", "标准化机构", "发行单位", "不得复制")), null, Ct));
        var before = desk.Today;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(30));
        LifeDesk.Must(await desk.Vault.Get<CheckCurrency>().ExecuteAsync(controller, registered.Id, CurrencyOutcome.Current, "官网", Ct));

        var now = (await desk.RowsAsync("external-documents", null)).Single(r => r["number"] == registered.Number);
        var then = (await desk.RowsAsync("external-documents", before)).Single(r => r["number"] == registered.Number);
        Assert.Equal(("仍现行", ""), (now["check-outcome"], then["check-outcome"]));
    }

    [Theory, OnEachDatabase]
    public async Task ASignedList_KeepsItsRows_IsApprovedByAnother_AndIsAPaper(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            db.Add(new Form { Id = Guid.CreateVersion7(), Number = "QR-005", Code = "controlled_documents", TitleZh = "受控文件清单", Parent = "QP-05", Way = FormWay.Computed, Basis = FormBasis.Listed, IsActive = true, Retention = "RET-3" });
            await db.SaveChangesAsync(Ct);
        }

        var (document, _) = await desk.InForceAsync();
        var (sign, controller) = (desk.Vault.Get<SignList>(), await desk.ActorAsync(LifeDesk.Controller));
        Assert.Equal("access.missing-permission", (await sign.SheetAsync(await desk.ActorAsync(LifeDesk.Author), "documents", null, Ct)).Error?.Code);
        var sheet = LifeDesk.Must(await sign.SheetAsync(controller, "documents", null, Ct));
        Assert.Equal("signing.wrong-password", (await sign.ExecuteAsync(controller, sheet, new("falsch"), Ct)).Error?.Code);
        var id = LifeDesk.Must(await sign.ExecuteAsync(controller, sheet, Proof, Ct));

        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        await SecondEditionAsync(desk, document);
        Assert.Equal("signing.content-changed", (await sign.ExecuteAsync(controller, sheet with { AsOf = desk.Today }, Proof, Ct)).Error?.Code);

        var approve = desk.Vault.Get<ApproveList>();
        Assert.Equal("access.missing-permission", (await approve.ExecuteAsync(controller, id, Proof, Ct)).Error?.Code);
        var both = controller with { Permissions = controller.Permissions.Append(Permission.DecideSigners).ToHashSet() };
        Assert.Equal("list.own", (await approve.ExecuteAsync(both, id, Proof, Ct)).Error?.Code);
        LifeDesk.Must(await approve.ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), id, Proof, Ct));
        Assert.Equal("list.approved", (await approve.ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), id, Proof, Ct)).Error?.Code);

        var signed = Assert.Single(LifeDesk.Must(await desk.Vault.Get<SignedListQueries>().ListAsync(controller, "documents", new(), Ct)).Rows);
        Assert.Equal([(LifeDesk.Controller, true), (LifeDesk.Representative, true)], signed.Signatures.Select(s => (s.Name, s.Holds)));
        var paper = LifeDesk.Must(await desk.Vault.Get<SignedListQueries>().PdfAsync(controller, id, Ct));
        await using var content = paper.Content;
        using var pdf = PdfDocument.Open(content);
        var text = string.Concat(pdf.GetPages().Select(p => p.Text));
        Assert.All(new[] { "受控文件清单", "QR-005", "机房巡检规范", LifeDesk.Representative, "示例", "操作留痕" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task EveryList_HasItsWordsInBothLanguages_AndCanBeReadAndFrozen(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        var heads = LifeDesk.Must(await desk.Vault.Get<ListQueries>().HeadsAsync(controller, Ct));

        Assert.Equal(["backups", "changes", "copies", "destruction", "documents", "external-documents", "lending", "losses", "record-disposal", "record-forms", "withdrawals"], heads.Select(h => h.Code).Order(StringComparer.Ordinal));
        Assert.All(heads, h => Assert.Null(h.Form)); // a vault without forms
        foreach (var head in heads)
        {
            Assert.All(head.Columns.Select(c => $"list.column.{c.Key}").Append($"list.{head.Code}"), k => Assert.All(["zh-CN", "en"], c => Assert.NotNull(VaultWords.Find(k, new(c)))));
            var sheet = LifeDesk.Must(await desk.Vault.Get<SignList>().SheetAsync(controller, head.Code, null, Ct));
            Assert.Equal(sheet.Rows, (await desk.RowsAsync(head.Code, by: LifeDesk.Controller)).Count);
        }
    }

    private static async Task SecondEditionAsync(LifeDesk desk, Guid document)
    {
        var edition = await desk.StartAsync(document, LifeDesk.Change(), text: "# 1 要求\n\n每日巡检两次。\n");
        await desk.ApproveThroughAsync(edition);
        LifeDesk.Must(await desk.PublishAsync(edition));
    }

    private static async Task<IEnumerable<string>> EditionsAsync(LifeDesk desk, DateOnly? asOf) =>
        (await desk.RowsAsync("documents", asOf)).Where(r => r["title"] == "机房巡检规范").Select(r => r["edition"]);
}
