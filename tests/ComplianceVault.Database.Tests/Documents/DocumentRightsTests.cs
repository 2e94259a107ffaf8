using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Glossary;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>Who may read what (decision 11): the database and the index must give the same answer for every class, state and kind of person.</summary>
public sealed class DocumentRightsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task DatabaseAndIndex_ShowTheSameEditions_ToEverybody(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await FillAsync(desk);
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        foreach (var (who, actor, expected) in await PeopleAsync(desk))
        {
            await using var db = await desk.Vault.DatabaseAsync();
            var readable = await DocumentRights.Readable(db, actor).Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (_, d) => d.Number).Order().ToListAsync(Ct);
            var found = await desk.Vault.Get<SearchQueries>().SearchAsync(actor, new SearchQuestion { Text = "清点", AllEditions = true, Top = 100, Facets = true }, Ct);

            Assert.True(expected.SequenceEqual(readable), $"{who} reads {string.Join(' ', readable)}");
            Assert.True(expected.SequenceEqual(Numbers(found.Value)), $"{who} finds {string.Join(' ', Numbers(found.Value))}");
            Assert.True(expected.SequenceEqual(Counted(found.Value)), $"{who} sees counted {string.Join(' ', Counted(found.Value))}");
            Assert.Equal(expected.Length, found.Value.Answer.Total);
        }
    }

    [Theory, OnEachDatabase]
    public async Task RestrictedSinceTheIndexWasWritten_IsNeitherCountedNorSuggested(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await FillAsync(desk);
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        var staff = await desk.Vault.PersonAsync("职员", Permission.Read);
        Assert.Contains("Z-02", await SuggestedAsync(desk, staff));
        await ClassifyAsync(desk, "Z-02", Classification.Confidential);

        var found = (await desk.Vault.Get<SearchQueries>().SearchAsync(staff, new SearchQuestion { Text = "清点", AllEditions = true, Facets = true }, Ct)).Value;
        Assert.Equal(1, found.Answer.Total);
        Assert.Equal(["Z-01"], Counted(found));
        Assert.DoesNotContain("Z-02", await SuggestedAsync(desk, staff));
        Assert.Contains("Z-02", await SuggestedAsync(desk, desk.Controller));
    }

    [Theory, OnEachDatabase]
    public async Task Batches_AreForWhoOpenedThem_TheControllerAndTheSigner(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var batch = await desk.ReadAsync(("Z-09.md", Text("Z-09")));
        var head = await desk.Vault.PersonAsync("市场部负责人", Permission.Read, Permission.ImportDocuments);
        var own = (await desk.Vault.Get<ReceiveFiles>().OpenAsync(head, "", Ct)).Value;
        var (queries, item) = (desk.Vault.Get<ImportQueries>(), (await desk.ItemsAsync(batch))[0]);

        Assert.Equal([own], (await queries.BatchesAsync(head, 0, 10, Ct)).Value.Select(b => b.Id));
        Assert.Equal(2, (await queries.BatchesAsync(desk.Controller, 0, 10, Ct)).Value.Count);
        Assert.Equal(2, (await queries.BatchesAsync(desk.Representative, 0, 10, Ct)).Value.Count);
        Assert.Equal("import.no-such-batch", (await queries.ItemsAsync(head, batch, Ct)).Error?.Code);
        Assert.Equal("import.no-such-batch", (await desk.Vault.Get<AcceptItems>().ExecuteAsync(head, batch, null, Ct)).Error?.Code);
        Assert.Equal("import.no-such-batch", (await desk.Vault.Get<SkipItems>().ExecuteAsync(head, batch, [item.Id], Ct)).Error?.Code);
        Assert.Equal("import.no-such-batch", (await desk.Vault.Get<StartReading>().ExecuteAsync(head, batch, Ct)).Error?.Code);
        Assert.Equal(ImportItemState.Proposed, (await desk.ItemsAsync(batch))[0].State);
    }

    [Theory, OnEachDatabase]
    public async Task History_SaysNothingOfADraft_ToWhoMayNotReadIt(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await FillAsync(desk);
        var staff = await desk.Vault.PersonAsync("职员", Permission.Read);
        var document = (await desk.Vault.Get<DocumentQueries>().GetAsync(staff, "Z-01", null, Ct)).Value.Document.Id;
        var (before, all) = (await ActsAsync(desk, staff, document), await ActsAsync(desk, desk.Controller, document));

        await desk.BringInAsync(("Z-01.md", Text("Z-01").Replace("edition: A", "edition: B", StringComparison.Ordinal)));

        Assert.Equal(EditionState.Draft, (await desk.EditionAsync("Z-01", "B")).State);
        Assert.Equal(before, await ActsAsync(desk, staff, document));
        Assert.True((await ActsAsync(desk, desk.Controller, document)).Count > all.Count);
    }

    [Theory, OnEachDatabase]
    public async Task AnOutsiderWithoutExport_ReadsButTakesNothingAway(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await FillAsync(desk);
        await using var db = await desk.Vault.DatabaseAsync();
        var edition = await desk.EditionAsync("Z-01", "A");
        var file = await db.Set<EditionFile>().Where(f => f.EditionId == edition.Id).Select(f => f.Id).SingleAsync(Ct);
        var outsider = await OutsiderAsync(desk, new ExternalAccess(DateOnly.MaxValue, DocumentsInForce: true, ExportAllowed: false, VerdictsShown: false));

        Assert.Equal("access.export-not-granted", (await desk.Vault.Get<DownloadFile>().ExecuteAsync(outsider, file, Ct)).Error?.Code);
        var allowed = outsider with { Grant = outsider.Grant! with { ExportAllowed = true } };
        Assert.Equal("documents.original-restricted", (await desk.Vault.Get<DownloadFile>().ExecuteAsync(allowed, file, Ct)).Error?.Code);
        var opened = await desk.Vault.Get<DownloadPdf>().ExecuteAsync(allowed, edition.Id, Ct);
        await using var content = opened.Value.Content;
        Assert.True(opened.Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task AnOutsider_SeesWhatWasGranted_NotWhoWorksHere(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await FillAsync(desk);
        var outsider = await OutsiderAsync(desk, new ExternalAccess(DateOnly.MaxValue, DocumentsInForce: true, ExportAllowed: false, VerdictsShown: false));

        Assert.Equal("access.not-granted", (await desk.Vault.Get<DirectoryQueries>().PeopleAsync(outsider, Ct)).Error?.Code);
        Assert.Equal("access.not-granted", (await desk.Vault.Get<GlossaryQueries>().ListAsync(outsider, null, Ct)).Error?.Code);
        Assert.Equal("access.not-granted", (await desk.Vault.Get<CalendarQueries>().YearAsync(outsider, 2026, Ct)).Error?.Code);
        Assert.Equal(2, (await desk.Vault.Get<LibraryQueries>().ListAsync(outsider, new LibraryFilter(), Ct)).Value.Rows.Count);
    }

    /// <summary>Issued documents of every class (Z-01 … Z-04) and a draft (Z-05).</summary>
    private static async Task FillAsync(ImportDesk desk)
    {
        var issued = Enumerable.Range(1, 4).Select(n => ($"Z-0{n}.md", Text($"Z-0{n}"))).ToArray();
        Assert.True((await desk.ConfirmAsync(await desk.BringInAsync(issued))).Succeeded);
        await desk.BringInAsync(("Z-05.md", Text("Z-05")));
        await using var db = await desk.Vault.DatabaseAsync();
        var documents = await db.Set<Document>().OrderBy(d => d.Number).ToListAsync(Ct);
        foreach (var (document, classification) in documents.Zip(Enum.GetValues<Classification>()))
        {
            var facts = new DocumentFacts(document.Title, null, classification, document.Number == "Z-03" ? ["role/test-财务"] : []);
            Assert.True((await desk.Vault.Get<ChangeDocument>().ExecuteAsync(desk.Controller, document.Id, document.Version, facts, "定级", Ct)).Succeeded);
        }
    }

    private static async Task<IReadOnlyList<long>> ActsAsync(ImportDesk desk, Actor actor, Guid document) =>
        [.. (await desk.Vault.Get<DocumentHistory>().ListAsync(actor, document, Ct)).Value.Select(r => r.Seq)];

    private static async Task ClassifyAsync(ImportDesk desk, string number, Classification classification)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var document = await db.Set<Document>().SingleAsync(d => d.Number == number, Ct);
        var facts = new DocumentFacts(document.Title, null, classification, []);
        Assert.True((await desk.Vault.Get<ChangeDocument>().ExecuteAsync(desk.Controller, document.Id, document.Version, facts, "定级", Ct)).Succeeded);
    }

    private static async Task<IEnumerable<string>> SuggestedAsync(ImportDesk desk, Actor actor) =>
        (await desk.Vault.Get<SearchQueries>().SuggestAsync(actor, "Z-0", 20, Ct)).Value.Select(s => s.Text);

    private static async Task<IReadOnlyList<(string Who, Actor Actor, string[] Expected)>> PeopleAsync(ImportDesk desk)
    {
        var grant = new ExternalAccess(DateOnly.MaxValue, DocumentsInForce: true, ExportAllowed: false, VerdictsShown: false);
        return
        [
            ("controller", desk.Controller, ["Z-01", "Z-02", "Z-03", "Z-04", "Z-05"]),
            ("staff", await desk.Vault.PersonAsync("职员", Permission.Read), ["Z-01", "Z-02"]),
            ("named role", await desk.Vault.PersonAsync("财务", Permission.Read), ["Z-01", "Z-02", "Z-03"]),
            ("nobody", await desk.Vault.PersonAsync("无权者", Permission.Operate) with { Permissions = new HashSet<Permission> { Permission.Audit }, IsExternal = true }, []),
            ("granted outsider", await OutsiderAsync(desk, grant), ["Z-01", "Z-02"]),
            ("outsider without documents", await OutsiderAsync(desk, grant with { DocumentsInForce = false }), []),
        ];
    }

    private static async Task<Actor> OutsiderAsync(ImportDesk desk, ExternalAccess grant)
    {
        var person = await desk.Vault.PersonAsync($"外部审核员{grant.DocumentsInForce}", Permission.Read);
        return person with { IsExternal = true, Grant = grant };
    }

    private static string[] Numbers(SearchFound found) => [.. found.Answer.Hits.Select(h => h.Code).Distinct().Order(StringComparer.Ordinal)];

    private static string[] Counted(SearchFound found) => [.. found.Answer.Facets["document"].Select(c => c.Value).Order(StringComparer.Ordinal)];

    private static string Text(string number) =>
        $"""
        ---
        number: {number}
        title: 制度{number}
        edition: A
        effective: 2025-03-01
        ---
        # 1 要求

        货物入库前逐件清点，编号 {number}。

        """;
}
