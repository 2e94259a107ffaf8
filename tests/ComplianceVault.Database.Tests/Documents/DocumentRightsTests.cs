using ComplianceVault.App.Documents.Library;
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
        var opened = await desk.Vault.Get<DownloadFile>().ExecuteAsync(allowed, file, Ct);
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
