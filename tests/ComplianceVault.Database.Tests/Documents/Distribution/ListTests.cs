using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>Who gets a document, who says so, and who has to agree (文件控制程序 4.5.4).</summary>
public sealed class ListTests
{
    private const string Customer = "华东客户联络处";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task List_IsKeptByDays_AndTwoAtOnceAreNotMixed(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech", 2), CopyDesk.Reads("tech")]));
        var (day, seen) = (desk.Today, (await desk.ListAsync(document)).Version);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech", 1), CopyDesk.Paper("market", 3)]));

        Assert.Equal([("tech", 2, DistributionMedium.Paper), ("tech", 0, DistributionMedium.Electronic)], Said(await desk.ListAsync(document, day)));
        Assert.Equal([("market", 3, DistributionMedium.Paper), ("tech", 1, DistributionMedium.Paper)], Said(await desk.ListAsync(document)));
        Assert.Equal("data.changed-meanwhile", (await desk.SetListAsync(document, [CopyDesk.Paper("tech")], version: seen)).Error?.Code);
        Assert.Equal("distribution.unchanged", (await desk.SetListAsync(document, [CopyDesk.Paper("market", 3), CopyDesk.Paper("tech", 1)])).Error?.Code);
        var copies = await desk.CopiesAsync(document);
        Assert.Equal((1, 1, 3), (copies.Count(c => c.State == CopyState.Cancelled), copies.Count(c => c is { Department: "tech", State: CopyState.Planned }), copies.Count(c => c.Department == "market")));
        Assert.Equal(copies.Count, copies.Select(c => c.Number).Distinct().Count());
    }

    [Theory, OnEachDatabase]
    public async Task Lines_ThatMakeNoSense_AreRefused(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        async Task<string?> RefusedAsync(params DistributionLine[] lines) => (await desk.SetListAsync(document, lines)).Error?.Code;

        Assert.Equal("distribution.holder", await RefusedAsync(new DistributionLine(DistributionMedium.Paper, "tech", Customer, 1)));
        Assert.Equal("distribution.copies", await RefusedAsync(CopyDesk.Paper("tech", 0)));
        Assert.Equal("distribution.twice", await RefusedAsync(CopyDesk.Paper("tech"), CopyDesk.Paper("tech", 2)));
        Assert.Equal("distribution.outside-paper", await RefusedAsync(new DistributionLine(DistributionMedium.Electronic, null, Customer, 0)));
        Assert.Equal("distribution.one-master", await RefusedAsync(CopyDesk.Paper("tech", 2) with { Kind = CopyKind.Master }));
        Assert.Equal("organisation.no-such-department", await RefusedAsync(CopyDesk.Paper("nowhere")));
        Assert.Equal("lifecycle.not-your-department", (await desk.SetListAsync(document, [CopyDesk.Paper("tech")], LifeDesk.MarketHead)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task LineOfTheOnlyRepresentative_IsTheGeneralManagersToDecide(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.GiveRoleAsync(LifeDesk.Representative, "dept_head", "tech");
        var (document, _) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Outside(Customer)], LifeDesk.Representative));
        var line = (await desk.ListAsync(document)).Rows.Single();
        var (decide, decisions) = (desk.Vault.Get<DecideDistribution>(), desk.Vault.Get<DistributionDecisions>());
        await desk.NobodyAsync("distribution.own-request", a => decide.ApproveAsync(a, line.Id, null, Ct), LifeDesk.Representative);
        await desk.NobodyAsync("access.missing-permission", a => decide.ApproveAsync(a, line.Id, null, Ct), LifeDesk.MarketHead);

        Assert.Contains(("distribution.decide", 1), await Desk.DeskTests.KindsAsync(desk, LifeDesk.Manager));
        Assert.DoesNotContain("distribution.decide", (await Desk.DeskTests.KindsAsync(desk, LifeDesk.Representative)).Select(k => k.Item1));
        Assert.Empty(LifeDesk.Must(await decisions.AwaitingAsync(await desk.ActorAsync(LifeDesk.MarketHead), new(), Ct)).Rows);
        Assert.True(Assert.Single(LifeDesk.Must(await decisions.AwaitingAsync(await desk.ActorAsync(LifeDesk.Manager), new(), Ct)).Rows).Line.MayDecide);
        LifeDesk.Must(await decide.ApproveAsync(await desk.ActorAsync(LifeDesk.Manager), line.Id, null, Ct));
        Assert.Equal(EntryStanding.Approved, (await desk.ListAsync(document)).Rows.Single().Standing);
    }

