using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>Who gets an edition as it was written, in each state; all others get the PDF that says what it is worth (文件控制程序 4.4.4).</summary>
public sealed class OriginalTests
{
    private const string Restricted = "documents.original-restricted";
    private const string Unseen = "documents.not-found";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Original_IsForWhoWritesSignsOrControls_ByRoleAndState(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = (await desk.RegisterAsync()).Id;
        var first = await desk.StartAsync(document);
        await ExpectAsync(desk, first, author: null, head: Unseen, representative: Restricted, market: Unseen);

        LifeDesk.Must(await desk.SubmitAsync(first));
        await ExpectAsync(desk, first, author: null, head: null, representative: Restricted, market: Unseen);
        LifeDesk.Must(await desk.ReviewAsync(first));
        await ExpectAsync(desk, first, author: null, head: null, representative: null, market: Unseen);

        LifeDesk.Must(await desk.ApproveAsync(first));
        LifeDesk.Must(await desk.PublishAsync(first));
        await ExpectAsync(desk, first, author: null, head: null, representative: Restricted, market: Restricted);

        var second = await desk.StartAsync(document, LifeDesk.Change());
        await desk.ApproveThroughAsync(second);
        LifeDesk.Must(await desk.PublishAsync(second));
        Assert.Equal(EditionState.Obsolete, (await desk.EditionAsync(first)).State);
        await ExpectAsync(desk, first, author: Restricted, head: Restricted, representative: Restricted, market: Restricted);
    }

    [Theory, OnEachDatabase]
    public async Task MarkedPdf_SaysUncontrolledOrObsolete_WithPersonAndTime(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, first) = await desk.InForceAsync();
        Assert.Contains("非受控", await TakenAsync(desk, first), StringComparison.Ordinal);
        var second = await desk.StartAsync(document, LifeDesk.Change());
        await desk.ApproveThroughAsync(second);
        LifeDesk.Must(await desk.PublishAsync(second));
        var obsolete = await TakenAsync(desk, first);
        Assert.Contains("作废", obsolete, StringComparison.Ordinal);
        Assert.Contains(LifeDesk.MarketHead, obsolete, StringComparison.Ordinal);
        Assert.Contains("2026-03-02", obsolete, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task WhatIsReadOrTaken_CarriesTheSignatures(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var registered = await desk.RegisterAsync();
        var edition = LifeDesk.Must(await desk.Vault.Get<StartDraft>().FromTemplateAsync(await desk.ActorAsync(LifeDesk.Author), new(registered.Id, DraftFacts.None), Ct));
        var begun = (await PagesAsync(desk, edition), Viewed: await PagesAsync(desk, edition, isTaken: false));
        Assert.DoesNotContain("签署页", begun.Item1[^1], StringComparison.Ordinal); // nobody has signed
        await desk.ApproveThroughAsync(edition);
        LifeDesk.Must(await desk.PublishAsync(edition));

        var (taken, viewed) = (await PagesAsync(desk, edition), await PagesAsync(desk, edition, isTaken: false));
        Assert.All(new[] { taken, viewed }, pages => Assert.All(new[] { LifeDesk.Author, LifeDesk.Head, LifeDesk.Representative }, name => Assert.Contains(name, pages[0], StringComparison.Ordinal)));
        Assert.DoesNotContain(LifeDesk.Head, begun.Viewed[0], StringComparison.Ordinal);
        Assert.Equal(viewed.Count + 1, taken.Count);
        Assert.Contains("签署页", taken[^1], StringComparison.Ordinal);
        Assert.Contains("非受控" + LifeDesk.MarketHead, taken[^1], StringComparison.Ordinal);
        Assert.Equal(2, taken[^1].Split(LifeDesk.Head).Length);
    }

    [Theory, OnEachDatabase]
    public async Task AFileOnWhichNothingCanBeWritten_IsShownAsItIs_WhileItIsInForce(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        await PagesAsync(desk, edition, isTaken: false); // makes it
        using var locked = new MemoryStream("%PDF-1.7 locked"u8.ToArray());
        var kept = LifeDesk.Must(await desk.Vault.Get<StoredFiles>().PutAsync(locked, long.MaxValue, Ct));
        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<EditionRendition>().Where(r => r.EditionId == edition).ExecuteUpdateAsync(s => s.SetProperty(r => r.Hash, kept.Hash), Ct);
        var reader = await desk.ActorAsync(LifeDesk.MarketHead);

        await using (var shown = LifeDesk.Must(await desk.Vault.Get<Renditions>().OpenAsync(reader, edition, Ct)).Content)
            Assert.Equal(kept.Length, shown.Length);

        await desk.PublishNextAsync(document, inDays: 0);
        Assert.Equal("stamping.unreadable", (await desk.Vault.Get<Renditions>().OpenAsync(reader, edition, Ct)).Error?.Code); // 作废 must stand on it
    }

    private static async Task ExpectAsync(LifeDesk desk, Guid edition, string? author, string? head, string? representative, string? market)
    {
        foreach (var (person, code) in new[]
        {
            (LifeDesk.Controller, null), (LifeDesk.Author, author), (LifeDesk.Head, head), (LifeDesk.Representative, representative), (LifeDesk.MarketHead, market),
        })
        {
            Assert.Equal((person, code), (person, await FileAsync(desk, edition, person)));
            Assert.Equal((person, code), (person, await UploadAsync(desk, edition, person)));
        }
    }

    private static async Task<string?> FileAsync(LifeDesk desk, Guid edition, string person)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var file = await db.Set<EditionFile>().Where(f => f.EditionId == edition).Select(f => f.Id).FirstAsync(Ct);
        var (actor, document) = (await desk.ActorAsync(person), await db.Set<Document>().SingleAsync(d => db.Set<Edition>().Any(e => e.Id == edition && e.DocumentId == d.Id), Ct));
        var taken = await desk.Vault.Get<DownloadFile>().ExecuteAsync(actor, file, Ct);
        var shown = await desk.Vault.Get<DocumentQueries>().GetAsync(actor, document.Number, (await desk.EditionAsync(edition)).Label, Ct);
        Assert.Equal(taken.Succeeded, shown is { Succeeded: true, Value.MayTakeOriginal: true }); // the page offers what is given
        if (taken.Succeeded)
            await taken.Value.Content.DisposeAsync();
        return taken.Error?.Code;
    }

    private static async Task<string?> UploadAsync(LifeDesk desk, Guid edition, string person)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var upload = await db.Set<DraftUpload>().Where(u => u.EditionId == edition).Select(u => u.Id).FirstAsync(Ct);
        var taken = await desk.Vault.Get<DownloadUpload>().ExecuteAsync(await desk.ActorAsync(person), upload, Ct);
        if (taken.Succeeded)
            await taken.Value.Content.DisposeAsync();
        return taken.Error?.Code;
    }

    private static async Task<string> TakenAsync(LifeDesk desk, Guid edition) => string.Concat(await PagesAsync(desk, edition));

    private static async Task<IReadOnlyList<string>> PagesAsync(LifeDesk desk, Guid edition, bool isTaken = true)
    {
        var by = await desk.ActorAsync((await desk.EditionAsync(edition)).State < EditionState.Published ? LifeDesk.Author : LifeDesk.MarketHead);
        var file = LifeDesk.Must(isTaken ? await desk.Vault.Get<DownloadPdf>().ExecuteAsync(by, edition, Ct) : await desk.Vault.Get<Renditions>().OpenAsync(by, edition, Ct));
        await using var content = file.Content;
        using var pdf = PdfDocument.Open(content);
        return [.. pdf.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v))))];
    }
}
