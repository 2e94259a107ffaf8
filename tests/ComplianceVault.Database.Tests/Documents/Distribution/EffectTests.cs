using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>修订影响 of those who have the document: paper to exchange with whom, and who reads the edition.</summary>
public sealed class EffectTests
{
    private const string Customer = "华北客户";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task CopiesToExchange_AreThoseThatAreOut_WithTheirHolders(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("market", 2), CopyDesk.Paper("tech", 2), CopyDesk.Outside(Customer)]));
        LifeDesk.Must(await desk.Vault.Get<DecideDistribution>().ApproveAsync(
            await desk.ActorAsync(LifeDesk.Representative), (await desk.ListAsync(document)).Rows.Single(r => r.OutsideHolder == Customer).Id, "客户合同要求", Ct));
        var copies = await desk.CopiesAsync(document);
        var (market, tech) = (copies.Where(c => c.Department == "market").ToList(), copies.Where(c => c.Department == "tech").ToList());
        LifeDesk.Must(await desk.IssueAsync([market[0]], (await desk.ActorAsync(CopyDesk.MarketStaff)).PersonId));
        LifeDesk.Must(await desk.IssueAsync([tech[0], copies.Single(c => c.OutsideHolder is not null)])); // market's second is never handed out
        LifeDesk.Must(await desk.IssueAsync([tech[1]]));
        LifeDesk.Must(await desk.AcknowledgeAsync(LifeDesk.Author, tech));
        await desk.ReportLossAsync(LifeDesk.Author, tech[1]);
        Assert.Empty((await EffectAsync(desk, a)).Copies.Rows);

        var b = await desk.StartAsync(document, LifeDesk.Change());
        CopyToExchange[] held =
        [
            new("001", "A", "market", CopyDesk.MarketStaff, null, null), new("003", "A", "tech", null, null, null), new("005", "A", null, null, Customer, null),
        ];
        await HeldAsync(desk, b, held);

        await desk.ApproveThroughAsync(b);
        LifeDesk.Must(await desk.PublishAsync(b, inDays: 1));
        var planned = (await desk.CopiesAsync(document, b)).Where(c => c.Pair is not null).ToDictionary(c => c.Pair!);
        CopyToExchange[] paired = [.. held.Select(c => c with { NewNumber = planned[c.Number].Number })];
        await HeldAsync(desk, b, paired);

        LifeDesk.Must(await desk.ExchangeAsync((tech[0], planned["003"])));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        await desk.TakeEffectAsync();
        await HeldAsync(desk, b, paired[0], paired[2]);
    }

    /// <summary>The copy that was planned for the edition in between was cancelled: nobody is sent to exchange for it.</summary>
    [Theory, OnEachDatabase]
    public async Task ACopyThatMissedAnEdition_IsExchangedForTheNewest(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("tech"));
        await TakesEffectAsync(desk, document);

        var c = await TakesEffectAsync(desk, document);

        Assert.Equal(CopyState.Cancelled, (await desk.CopyAsync(document, "002")).State);
        await HeldAsync(desk, c, new CopyToExchange("001", "A", "tech", null, null, "003"));
    }

    [Theory, OnEachDatabase]
    public async Task MustRead_CountsThePeopleOfTheElectronicScope_AsItIsNow(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        await ReadByAsync(desk, edition, 0, []);
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Reads("tech"), CopyDesk.Reads("market"), CopyDesk.Paper("admin")]));

        await ReadByAsync(desk, edition, 7, ["market", "tech"]); // admin has paper and confirms nothing

        var leaver = (await desk.ActorAsync(CopyDesk.MarketStaff)).PersonId;
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Person>().Where(p => p.Id == leaver).ExecuteUpdateAsync(s => s.SetProperty(p => p.LeftAt, desk.Vault.Clock.UtcNow()), Ct);
        await ReadByAsync(desk, edition, 6, ["market", "tech"]);

        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Reads("market"), CopyDesk.Paper("admin")]));
        await ReadByAsync(desk, edition, 2, ["market"]);
    }

    private static async Task<Guid> TakesEffectAsync(LifeDesk desk, Guid document)
    {
        var edition = await desk.PublishNextAsync(document, inDays: 1);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        await desk.TakeEffectAsync();
        return edition;
    }

    private static async Task HeldAsync(LifeDesk desk, Guid edition, params CopyToExchange[] held)
    {
        var copies = (await EffectAsync(desk, edition)).Copies;
        Assert.Equal(held, copies.Rows);
        Assert.Equal(held.Length, copies.Total);
    }

    private static async Task ReadByAsync(LifeDesk desk, Guid edition, int people, string[] departments)
    {
        var read = (await EffectAsync(desk, edition)).MustRead;
        Assert.Equal(departments, read.Departments);
        Assert.Equal(people, read.People);
    }

    private static async Task<RevisionEffect> EffectAsync(LifeDesk desk, Guid edition)
    {
        var life = await desk.LifeAsync(edition);
        return LifeDesk.Must(await desk.Vault.Get<RevisionEffectQueries>().OfAsync(await desk.ActorAsync(LifeDesk.Author), life.Number, life.Label, null, Ct));
    }
}
