using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>What came from outside is handed over and registered within two working days of its receipt (文件控制程序 4.9.2.1). Today is Monday 2026-03-02.</summary>
public sealed class ExternalHandOverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>2026: New Year 1–3 January, Sunday 4 January worked; Spring Festival 15–23 February, 14 and 28 February worked; 2028 has no calendar.</summary>
    [Theory, OnEachDatabase]
    public async Task ItIsDueTwoWorkingDaysAfterItsReceipt_HoweverLateItIsHandedOver(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        foreach (var (received, due) in new (DateOnly, DateOnly)[]
        {
            (new(2026, 2, 26), new(2026, 2, 28)), // Thursday: Saturday is worked
            (new(2026, 2, 13), new(2026, 2, 24)), // Friday: Saturday is worked, then the holiday
            (new(2025, 12, 31), new(2026, 1, 5)), // over the year's end and New Year, Sunday the 4th is worked
            (desk.Today, desk.Today.AddDays(2)),
        })
        {
            var number = LifeDesk.Must(await HandAsync(desk, received));
            Assert.Equal((received, due), (received, Assert.Single(await DeskAsync(desk), t => t.Number == number).Due!.Value));
        }

        Assert.Equal("external.received-day", (await HandAsync(desk, desk.Today.AddDays(1))).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task Registered_OrFoundToNeedNoControl_ItWaitsNoMore(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        LifeDesk.Must(await HandAsync(desk, desk.Today));
        LifeDesk.Must(await HandAsync(desk, desk.Today));
        var queries = desk.Vault.Get<ExternalQueries>();
        var slips = LifeDesk.Must(await queries.HandedOverAsync(await desk.ActorAsync(LifeDesk.Controller), Ct));
        Assert.Equal((2, LifeDesk.Author, "tech"), (slips.Count, slips[0].ByName, slips[0].Department));
        Assert.Empty(LifeDesk.Must(await queries.HandedOverAsync(await desk.ActorAsync(LifeDesk.MarketHead), Ct)));

        var decline = desk.Vault.Get<DeclineHandOver>();
        Assert.Equal("access.missing-permission", (await decline.ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), slips[0].Id, "广告", Ct)).Error?.Code);
        Assert.Equal("act.reason-required", (await decline.ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), slips[0].Id, "", Ct)).Error?.Code);
        LifeDesk.Must(await decline.ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), slips[0].Id, "广告，不需受控", Ct));
        var registered = LifeDesk.Must(await RegisterAsync(desk, slips[1].Id));
        Assert.Equal("external.hand-over-closed", (await RegisterAsync(desk, slips[1].Id)).Error?.Code);

        Assert.Empty(await DeskAsync(desk));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(registered.Id, (await db.Set<ExternalHandOver>().SingleAsync(h => h.Id == slips[1].Id, Ct)).DocumentId);
        Assert.Equal(1, await db.Set<Document>().CountAsync(d => d.Title == "井盖承重等级", Ct));
    }

    private static async Task<Result<string>> HandAsync(LifeDesk desk, DateOnly received) =>
        await desk.Vault.Get<HandOverExternal>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), new("井盖承重等级", "客户邮件", received), Ct);

    private static async Task<Result<App.Documents.Numbering.RegisteredDocument>> RegisterAsync(LifeDesk desk, Guid slip) => await desk.Vault.Get<RegisterExternal>().ExecuteAsync(
        await desk.ActorAsync(LifeDesk.Controller), new(null, "井盖承重等级", ExternalCategory.Standard, "tech", [], new("2020", "标准化机构", "客户邮件", "内部使用"), slip), null, Ct);

    private static async Task<List<DeskTask>> DeskAsync(LifeDesk desk)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await desk.Vault.Get<IEnumerable<IDeskSource>>().Select(s => s.Open(db, desk.Today)).Single(s => s.ContainsKey("external.register"))["external.register"].ToListAsync(Ct);
    }
}