    [Theory, OnEachDatabase]
    public async Task LineOfSomebodyElse_IsNotTheGeneralManagersToDecide(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Outside(Customer)]));
        var line = (await desk.ListAsync(document)).Rows.Single();
        await desk.NobodyAsync("access.missing-permission", a => desk.Vault.Get<DecideDistribution>().ApproveAsync(a, line.Id, null, Ct), LifeDesk.Manager);
        Assert.Empty(LifeDesk.Must(await desk.Vault.Get<DistributionDecisions>().AwaitingAsync(await desk.ActorAsync(LifeDesk.Manager), new(), Ct)).Rows);
    }

    [Theory, OnEachDatabase]
    public async Task OutsideTheCompany_NothingIsIssued_BeforeTheRepresentativeAgrees(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech"), CopyDesk.Outside(Customer)]));
        Assert.Single(await desk.CopiesAsync(document));
        Assert.Equal(1, (await desk.BoardAsync()).Awaiting);
        var line = (await desk.ListAsync(document)).Rows.Single(r => r.OutsideHolder == Customer);
        Assert.Equal(EntryStanding.Awaiting, line.Standing);
        var decide = desk.Vault.Get<DecideDistribution>();
        await desk.NobodyAsync("access.missing-permission", a => decide.ApproveAsync(a, line.Id, null, Ct), LifeDesk.Controller);
        LifeDesk.Must(await decide.ApproveAsync(await desk.ActorAsync(LifeDesk.Representative), line.Id, "客户合同要求", Ct));
        await desk.NobodyAsync("distribution.decided", a => decide.RefuseAsync(a, line.Id, "不妥", Ct), LifeDesk.Representative);

        var copy = (await desk.CopiesAsync(document)).Single(c => c.OutsideHolder == Customer);
        LifeDesk.Must(await desk.IssueAsync([copy]));
        Assert.Equal("copies.outside-holder", (await desk.AcknowledgeAsync(LifeDesk.Author, copy)).Error?.Code);
        LifeDesk.Must(await desk.Vault.Get<RecordReceipt>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), copy.Id, "李工", desk.Today, Ct));
        Assert.Equal((CopyState.Acknowledged, "李工"), (await desk.CopyAsync(document, copy.Number)) is var c ? (c.State, c.AcknowledgedBy) : default);

        // More copies for somebody outside are a new question; meanwhile the one at the customer's stays.
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech"), CopyDesk.Outside(Customer, 2)]));
        Assert.Equal(2, (await desk.CopiesAsync(document)).Count);
        Assert.Equal(CopyState.Acknowledged, (await desk.CopyAsync(document, copy.Number)).State);
    }

    [Theory, OnEachDatabase]
    public async Task NobodyDecidesOnTheOwnRequest_EvenWithTheRight(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        await desk.GiveRoleAsync(LifeDesk.Author, "mgmt_rep");
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Outside(Customer)]));
        var line = (await desk.ListAsync(document)).Rows.Single();

        await desk.NobodyAsync("distribution.own-request", a => desk.Vault.Get<DecideDistribution>().ApproveAsync(a, line.Id, null, Ct), LifeDesk.Author);
        await desk.NobodyAsync("act.reason-required", a => desk.Vault.Get<DecideDistribution>().RefuseAsync(a, line.Id, " ", Ct), LifeDesk.Representative);
        LifeDesk.Must(await desk.Vault.Get<DecideDistribution>().RefuseAsync(await desk.ActorAsync(LifeDesk.Representative), line.Id, "不得外发", Ct));
        Assert.Empty((await desk.ListAsync(document)).Rows);
        Assert.Empty(await desk.CopiesAsync(document));
    }

    [Theory, OnEachDatabase]
    public async Task Controller_StaysWithinTheScopeOfTheOwnerDepartment(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech")]));
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech", 2), CopyDesk.Paper("market")], LifeDesk.Controller));
        var rows = (await desk.ListAsync(document)).Rows;
        Assert.Equal((EntryStanding.Listed, EntryStanding.Awaiting), (rows.Single(r => r.Department == "tech").Standing, rows.Single(r => r.Department == "market").Standing));
        Assert.DoesNotContain(await desk.CopiesAsync(document), c => c.Department == "market");
    }

    [Theory, OnEachDatabase]
    public async Task Scanner_FindsByNumberAndByCode(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("tech"));
        var copy = (await desk.CopiesAsync(document)).Single();
        async Task<string?> FindAsync(string line) => await desk.Vault.Get<CopyQueries>().FindByNumberAsync(await desk.ActorAsync(LifeDesk.Controller), line, Ct) is var f
            ? f.Succeeded ? f.Value.Number : f.Error.Code : null;

        Assert.Equal("001", await FindAsync($"{copy.DocumentNumber} 001"));
        Assert.Equal("001", await FindAsync($" {copy.DocumentNumber.ToLowerInvariant()}#1 "));
        Assert.Equal("001", await FindAsync(await desk.TokenAsync(copy.Id)));
        Assert.Equal("001", await FindAsync($"https://vault.example/check/{await desk.TokenAsync(copy.Id)}"));
        Assert.Equal("copies.not-found", await FindAsync($"{copy.DocumentNumber} 002"));
        Assert.Equal("copies.line", await FindAsync("007"));
    }

    [Theory, OnEachDatabase]
    public async Task Moves_AreNeverChanged(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.HandedOutAsync(CopyDesk.Paper("tech"));
        await using var db = await desk.Vault.DatabaseAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<CopyMove>().ExecuteDeleteAsync(Ct));
    }

    private static IEnumerable<(string?, int, DistributionMedium)> Said(DistributionView view) => view.Rows.Select(r => (r.Department, r.Copies, r.Medium));
}
