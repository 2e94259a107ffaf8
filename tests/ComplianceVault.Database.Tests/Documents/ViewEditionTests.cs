using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>Of 受限 and 保密 the trail keeps who looked at which edition (R01).</summary>
public sealed class ViewEditionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ALookAtARestrictedEdition_IsInTheTrail_OnceASession(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var reader = await desk.Vault.PersonAsync("财务", Permission.Read);
        var edition = await FillAsync(desk, Classification.Restricted);

        Assert.True((await desk.Vault.Get<DocumentQueries>().TextAsync(reader, edition, Ct)).Succeeded);
        await PagesAsync(desk, reader, edition);
        Assert.Equal(["财务"], await LooksAsync(desk, edition));

        await PagesAsync(desk, reader with { Session = new ActSession("the next day", ActSource.Page) }, edition);
        Assert.Equal(["财务", "财务"], await LooksAsync(desk, edition));
    }

    [Theory, OnEachDatabase]
    public async Task OfAnOpenEdition_OrByWhoMayNotRead_NothingIsKept(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var (reader, other) = (await desk.Vault.PersonAsync("财务", Permission.Read), await desk.Vault.PersonAsync("职员", Permission.Read));
        var open = await FillAsync(desk, Classification.Internal);

        Assert.True((await desk.Vault.Get<DocumentQueries>().TextAsync(reader, open, Ct)).Succeeded);
        Assert.Empty(await LooksAsync(desk, open));

        await ClassifyAsync(desk, Classification.Confidential);
        Assert.Equal("documents.not-found", (await desk.Vault.Get<DocumentQueries>().TextAsync(other, open, Ct)).Error?.Code);
        Assert.Empty(await LooksAsync(desk, open));
    }

    [Theory, OnEachDatabase]
    public async Task AComparison_IsALookAtBoth_AndNotForTheHistoryThatAllRead(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var reader = await desk.Vault.PersonAsync("财务", Permission.Read);
        var first = await FillAsync(desk, Classification.Restricted);
        await desk.BringInAsync(("QP-01.md", Text("B")));
        var second = await desk.EditionAsync("QP-01", "B");

        Assert.True((await desk.Vault.Get<ComparisonQueries>().CompareAsync(desk.Controller, "QP-01", "A", "B", Ct)).Succeeded);

        Assert.Equal(["行政部文控"], await LooksAsync(desk, first));
        Assert.Equal(["行政部文控"], await LooksAsync(desk, second.Id));
        var history = await desk.Vault.Get<DocumentHistory>().ListAsync(reader, second.DocumentId, Ct);
        Assert.DoesNotContain(history.Value, r => r.Act == "edition.viewed");
    }

    private static async Task PagesAsync(ImportDesk desk, Actor actor, Guid edition)
    {
        var pdf = await desk.Vault.Get<Renditions>().OpenAsync(actor, edition, Ct);
        Assert.True(pdf.Succeeded, pdf.Error?.ToString());
        await pdf.Value.Content.DisposeAsync();
    }

    /// <summary>An edition in force as text and as PDF, for people of 财务.</summary>
    private static async Task<Guid> FillAsync(ImportDesk desk, Classification classification)
    {
        var batch = await desk.BringInAsync(("QP-01.md", Text("A")));
        Assert.True((await desk.ConfirmAsync(batch)).Succeeded);
        await ClassifyAsync(desk, classification);
        return (await desk.EditionAsync("QP-01", "A")).Id;
    }

    private static async Task ClassifyAsync(ImportDesk desk, Classification classification)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var document = await db.Set<Document>().SingleAsync(d => d.Number == "QP-01", Ct);
        var changed = await desk.Vault.Get<ChangeDocument>().ExecuteAsync(desk.Controller, document.Id, document.Version, new(document.Title, null, classification, ["role/test-财务"]), "定级", Ct);
        Assert.True(changed.Succeeded, changed.Error?.ToString());
    }

    private static async Task<IReadOnlyList<string>> LooksAsync(ImportDesk desk, Guid edition)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<TrailEntry>().Where(e => e.Act == "edition.viewed" && e.Objects.Any(o => o.Kind == Edition.Kind && o.ObjectId == edition)).OrderBy(e => e.Seq).Select(e => e.PersonName).ToListAsync(Ct);
    }

    private static string Text(string label) => $"---\nnumber: QP-01\ntitle: 薪酬程序\nedition: {label}\neffective: 2025-03-01\n---\n# 1 要求\n\n薪酬按岗位核定，版本 {label}。\n";
}
