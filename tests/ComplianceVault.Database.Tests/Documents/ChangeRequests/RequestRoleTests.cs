using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.ChangeRequests;

/// <summary>Who may do what with a change request in which state; who asked does not answer, who wrote does not close.</summary>
public sealed class RequestRoleTests
{
    private static readonly string[] People =
        [RequestDesk.Requester, LifeDesk.Author, LifeDesk.Head, LifeDesk.MarketHead, LifeDesk.Representative, LifeDesk.Manager, LifeDesk.Controller];

    private static readonly ChangeRequestAct[] Acts =
        [ChangeRequestAct.Screen, ChangeRequestAct.Accept, ChangeRequestAct.Reject, ChangeRequestAct.TakeOver, ChangeRequestAct.Release, ChangeRequestAct.Decline, ChangeRequestAct.Close,
            ChangeRequestAct.Return, ChangeRequestAct.Resubmit];

    private static readonly Dictionary<(ChangeRequestState, ChangeRequestAct), string[]> Allowed = new()
    {
        [(ChangeRequestState.Raised, ChangeRequestAct.Screen)] = [LifeDesk.Head, LifeDesk.Controller],
        [(ChangeRequestState.Screened, ChangeRequestAct.Accept)] = [LifeDesk.Head],
        [(ChangeRequestState.Screened, ChangeRequestAct.Reject)] = [LifeDesk.Head],
        [(ChangeRequestState.Accepted, ChangeRequestAct.TakeOver)] = [LifeDesk.Author, LifeDesk.Controller],
        [(ChangeRequestState.Accepted, ChangeRequestAct.Decline)] = [LifeDesk.Author, LifeDesk.Controller],
        [(ChangeRequestState.InWork, ChangeRequestAct.Release)] = [LifeDesk.Author, LifeDesk.Controller],
        [(ChangeRequestState.InWork, ChangeRequestAct.Decline)] = [LifeDesk.Author, LifeDesk.Controller],
        [(ChangeRequestState.Raised, ChangeRequestAct.Return)] = [LifeDesk.Head, LifeDesk.Controller],
        [(ChangeRequestState.Screened, ChangeRequestAct.Return)] = [LifeDesk.Head],
        [(ChangeRequestState.Returned, ChangeRequestAct.Resubmit)] = [RequestDesk.Requester],
        [(ChangeRequestState.Implemented, ChangeRequestAct.Close)] = [RequestDesk.Requester, LifeDesk.Controller],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task WhatTheTableDoesNotList_IsRefused_AndChangesNothing(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        foreach (var state in Enum.GetValues<ChangeRequestState>().OrderBy(s => s == ChangeRequestState.Lapsed)) // last: it takes the document out of force
        {
            var (request, draft) = await BringToAsync(desk, state);
            var before = await desk.GetAsync(request);
            Assert.Equal(state, before.State);
            foreach (var person in People)
            {
                var detail = await desk.DetailAsync(request, person);
                Assert.All(detail.Acts, a => Assert.True(IsAllowed(state, a.Act, person) == a.Refusal is null, $"{person} {a.Act} {state}: {a.Refusal}"));
                foreach (var act in Acts.Where(a => !IsAllowed(state, a, person)))
                    Assert.False((await DoAsync(desk, request, draft, act, person)).Succeeded, $"{person} did {act} in {state}");
            }

            Assert.Equal((before.State, before.Version), await desk.GetAsync(request) is var r ? (r.State, r.Version) : default);
            await DoneWithAsync(desk, draft);
        }
    }

    [Theory, OnEachDatabase]
    public async Task WhatTheTableLists_CanBeDone_ByEachWhoMay(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        foreach (var ((state, act), people) in Allowed)
        {
            foreach (var person in people)
            {
                var (request, draft) = await BringToAsync(desk, state);
                LifeDesk.Must(await DoAsync(desk, request, draft, act, person));
                Assert.Equal(ChangeRequestWorkflow.Table.Next(state, act).Value, await desk.StateAsync(request));
                await DoneWithAsync(desk, draft);
            }
        }
    }

    [Theory, OnEachDatabase]
    public async Task HeadWhoAsks_DoesNotDecide_TheRepresentativeDoes(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.RaiseAsync(LifeDesk.Head);
        LifeDesk.Must(await desk.ScreenAsync(request, LifeDesk.Controller));
        Assert.Equal("changes.not-own-request", (await desk.DecideAsync(request, by: LifeDesk.Head)).Error?.Code);
        Assert.DoesNotContain(await desk.WaitingAsync(LifeDesk.Head), t => t.Kind == "request.decide");
        Assert.Single(await desk.WaitingAsync(LifeDesk.Representative));
        LifeDesk.Must(await desk.DecideAsync(request, by: LifeDesk.Representative));
    }

    /// <summary>The head's deputy would answer for the head, who asked.</summary>
    [Theory, OnEachDatabase]
    public async Task DeputyOfTheHeadWhoAsks_DoesNotDecide(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.RaiseAsync(LifeDesk.Head);
        LifeDesk.Must(await desk.ScreenAsync(request, LifeDesk.Controller));
        await desk.Life.DeputiseAsync(LifeDesk.Head, LifeDesk.Author, "dept_head");
        Assert.Equal("changes.not-your-decision", (await desk.DecideAsync(request, by: LifeDesk.Author)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task DeputyOfTheHead_DecidesInTheOwnName(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.RaiseAsync();
        LifeDesk.Must(await desk.ScreenAsync(request));
        await desk.Life.DeputiseAsync(LifeDesk.Head, LifeDesk.Author, "dept_head");
        LifeDesk.Must(await desk.DecideAsync(request, by: LifeDesk.Author));
        Assert.Equal("项目经理（代 技术部负责人）", (await desk.DetailAsync(request, LifeDesk.Head)).Steps[^1].ByName);
    }

    /// <summary>One person is head of the department and management representative, and asks: neither office answers, the general manager does.</summary>
    [Theory, OnEachDatabase]
    public async Task HeadAndRepresentativeInOne_WhoAsks_DecidesInNeitherOffice(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        await desk.Life.EndRoleAsync(LifeDesk.Head, "dept_head");
        await desk.Life.GiveRoleAsync(LifeDesk.Representative, "dept_head", "tech");
        var request = await desk.RaiseAsync(LifeDesk.Representative);
        LifeDesk.Must(await desk.ScreenAsync(request, LifeDesk.Controller));
        Assert.Equal("changes.not-own-request", (await desk.DecideAsync(request, by: LifeDesk.Representative)).Error?.Code);
        Assert.Contains("总经理", (await desk.DetailAsync(request, LifeDesk.Representative)).Waits, StringComparison.Ordinal);
        LifeDesk.Must(await desk.DecideAsync(request, by: LifeDesk.Manager));
    }

    [Theory, OnEachDatabase]
    public async Task RoleEndedBeforeTheDecision_IsRefused(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.RaiseAsync();
        LifeDesk.Must(await desk.ScreenAsync(request));
        var head = await desk.Life.ActorAsync(LifeDesk.Head);
        await desk.Life.EndRoleAsync(LifeDesk.Head, "dept_head");
        Assert.Equal("changes.not-your-decision", (await desk.Vault.Get<DecideChangeRequest>().ExecuteAsync(head, request, true, null, Ct)).Error?.Code);
    }

    /// <summary>The author asked for it, and is the controller as well: still, who wrote the edition does not close the request.</summary>
    [Theory, OnEachDatabase]
    public async Task AuthorOfTheEdition_DoesNotClose_EvenAsRequesterAndController(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        await desk.Life.GiveRoleAsync(LifeDesk.Author, "doc_controller");
        var request = await desk.AcceptedAsync(LifeDesk.Author);
        await ImplementAsync(desk, request, await desk.DraftAsync());
        Assert.Equal("changes.not-own-edition", (await desk.CloseAsync(request, LifeDesk.Author)).Error?.Code);
        Assert.DoesNotContain(await desk.WaitingAsync(LifeDesk.Author), t => t.Kind == "request.close");
        LifeDesk.Must(await desk.CloseAsync(request, LifeDesk.Controller));
    }

    [Theory, OnEachDatabase]
    public async Task TwoWhoDecideAtOnce_OneWins_TheOtherIsTold(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.RaiseAsync();
        LifeDesk.Must(await desk.ScreenAsync(request));
        var both = await Task.WhenAll(Task.Run(() => desk.DecideAsync(request)), Task.Run(() => desk.DecideAsync(request, accept: false)));
        Assert.Single(both, r => r.Succeeded);
        Assert.Equal(ErrorKind.Conflict, both.Single(r => !r.Succeeded).Error!.Kind);
    }

    [Theory, OnEachDatabase]
    public async Task Tasks_WaitForWhoeverHasToAnswer(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.RaiseAsync();
        Assert.Equal(["request.screen"], await KindsAsync(LifeDesk.Head));
        LifeDesk.Must(await desk.ScreenAsync(request));
        Assert.Equal(["request.decide"], await KindsAsync(LifeDesk.Head));
        var task = Assert.Single(await desk.WaitingAsync(LifeDesk.Head));
        Assert.Equal((request, (DateOnly?)desk.Life.Today.AddDays(7), "tech"), (task.ObjectId, task.Due, task.Department));
        LifeDesk.Must(await desk.DecideAsync(request));
        Assert.Equal(["request.draft"], await KindsAsync(LifeDesk.Head)); // accepted, and nobody has begun the draft
        await ImplementAsync(desk, request, await desk.DraftAsync());
        Assert.Equal(["request.close"], await KindsAsync(RequestDesk.Requester));
        Assert.Equal(["request.close"], await KindsAsync(LifeDesk.Controller));
        LifeDesk.Must(await desk.CloseAsync(request));
        Assert.Empty(await KindsAsync(LifeDesk.Controller));

        async Task<IEnumerable<string>> KindsAsync(string person) => (await desk.WaitingAsync(person)).Select(t => t.Kind);
    }

    [Theory, OnEachDatabase]
    public async Task SentBack_ItWaitsForWhoRaisedIt_AndSupplementedItIsScreenedAnew(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.RaiseAsync();
        LifeDesk.Must(await desk.ScreenAsync(request));
        Assert.Equal("act.reason-required", (await desk.ReturnAsync(request, reason: " ")).Error?.Code);
        LifeDesk.Must(await desk.ReturnAsync(request));
        var task = Assert.Single(await desk.WaitingAsync(RequestDesk.Requester));
        Assert.Equal(("request.complete", (DateOnly?)null), (task.Kind, task.Due));
        Assert.Empty(await desk.WaitingAsync(LifeDesk.Head));
        Assert.Null((await desk.DetailAsync(request, RequestDesk.Requester)).Due);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("changes.requester-only", (await desk.ResubmitAsync(request, LifeDesk.Author)).Error?.Code);
        Assert.Equal("changes.supplement-required", (await desk.ResubmitAsync(request, supplement: "")).Error?.Code);

        LifeDesk.Must(await desk.ResubmitAsync(request));

        var again = await desk.GetAsync(request);
        Assert.Equal((ChangeRequestState.Raised, (ChangeClass?)null, desk.Life.Today.AddDays(7), "巡检频次与实际不符"), (again.State, again.Class, again.Due, again.Problem));
        Assert.Equal(
            [(ChangeRequestAct.Return, "请写明是哪个机房"), (ChangeRequestAct.Resubmit, "二号机房")],
            (await desk.DetailAsync(request, LifeDesk.Head)).Steps.Skip(1).Select(s => (s.Act, s.Text!)));
        Assert.Equal("request.screen", Assert.Single(await desk.WaitingAsync(LifeDesk.Head)).Kind);
    }

    /// <summary>A request quotes its document: who may not read that one, hears nothing of it.</summary>
    [Theory, OnEachDatabase]
    public async Task RequestAboutARestrictedDocument_IsSeenByItsReadersOnly(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.RaiseAsync();
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Document>().Where(d => d.Id == desk.Document).ExecuteUpdateAsync(s => s.SetProperty(d => d.Classification, Classification.Confidential), Ct);
        Assert.Equal(0, (await desk.ListAsync(new(ChangeRequestView.All), LifeDesk.MarketHead)).Total);
        Assert.Equal(1, (await desk.ListAsync(new(ChangeRequestView.All), RequestDesk.Requester)).Total);
        Assert.Equal("changes.not-found", (await desk.DecideAsync(request, by: LifeDesk.MarketHead)).Error?.Code);
    }

    private static bool IsAllowed(ChangeRequestState state, ChangeRequestAct act, string person) => Allowed.GetValueOrDefault((state, act), []).Contains(person);

    private static Task<Result> DoAsync(RequestDesk desk, Guid request, Guid draft, ChangeRequestAct act, string person) => act switch
    {
        ChangeRequestAct.Screen => desk.ScreenAsync(request, person),
        ChangeRequestAct.Accept => desk.DecideAsync(request, accept: true, person),
        ChangeRequestAct.Reject => desk.DecideAsync(request, accept: false, person),
        ChangeRequestAct.TakeOver => desk.TakeOverAsync(request, draft, person),
        ChangeRequestAct.Release => desk.ReleaseAsync(request, draft, person),
        ChangeRequestAct.Decline => desk.DeclineAsync(request, draft, person),
        ChangeRequestAct.Return => desk.ReturnAsync(request, person),
        ChangeRequestAct.Resubmit => desk.ResubmitAsync(request, person),
        _ => desk.CloseAsync(request, person),
    };

    private static async Task<(Guid Request, Guid Draft)> BringToAsync(RequestDesk desk, ChangeRequestState state)
    {
        var request = await desk.RaiseAsync();
        if (state == ChangeRequestState.Lapsed)
            await WithdrawAsync(desk, request);
        var draft = await desk.DraftAsync();
        if (state == ChangeRequestState.Returned)
            LifeDesk.Must(await desk.ReturnAsync(request));
        if (state is ChangeRequestState.Raised or ChangeRequestState.Lapsed or ChangeRequestState.Returned)
            return (request, draft);
        LifeDesk.Must(await desk.ScreenAsync(request));
        if (state == ChangeRequestState.Screened)
            return (request, draft);
        LifeDesk.Must(await desk.DecideAsync(request, accept: state != ChangeRequestState.Rejected));
        if (state is ChangeRequestState.Accepted or ChangeRequestState.Rejected)
            return (request, draft);
        LifeDesk.Must(state == ChangeRequestState.NotTakenOver ? await desk.DeclineAsync(request, draft) : await desk.TakeOverAsync(request, draft));
        if (state is ChangeRequestState.InWork or ChangeRequestState.NotTakenOver)
            return (request, draft);
        await PublishAsync(desk, draft);
        if (state == ChangeRequestState.Closed)
            LifeDesk.Must(await desk.CloseAsync(request));
        return (request, draft);
    }

    private static async Task WithdrawAsync(RequestDesk desk, Guid request)
    {
        var withdrawal = await desk.Life.ApplyAsync((await desk.GetAsync(request)).EditionId);
        LifeDesk.Must(await desk.Life.SignWithdrawalAsync(withdrawal, LifeDesk.Head));
        LifeDesk.Must(await desk.Life.SignWithdrawalAsync(withdrawal, LifeDesk.Representative));
    }

    private static async Task ImplementAsync(RequestDesk desk, Guid request, Guid draft)
    {
        LifeDesk.Must(await desk.TakeOverAsync(request, draft));
        await PublishAsync(desk, draft);
    }

    private static async Task PublishAsync(RequestDesk desk, Guid draft)
    {
        await desk.Life.ApproveThroughAsync(draft);
        LifeDesk.Must(await desk.Life.PublishAsync(draft));
    }

    /// <summary>The draft of one case makes room for that of the next, and so do requests it would have to answer.</summary>
    private static async Task DoneWithAsync(RequestDesk desk, Guid draft)
    {
        await desk.Life.DiscardAsync(draft);
        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<ChangeRequest>().Where(r => r.State == ChangeRequestState.Accepted).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, ChangeRequestState.Closed), Ct);
    }
}
