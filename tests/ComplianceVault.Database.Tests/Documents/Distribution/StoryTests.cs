using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>A document's copies from the first list to the exchange of editions (文件控制程序 4.5.4, 4.7.1; decision 28).</summary>
public sealed class StoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task FiveCopiesOfA_AreExchangedForB_OneIsLost_OneIsLate(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = (await desk.RegisterAsync()).Id;
        var a = await desk.StartAsync(document);
        await desk.ApproveThroughAsync(a);
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech", 2), CopyDesk.Paper("market", 2), CopyDesk.Paper("admin"), CopyDesk.Reads("tech")]));
        Assert.Empty(await desk.CopiesAsync(document));
        LifeDesk.Must(await desk.PublishAsync(a));
        var first = desk.Today;

        // A is issued to three departments, and all sign.
        var copies = await desk.CopiesAsync(document, a);
        Assert.Equal(["001", "002", "003", "004", "005"], copies.Select(c => c.Number));
        Assert.Equal(5, (await desk.BoardAsync()).Copies[CopyList.ToIssue]);
        LifeDesk.Must(await desk.IssueAsync(copies));
        Assert.Equal(new DateOnly(2026, 3, 4), (await desk.CopyAsync(document, "001")).DueOn);
        Assert.Equal(5, (await desk.BoardAsync()).Copies[CopyList.Unacknowledged]);
        var byDepartment = copies.ToLookup(c => c.Department);
        LifeDesk.Must(await desk.AcknowledgeAsync(LifeDesk.Author, byDepartment["tech"]));
        LifeDesk.Must(await desk.AcknowledgeAsync(CopyDesk.MarketStaff, byDepartment["market"]));
        LifeDesk.Must(await desk.AcknowledgeAsync(CopyDesk.AdminHead, byDepartment["admin"]));
        Assert.All(await desk.CopiesAsync(document, a), c => Assert.Equal((CopyState.Acknowledged, first), (c.State, c.AcknowledgedOn)));

        // B is issued for Thursday: every planned copy has its old one, and A stays in force.
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var b = await desk.PublishNextAsync(document, inDays: 2);
        var planned = await desk.CopiesAsync(document, b);
        Assert.Equal([("006", "001"), ("007", "002"), ("008", "003"), ("009", "004"), ("010", "005")], planned.Select(c => (c.Number, c.Pair!)).Order());
        Assert.All(await desk.CopiesAsync(document, a), c => Assert.Equal(CopyState.Acknowledged, c.State));
        Assert.Equal(EditionState.Effective, (await desk.EditionAsync(a)).State);
        Assert.Equal(("copies.exchange-first", 5), ((await desk.IssueAsync(planned.Take(1))).Error?.Code, (await desk.BoardAsync()).Copies[CopyList.ToExchange]));

        // One comes early: from 发布 on the counter exchanges, and the holder's 签收 confirms the return.
        var market = byDepartment["market"].ToList();
        LifeDesk.Must(await desk.ExchangeAsync((market[0], planned.Single(c => c.Pair == market[0].Number))));
        Assert.Equal((CopyState.Returned, (string?)null), await StandAsync(market[0].Number));
        LifeDesk.Must(await desk.AcknowledgeAsync(CopyDesk.MarketStaff, planned.Single(c => c.Pair == market[0].Number)));
        Assert.Equal((CopyState.Returned, CopyDesk.MarketStaff), await StandAsync(market[0].Number));

        // B takes effect: what is still out is to come back on the next working day.
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(new TakeEffectOutcome(1, 0), await desk.TakeEffectAsync());
        var recalled = await desk.CopiesAsync(document, a, null, CopyState.RecallRequested);
        Assert.Equal(4, recalled.Count);
        Assert.All(recalled, c => Assert.Equal(new DateOnly(2026, 3, 6), c.DueOn));

        // Three are exchanged, one of them after its loss was certified; one is late.
        var (tech, admin) = (byDepartment["tech"].ToList(), byDepartment["admin"].Single());
        LifeDesk.Must(await desk.ExchangeAsync(new[] { tech[0], admin }.Select(o => (o, planned.Single(n => n.Pair == o.Number)))));
        var loss = LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Author, tech[1]));
        var successor = planned.Single(n => n.Pair == tech[1].Number);
        Assert.Equal("copies.exchange-first", (await desk.IssueAsync([successor])).Error?.Code);
        LifeDesk.Must(await desk.DecideLossAsync(LifeDesk.Head, loss));
        LifeDesk.Must(await desk.IssueAsync([successor]));
        Assert.Equal(CopyState.Lost, (await desk.CheckAsync(tech[1].Id)).Copy);
        Assert.Equal(0, (await desk.BoardAsync()).Copies[CopyList.Overdue]);

        desk.Vault.Clock.Advance(TimeSpan.FromDays(4));
        var overdue = await desk.BoardAsync(CopyList.Overdue);
        var late = Assert.Single(overdue, c => c.State == CopyState.RecallRequested);
        Assert.Equal((market[1].Number, 1), (late.Number, late.Due!.WorkingDays));
        Assert.DoesNotContain(overdue, c => c.State is CopyState.Planned or CopyState.Issued); // it waits for the late one's return; its two days are not over
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var handedOut = planned.Where(n => n.Pair == tech[0].Number || n.Pair == admin.Number).Append(successor); // on the same day, and none is signed for
        Assert.Equal(handedOut.Select(c => c.Number).Order(), (await desk.BoardAsync(CopyList.Overdue)).Where(c => c.State == CopyState.Issued).Select(c => c.Number).Order());
        Assert.Equal(10, (await desk.CopiesAsync(document)).Count);

        // And the past is as it was.
        Assert.All(await desk.CopiesAsync(document, null, first), c => Assert.Equal(("A", CopyState.Acknowledged), (c.Label, c.State)));
        Assert.Equal(5, (await desk.CopiesAsync(document, null, first)).Count);
        var between = await desk.CopiesAsync(document, null, first.AddDays(1));
        Assert.Equal((4, 1, 4, 1), (Count(CopyState.Acknowledged, "A"), Count(CopyState.Returned, "A"), Count(CopyState.Planned, "B"), Count(CopyState.Acknowledged, "B")));
        Assert.Equal(5, (await desk.CopiesAsync(document, a, first.AddDays(1), CopyState.Acknowledged, CopyState.Returned)).Count);

        int Count(CopyState state, string label) => between.Count(c => c.State == state && c.Label == label);
        async Task<(CopyState, string?)> StandAsync(string number) => await desk.CopyAsync(document, number) is var c ? (c.State, c.HandedInBy) : default;
    }

    [Theory, OnEachDatabase]
    public async Task Deadlines_PassTheWeekend_AndStopAtAMakeUpSaturday(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.HandedOutAsync(CopyDesk.Paper("tech"));
        var b = await desk.PublishNextAsync(document, inDays: 4); // Friday 2026-03-06
        desk.Vault.Clock.Advance(TimeSpan.FromDays(4));
        await desk.TakeEffectAsync();
        Assert.Equal(new DateOnly(2026, 3, 9), (await desk.CopiesAsync(document, a)).Single().DueOn);

        var old = (await desk.CopiesAsync(document, a)).Single();
        LifeDesk.Must(await desk.ExchangeAsync((old, (await desk.CopiesAsync(document, b)).Single())));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(61)); // Wednesday 2026-05-06
        await desk.PublishNextAsync(document, inDays: 2); // Friday before a make-up Saturday
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        await desk.TakeEffectAsync();
        Assert.Equal((CopyState.RecallRequested, (DateOnly?)new DateOnly(2026, 5, 9)), (await desk.CopiesAsync(document, b)).Single() is var c ? (c.State, c.DueOn) : default);
    }

    [Theory, OnEachDatabase]
    public async Task Return_NeedsBoth_AndSubmittingTwiceDoesNothingTwice(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.HandedOutAsync(CopyDesk.Paper("tech"), CopyDesk.Paper("market"));
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech")])); // market gets it no more: its copy comes back
        var copy = (await desk.CopiesAsync(document, a, null, CopyState.RecallRequested)).Single();
        Assert.Equal(("market", (DateOnly?)new DateOnly(2026, 3, 3)), (copy.Department, copy.DueOn));

        Assert.Equal("copies.not-the-department", (await desk.ReturnAsync(LifeDesk.Author, copy)).Error?.Code);
        LifeDesk.Must(await desk.ReturnAsync(CopyDesk.MarketStaff, copy));
        Assert.Equal("copies.confirmed-before", (await desk.ReturnAsync(LifeDesk.MarketHead, copy)).Error?.Code);
        Assert.Equal(CopyState.RecallRequested, (await desk.CopyAsync(document, copy.Number)).State);
        LifeDesk.Must(await desk.ReceiveAsync(copy));
        Assert.Equal("copies.not-allowed", (await desk.ReceiveAsync(copy)).Error?.Code);
        var back = await desk.CopyAsync(document, copy.Number);
        Assert.Equal((CopyState.Returned, CopyDesk.MarketStaff, LifeDesk.Controller, (DateOnly?)desk.Today), (back.State, back.HandedInBy, back.ReceivedBy, back.ReturnedOn));
        var view = LifeDesk.Must(await desk.Vault.Get<CopyQueries>().GetAsync(await desk.ActorAsync(LifeDesk.Controller), copy.Id, Ct));
        Assert.Equal([CopyAct.Return, CopyAct.RequestRecall, CopyAct.Acknowledge, CopyAct.Issue, null], view.Moves.Select(m => m.Act));
        Assert.Equal((CheckVerdict?)CheckVerdict.InForce, (await desk.CheckAsync(copy.Id)).Verdict);
        Assert.Equal(CopyState.Returned, (await desk.CheckAsync(copy.Id)).Copy);
    }

    [Theory, OnEachDatabase]
    public async Task RecallFromIssue_WhenTheCompanyWantsIt(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.HandedOutAsync(CopyDesk.Paper("tech"));
        LifeDesk.Must(await desk.Vault.Get<App.Platform.Settings.ChangeSetting>().ExecuteAsync(
            await desk.ActorAsync(LifeDesk.Controller), DistributionSettings.ReturnFrom.Key, DistributionSettings.FromIssue, "公司规定", Ct));
        await desk.PublishNextAsync(document, inDays: 10);
        Assert.Equal((CopyState.RecallRequested, (DateOnly?)new DateOnly(2026, 3, 3)), (await desk.CopiesAsync(document, a)).Single() is var c ? (c.State, c.DueOn) : default);
    }
}
