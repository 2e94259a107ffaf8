using ComplianceVault.App.Documents.Lending;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.Database.Tests.Documents.Lending;

/// <summary>借阅, 翻印 and 对外提供 (文件控制程序 4.4.4, 4.8.3, 4.8.4): who approves, who hands out, what comes back.</summary>
public sealed class LendingTests
{
    private static readonly string[] People = [LendingCounter.Borrower, LifeDesk.Author, LifeDesk.Head, LifeDesk.MarketHead, LifeDesk.Representative, LifeDesk.Manager, LifeDesk.Controller];

    private static readonly LendingAct[] Acts =
        [LendingAct.Approve, LendingAct.Reject, LendingAct.Deliver, LendingAct.AskExtension, LendingAct.Extend, LendingAct.RefuseExtension, LendingAct.Return, LendingAct.Lose];

    private static readonly Dictionary<(LendingState, LendingAct), string> Allowed = new()
    {
        [(LendingState.Requested, LendingAct.Approve)] = LifeDesk.Head,
        [(LendingState.Requested, LendingAct.Reject)] = LifeDesk.Head,
        [(LendingState.Approved, LendingAct.Deliver)] = LifeDesk.Controller,
        [(LendingState.HandedOut, LendingAct.AskExtension)] = LendingCounter.Borrower,
        [(LendingState.HandedOut, LendingAct.Return)] = LifeDesk.Controller,
        [(LendingState.HandedOut, LendingAct.Lose)] = LifeDesk.Controller,
        [(LendingState.ExtensionAsked, LendingAct.Extend)] = LifeDesk.Head,
        [(LendingState.ExtensionAsked, LendingAct.RefuseExtension)] = LifeDesk.Head,
        [(LendingState.ExtensionAsked, LendingAct.Return)] = LifeDesk.Controller,
        [(LendingState.ExtensionAsked, LendingAct.Lose)] = LifeDesk.Controller,
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Borrowing_WhatTheTableDoesNotList_IsRefused_AndWhatItLists_CanBeDone(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        foreach (var state in Enum.GetValues<LendingState>().Where(s => s != LendingState.Delivered))
        {
            var lending = await BringToAsync(counter, state);
            var before = await counter.GetAsync(lending);
            Assert.Equal(state, before.State);
            foreach (var person in People)
            {
                if (await counter.DetailAsync(lending, person) is { Succeeded: true, Value: var detail })
                    Assert.All(detail.Acts, a => Assert.True(Allowed[(state, a.Act)] == person == a.Refusal is null, $"{person} {a.Act} {state}: {a.Refusal}"));
                foreach (var act in Acts.Where(a => Allowed.GetValueOrDefault((state, a)) != person))
                    Assert.False((await DoAsync(counter, lending, state, act, person)).Succeeded, $"{person} did {act} in {state}");
            }

            Assert.Equal(before.Version, (await counter.GetAsync(lending)).Version);
        }

        foreach (var ((state, act), person) in Allowed)
        {
            var lending = await BringToAsync(counter, state);
            LifeDesk.Must(await DoAsync(counter, lending, state, act, person));
            Assert.Equal(LendingWorkflow.Of(LendingKind.Borrow).Next(state, act).Value, (await counter.GetAsync(lending)).State);
        }
    }

    [Theory, OnEachDatabase]
    public async Task WhatLeavesTheHouse_OrIsCopied_OrConfidential_IsForTheRepresentative(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        foreach (var input in new[] { counter.Loan("审计机构"), counter.Copying, counter.Release })
        {
            var lending = await counter.AskAsync(input);
            Assert.Equal("lending.not-your-decision", (await counter.DecideAsync(lending)).Error?.Code);
            LifeDesk.Must(await counter.DecideAsync(lending, by: LifeDesk.Representative));
        }

        await counter.ClassifyAsync(Classification.Confidential);
        var secret = await counter.AskAsync(counter.Loan(), LifeDesk.Author);
        Assert.Equal("lending.not-your-decision", (await counter.DecideAsync(secret)).Error?.Code);
        LifeDesk.Must(await counter.DecideAsync(secret, by: LifeDesk.Representative));
    }

    /// <summary>申请 ≠ 批准, with one person holding both offices.</summary>
    [Theory, OnEachDatabase]
    public async Task WhoAsks_DoesNotApprove(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        var ofHead = await counter.AskAsync(counter.Loan(), LifeDesk.Head);
        Assert.Equal("lending.not-own-request", (await counter.DecideAsync(ofHead)).Error?.Code);
        LifeDesk.Must(await counter.DecideAsync(ofHead, by: LifeDesk.Representative));

        var ofRepresentative = await counter.AskAsync(counter.Copying, LifeDesk.Representative);
        Assert.Equal("lending.not-own-request", (await counter.DecideAsync(ofRepresentative, by: LifeDesk.Representative)).Error?.Code);
        LifeDesk.Must(await counter.DecideAsync(ofRepresentative, by: LifeDesk.Manager));
    }

    /// <summary>The controller borrows: another controller hands out and takes back.</summary>
    [Theory, OnEachDatabase]
    public async Task WhoBorrows_DoesNotHandOutOrTakeBack(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        await counter.Life.GiveRoleAsync(LifeDesk.Author, "doc_controller");
        var lending = await counter.AskAsync(counter.Loan(), LifeDesk.Controller);
        LifeDesk.Must(await counter.DecideAsync(lending));
        Assert.Equal("lending.not-own-counter", (await counter.DeliverAsync(lending)).Error?.Code);
        LifeDesk.Must(await counter.DeliverAsync(lending, LifeDesk.Author));
        Assert.Equal("lending.not-own-counter", (await counter.ReturnAsync(lending)).Error?.Code);
        LifeDesk.Must(await counter.ReturnAsync(lending, by: LifeDesk.Author));
    }

    /// <summary>Ten working days from Monday the second: until Monday the sixteenth, over two weekends.</summary>
    [Theory, OnEachDatabase]
    public async Task Loan_IsTenWorkingDaysAtMost_OverWeekends(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        Assert.Equal(DayOfWeek.Monday, counter.Life.Today.DayOfWeek);
        LifeDesk.Must(await counter.TryAskAsync(counter.Loan(days: 14)));
        Assert.Equal("lending.too-long", (await counter.TryAskAsync(counter.Loan(days: 15))).Error?.Code);
        Assert.Equal("lending.days-order", (await counter.TryAskAsync(counter.Loan(days: -1))).Error?.Code);
        Assert.Equal("lending.days-required", (await counter.TryAskAsync(counter.Loan() with { Due = null })).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task Overdue_IsShown_AndAnExtensionMovesTheDay(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        var lending = await counter.OutAsync();
        counter.Vault.Clock.Advance(TimeSpan.FromDays(7)); // due on Friday, it is Monday
        var row = Assert.Single((await counter.ListAsync(new(LendingKind.Borrow))).Rows);
        Assert.Equal((DeadlineState.Overdue, 1), (row.Due!.State, row.Due.WorkingDays));

        Assert.Equal("lending.extension-day", (await counter.ExtendAsync(lending, -5)).Error?.Code);
        LifeDesk.Must(await counter.ExtendAsync(lending));
        Assert.Contains("lending.return", await counter.WaitingAsync(LifeDesk.Controller)); // until it is given, the day stands
        Assert.Contains("lending.return", await counter.WaitingAsync(LendingCounter.Borrower));
        Assert.Equal("lending.not-your-decision", (await counter.DecideAsync(lending, by: LifeDesk.Representative)).Error?.Code);
        LifeDesk.Must(await counter.DecideAsync(lending));
        Assert.Equal((LendingState.HandedOut, counter.Life.Today.AddDays(9)), await counter.GetAsync(lending) is var l ? (l.State, l.Due!.Value) : default);
    }

    [Theory, OnEachDatabase]
    public async Task RefusedExtension_LeavesTheDay(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        var lending = await counter.OutAsync();
        var due = (await counter.GetAsync(lending)).Due;
        LifeDesk.Must(await counter.ExtendAsync(lending));
        Assert.Equal("act.reason-required", (await counter.DecideAsync(lending, approve: false, reason: null)).Error?.Code);
        LifeDesk.Must(await counter.DecideAsync(lending, approve: false));
        Assert.Equal((LendingState.HandedOut, due, null), await counter.GetAsync(lending) is var l ? (l.State, l.Due, l.ExtendTo) : default);
    }

    [Theory, OnEachDatabase]
    public async Task DamagedOrLost_IsSaidInWords(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        var lending = await counter.OutAsync();
        Assert.Equal("lending.condition-required", (await counter.ReturnAsync(lending, ReturnCondition.Lost)).Error?.Code);
        LifeDesk.Must(await counter.ReturnAsync(lending, ReturnCondition.Lost, "搬家时遗失，已报部门负责人"));
        Assert.Equal((LendingState.Lost, ReturnCondition.Lost), await counter.GetAsync(lending) is var l ? (l.State, l.Condition) : default);
    }

    /// <summary>What went outside is known by document and edition, also after the edition was replaced, and is not recalled.</summary>
    [Theory, OnEachDatabase]
    public async Task Release_IsKnownAfterTheEditionIsReplaced_AndCannotBeSentFromAnOldOne(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        var (sent, waiting) = (await counter.AskAsync(counter.Release), await counter.AskAsync(counter.Release with { Recipient = "乙方公司" }));
        foreach (var lending in new[] { sent, waiting })
            LifeDesk.Must(await counter.DecideAsync(lending, by: LifeDesk.Representative));
        LifeDesk.Must(await counter.DeliverAsync(sent));
        Assert.StartsWith("DOCUMENT-RELEASES-2026-", (await counter.GetAsync(sent)).Number, StringComparison.Ordinal);

        var next = await counter.Life.StartAsync(counter.Document, LifeDesk.Change());
        await counter.Life.ApproveThroughAsync(next);
        LifeDesk.Must(await counter.Life.PublishAsync(next));
        Assert.Equal("lending.edition-replaced", (await counter.DeliverAsync(waiting)).Error?.Code);
        var outside = LifeDesk.Must(await counter.Vault.Get<LendingQueries>().OutsideAsync(await counter.Life.ActorAsync(LifeDesk.Controller), counter.Edition, Ct));
        Assert.Equal(("甲方公司", (int?)1), Assert.Single(outside) is var o ? (o.Recipient, o.Copies) : default);
        Assert.True(Assert.Single((await counter.ListAsync(new(LendingKind.Release, OnlyOpen: false, Text: "甲方"))).Rows).IsReplaced);
        Assert.Equal("lending.state", (await counter.TryAskAsync(counter.Release)).Error?.Code);
        LifeDesk.Must(await counter.TryAskAsync(counter.Loan())); // an old edition may still be borrowed
    }

    [Theory, OnEachDatabase]
    public async Task Release_NeedsARecipient_AndCopiesOrALink(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        Assert.Equal("lending.recipient-required", (await counter.TryAskAsync(counter.Release with { Recipient = " " })).Error?.Code);
        Assert.Equal("lending.copies-or-link", (await counter.TryAskAsync(counter.Release with { Copies = null })).Error?.Code);
        Assert.Equal("lending.copies-or-link", (await counter.TryAskAsync(counter.Release with { Link = "https://example.org/a" })).Error?.Code);
        Assert.Equal("lending.copies", (await counter.TryAskAsync(counter.Copying with { Copies = null })).Error?.Code);
        LifeDesk.Must(await counter.TryAskAsync(counter.Release with { Copies = null, Link = "https://example.org/a" }));
    }

    [Theory, OnEachDatabase]
    public async Task Tasks_WaitForWhoeverHasToAct_AndOthersSeeNothing(Database database)
    {
        await using var counter = await LendingCounter.OpenAsync(database);
        var lending = await counter.AskAsync(counter.Loan());
        Assert.Equal(["lending.decide"], await counter.WaitingAsync(LifeDesk.Head));
        Assert.Equal("lending.not-found", (await counter.DetailAsync(lending, LifeDesk.Author)).Error?.Code);
        LifeDesk.Must(await counter.DecideAsync(lending));
        Assert.Equal(["lending.hand-out"], await counter.WaitingAsync(LifeDesk.Controller));
        LifeDesk.Must(await counter.DeliverAsync(lending));
        Assert.Equal(["lending.return"], await counter.WaitingAsync(LendingCounter.Borrower));
        Assert.Equal(["lending.return"], await counter.WaitingAsync(LifeDesk.Controller));
        LifeDesk.Must(await counter.ReturnAsync(lending));
        Assert.Empty(await counter.WaitingAsync(LendingCounter.Borrower));
        Assert.Equal(1, (await counter.ListAsync(new(null, OnlyOpen: false), LendingCounter.Borrower)).Total);
    }

    private static Task<Result> DoAsync(LendingCounter counter, Guid lending, LendingState state, LendingAct act, string person) => act switch
    {
        // One use case answers both a request and an extension: in the other's state it would be the other act.
        LendingAct.Approve or LendingAct.Reject when state == LendingState.ExtensionAsked => Task.FromResult<Result>(Error.Conflict("workflow.not-allowed")),
        LendingAct.Extend or LendingAct.RefuseExtension when state == LendingState.Requested => Task.FromResult<Result>(Error.Conflict("workflow.not-allowed")),
        LendingAct.Approve or LendingAct.Extend => counter.DecideAsync(lending, approve: true, person),
        LendingAct.Reject or LendingAct.RefuseExtension => counter.DecideAsync(lending, approve: false, person),
        LendingAct.Deliver => counter.DeliverAsync(lending, person),
        LendingAct.AskExtension => counter.ExtendAsync(lending, by: person),
        LendingAct.Return => counter.ReturnAsync(lending, by: person),
        _ => counter.ReturnAsync(lending, ReturnCondition.Lost, "找不到", person),
    };

    private static async Task<Guid> BringToAsync(LendingCounter counter, LendingState state)
    {
        var lending = await counter.AskAsync(counter.Loan());
        if (state == LendingState.Requested)
            return lending;
        LifeDesk.Must(await counter.DecideAsync(lending, approve: state != LendingState.Rejected));
        if (state is LendingState.Approved or LendingState.Rejected)
            return lending;
        LifeDesk.Must(await counter.DeliverAsync(lending));
        if (state == LendingState.ExtensionAsked)
            LifeDesk.Must(await counter.ExtendAsync(lending));
        if (state is LendingState.Returned)
            LifeDesk.Must(await counter.ReturnAsync(lending));
        if (state is LendingState.Lost)
            LifeDesk.Must(await counter.ReturnAsync(lending, ReturnCondition.Lost, "找不到"));
        return lending;
    }
}
