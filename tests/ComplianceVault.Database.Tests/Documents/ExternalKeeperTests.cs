using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>Technical material and drawings are kept by the clerk of their department: registered and checked there, and not by others.</summary>
public sealed class ExternalKeeperTests
{
    private const string MarketClerk = "市场部职员";
    private const string Engineer = "技术部工程师";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AClerk_RegistersAndChecksTheDrawings_OfTheOwnDepartmentOnly(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var own = LifeDesk.Must(await RegisterAsync(desk, ExternalCategory.Drawing, "market", MarketClerk));
        var technical = LifeDesk.Must(await RegisterAsync(desk, ExternalCategory.Technical, "market", MarketClerk));
        foreach (var (category, department) in new[] { (ExternalCategory.Drawing, "tech"), (ExternalCategory.Law, "market"), (ExternalCategory.Customer, "market") })
            Assert.Equal("external.keeper-only", (await RegisterAsync(desk, category, department, MarketClerk)).Error?.Code);
        var other = LifeDesk.Must(await RegisterAsync(desk, ExternalCategory.Drawing, "tech", LifeDesk.Controller));

        LifeDesk.Must(await CheckAsync(desk, own.Id, MarketClerk));
        LifeDesk.Must(await CheckAsync(desk, technical.Id, LifeDesk.Controller));
        Assert.Equal("external.keeper-only", (await CheckAsync(desk, other.Id, MarketClerk)).Error?.Code);
        foreach (var person in new[] { Engineer, LifeDesk.Head, LifeDesk.MarketHead })
            Assert.Equal("external.keeper-only", (await CheckAsync(desk, own.Id, person)).Error?.Code);
        Assert.Equal("access.not-granted", (await CheckAsync(desk, own.Id, "外部审核员")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ThePage_OffersTheCheck_ToWhoMayMakeIt(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var own = LifeDesk.Must(await RegisterAsync(desk, ExternalCategory.Drawing, "market", MarketClerk));

        Assert.Equal((true, true, false, false), (await MayCheckAsync(MarketClerk), await MayCheckAsync(LifeDesk.Controller), await MayCheckAsync(Engineer), await MayCheckAsync(LifeDesk.MarketHead)));
        Assert.Equal(["market"], ExternalKeepers.DepartmentsOf(await desk.ActorAsync(MarketClerk)));
        Assert.Empty(ExternalKeepers.DepartmentsOf(await desk.ActorAsync(Engineer)));
        var listed = LifeDesk.Must(await desk.Vault.Get<ExternalQueries>().ListAsync(await desk.ActorAsync(Engineer), new(ExternalCategory.Drawing), new(), Ct));
        Assert.Equal((own.Number, "market"), (Assert.Single(listed.Rows).Number, listed.Rows[0].Department));

        async Task<bool> MayCheckAsync(string person)
        {
            var actor = await desk.ActorAsync(person);
            var shown = LifeDesk.Must(await desk.Vault.Get<DocumentQueries>().GetAsync(actor, own.Number, null, Ct));
            return LifeDesk.Must(await desk.Vault.Get<ExternalQueries>().OfEditionAsync(actor, shown.Edition.Id, Ct))!.MayCheck;
        }
    }

    [Theory, OnEachDatabase]
    public async Task ACheckThatIsDue_WaitsForTheClerk_OrForTheControllerWhereThereIsNone(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var market = LifeDesk.Must(await RegisterAsync(desk, ExternalCategory.Drawing, "market", MarketClerk)).Number;
        var tech = LifeDesk.Must(await RegisterAsync(desk, ExternalCategory.Drawing, "tech", LifeDesk.Controller)).Number;
        var law = LifeDesk.Must(await RegisterAsync(desk, ExternalCategory.Law, "market", LifeDesk.Controller)).Number;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(170));

        Assert.Equal([market], await WaitingAsync(desk, MarketClerk));
        Assert.Equal([tech, law], await WaitingAsync(desk, LifeDesk.Controller));
        await desk.EndRoleAsync(MarketClerk, "dept_clerk");
        Assert.Equal([market, tech, law], await WaitingAsync(desk, LifeDesk.Controller));
    }

    [Theory, OnEachDatabase]
    public async Task WhatTheClerkFoundToBeReplaced_WaitsForTheController_UntilTheNewEditionIsThere(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var own = LifeDesk.Must(await RegisterAsync(desk, ExternalCategory.Drawing, "market", MarketClerk));
        LifeDesk.Must(await CheckAsync(desk, own.Id, MarketClerk));
        Assert.Empty(await FollowUpsAsync(LifeDesk.Controller));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));

        LifeDesk.Must(await CheckAsync(desk, own.Id, MarketClerk, CurrencyOutcome.Replaced));

        Assert.Equal([own.Number], await FollowUpsAsync(LifeDesk.Controller));
        Assert.Empty(await FollowUpsAsync(MarketClerk));
        LifeDesk.Must(await desk.Vault.Get<RegisterExternalEdition>().ExecuteAsync(
            await desk.ActorAsync(LifeDesk.Controller), own.Id, new("B", "设备厂家", "随设备提供", "仅供本公司使用"), null, Ct));
        Assert.Empty(await FollowUpsAsync(LifeDesk.Controller));

        async Task<IEnumerable<string>> FollowUpsAsync(string person) =>
            LifeDesk.Must(await desk.Vault.Get<DeskQueries>().BoardAsync(await desk.ActorAsync(person), ["external.follow-up"], new(), Ct)).Page.Rows.Select(r => r.Number);
    }

    private static async Task<Result<RegisteredDocument>> RegisterAsync(LifeDesk desk, ExternalCategory category, string department, string by) => await desk.Vault.Get<RegisterExternal>().ExecuteAsync(
        await desk.ActorAsync(by), new(null, $"泵站设备图纸 {category}", category, department, [], new("A", "设备厂家", "随设备提供", "仅供本公司使用")), null, Ct);

    private static async Task<Result> CheckAsync(LifeDesk desk, Guid document, string by, CurrencyOutcome outcome = CurrencyOutcome.Current) =>
        (await desk.Vault.Get<CheckCurrency>().ExecuteAsync(await desk.ActorAsync(by), document, outcome, "厂家电话答复", Ct)).WithoutValue();

    private static async Task<IEnumerable<string>> WaitingAsync(LifeDesk desk, string person)
    {
        var board = LifeDesk.Must(await desk.Vault.Get<DeskQueries>().BoardAsync(await desk.ActorAsync(person), ["external.check"], new(), Ct));
        return board.Page.Rows.Where(r => r.Kind == "external.check").Select(r => r.Number).Order(StringComparer.Ordinal);
    }
}
