using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.ChangeRequests;

/// <summary>From what somebody noticed to the edition that carries it (文件控制程序 4.6).</summary>
public sealed class RequestLifeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Request_TakenOver_IsImplementedWithTheEdition_AndClosed(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.AcceptedAsync();
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.TakeOverAsync(request, draft));
        Assert.Equal((ChangeRequestState.InWork, draft, "B"), await desk.GetAsync(request) is var r ? (r.State, r.NextEditionId!.Value, r.NextLabel) : default);

        await desk.Life.ApproveThroughAsync(draft);
        LifeDesk.Must(await desk.Life.PublishAsync(draft));
        Assert.Equal(ChangeRequestState.Implemented, await desk.StateAsync(request));
        await using var db = await desk.Vault.DatabaseAsync();
        var entries = await db.Set<TrailEntry>().Where(e => e.Act == "edition.effective" || e.Act == "request.implemented").OrderByDescending(e => e.Seq).Take(2).ToListAsync(Ct);
        Assert.Equal(entries[0].At, entries[1].At); // one act

        LifeDesk.Must(await desk.CloseAsync(request));
        Assert.Equal(ChangeRequestState.Closed, await desk.StateAsync(request));
        var detail = await desk.DetailAsync(request, RequestDesk.Requester);
        Assert.Equal(
            [ChangeRequestAct.Screen, ChangeRequestAct.Accept, ChangeRequestAct.TakeOver, ChangeRequestAct.Implement, ChangeRequestAct.Close], detail.Steps.Select(s => s.Act));
        Assert.Equal("已核对第 1 章", detail.Steps[^1].Text);
        Assert.Empty(detail.Acts);
    }

    [Theory, OnEachDatabase]
    public async Task Place_IsKept_AndMustBeThere(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var kept = await desk.GetAsync(await desk.RaiseAsync());
        Assert.Equal(("1", "1", "要求", "A"), (kept.SectionKey, kept.SectionNumber, kept.SectionHeading, kept.Label));
        Assert.Null((await desk.GetAsync(LifeDesk.Must(await desk.TryRaiseAsync(section: null)).Id)).SectionKey);
        Assert.Equal("changes.no-such-section", (await desk.TryRaiseAsync(section: "9.9")).Error?.Code);
        Assert.Equal("changes.problem-required", (await desk.TryRaiseAsync(problem: " ")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task Raise_OfAnEditionNotInForce_IsRefused(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        Assert.Equal("changes.not-in-force", (await desk.TryRaiseAsync(LifeDesk.Author, edition: draft)).Error?.Code);
        Assert.Equal("documents.not-found", (await desk.TryRaiseAsync(RequestDesk.Requester, edition: draft)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task Numbers_RunByYear_WithoutGaps(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var first = LifeDesk.Must(await desk.TryRaiseAsync()).Number;
        Assert.Equal("changes.no-such-section", (await desk.TryRaiseAsync(section: "9.9")).Error?.Code);
        var both = await Task.WhenAll(Task.Run(() => desk.TryRaiseAsync()), Task.Run(() => desk.TryRaiseAsync(LifeDesk.Author)));
        Assert.Equal("CHANGE-REQUESTS-2026-0001", first);
        Assert.Equal(["CHANGE-REQUESTS-2026-0002", "CHANGE-REQUESTS-2026-0003"], both.Select(b => LifeDesk.Must(b).Number).Order());
        desk.Vault.Clock.SetUtcNow(new(2027, 1, 4, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal("CHANGE-REQUESTS-2027-0001", LifeDesk.Must(await desk.TryRaiseAsync()).Number);
    }

    /// <summary>Raised on Friday: the fifth working day is the Friday after.</summary>
    [Theory, OnEachDatabase]
    public async Task Answer_IsDueInFiveWorkingDays_OverTheWeekend(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        desk.Vault.Clock.SetUtcNow(new(2026, 3, 6, 8, 0, 0, TimeSpan.Zero));
        var request = await desk.RaiseAsync();
        Assert.Equal(new DateOnly(2026, 3, 13), (await desk.GetAsync(request)).Due);
        desk.Vault.Clock.SetUtcNow(new(2026, 3, 16, 1, 0, 0, TimeSpan.Zero));
        var due = (await desk.DetailAsync(request, LifeDesk.Head)).Due!;
        Assert.Equal((Kernel.WorkingTime.DeadlineState.Overdue, 1), (due.State, due.WorkingDays));
    }

    [Theory, OnEachDatabase]
    public async Task Issue_WithAnUnansweredRequest_IsRefused_UntilItIsTakenOverOrLeftOutWithAReason(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var (taken, left) = (await desk.AcceptedAsync(), await desk.AcceptedAsync());
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.TakeOverAsync(taken, draft));
        await desk.Life.ApproveThroughAsync(draft);

        var refused = await desk.Life.PublishAsync(draft);
        Assert.Equal(("lifecycle.check-failed", (object)IssueItem.RequestsAnswered), (refused.Error!.Code, refused.Error.Arguments[0]));
        Assert.Equal("act.reason-required", (await desk.DeclineAsync(left, draft, reason: " ")).Error?.Code);
        LifeDesk.Must(await desk.DeclineAsync(left, draft));
        LifeDesk.Must(await desk.Life.PublishAsync(draft));
        Assert.Equal((ChangeRequestState.Implemented, ChangeRequestState.NotTakenOver), (await desk.StateAsync(taken), await desk.StateAsync(left)));
        Assert.Equal("待设备更新后一并修改", (await desk.DetailAsync(left, RequestDesk.Requester)).Steps[^1].Text);
    }

    /// <summary>What was accepted after the issue cannot be in the edition: it is said so when the edition takes effect, and waits for the next one.</summary>
    [Theory, OnEachDatabase]
    public async Task RequestAcceptedAfterTheIssue_IsCarriedOver_ByName(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        await desk.Life.ApproveThroughAsync(draft);
        LifeDesk.Must(await desk.Life.PublishAsync(draft, inDays: 3));
        var late = await desk.AcceptedAsync();
        Assert.Equal("changes.already-issued", (await desk.DeclineAsync(late, draft)).Error?.Code);

        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));
        await desk.Life.TakeEffectAsync();
        Assert.Equal((ChangeRequestState.Accepted, "B"), await desk.GetAsync(late) is var r ? (r.State, r.CarriedPast) : default);
        var next = await desk.DraftAsync();
        Assert.Equal(late, Assert.Single((await desk.OfDraftAsync(next)).Rows).Id);
    }

    [Theory, OnEachDatabase]
    public async Task DraftGivenUp_GivesBackWhatItTookOver(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.AcceptedAsync();
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.TakeOverAsync(request, draft));
        LifeDesk.Must(await desk.Life.DiscardAsync(draft));
        Assert.Equal((ChangeRequestState.Accepted, (Guid?)null), await desk.GetAsync(request) is var r ? (r.State, r.NextEditionId) : default);
    }

    [Theory, OnEachDatabase]
    public async Task Draft_ShowsWhatItHasToAnswer_AndTicksCanBeTakenBack(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.AcceptedAsync();
        var draft = await desk.DraftAsync();
        Assert.Equal(1, (await desk.OfDraftAsync(draft)).Unanswered);
        LifeDesk.Must(await desk.TakeOverAsync(request, draft));
        Assert.Equal((0, ChangeRequestState.InWork), await desk.OfDraftAsync(draft) is var d ? (d.Unanswered, d.Rows[0].State) : default);
        LifeDesk.Must(await desk.ReleaseAsync(request, draft));
        Assert.Equal(ChangeRequestState.Accepted, await desk.StateAsync(request));
        Assert.Equal("lifecycle.author-only", (await desk.OfDraftAsync(draft, LifeDesk.Representative)).TakeOverRefusal?.Code);
        LifeDesk.Must(await desk.Life.SubmitAsync(draft));
        Assert.Equal("lifecycle.not-draft", (await desk.TakeOverAsync(request, draft)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TakingOver_IntoAnotherDocumentsDraft_IsRefused(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.AcceptedAsync();
        var other = await desk.Life.DraftAsync(title: "值班规范");
        Assert.Equal("changes.other-document", (await desk.TakeOverAsync(request, other)).Error?.Code);
        Assert.Equal("changes.other-document", (await desk.DeclineAsync(request, other)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task Rejection_NeedsAReason_WhichTheRequesterReads(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var request = await desk.RaiseAsync();
        LifeDesk.Must(await desk.ScreenAsync(request));
        Assert.Equal("act.reason-required", (await desk.DecideAsync(request, accept: false, reason: null)).Error?.Code);
        LifeDesk.Must(await desk.DecideAsync(request, accept: false, reason: "合同约定每日一次"));
        var row = Assert.Single((await desk.ListAsync(new(ChangeRequestView.Mine), RequestDesk.Requester)).Rows);
        Assert.Equal((ChangeRequestState.Rejected, null), (row.State, row.Due));
        Assert.Equal("合同约定每日一次", (await desk.DetailAsync(request, RequestDesk.Requester)).Steps[^1].Text);
    }

    [Theory, OnEachDatabase]
    public async Task Effect_ShowsWhichRequestsTheEditionTookOver(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var (taken, _) = (await desk.AcceptedAsync(), await desk.AcceptedAsync());
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.TakeOverAsync(taken, draft));
        var number = (await desk.Life.LifeAsync(draft)).Number;
        var effect = LifeDesk.Must(await desk.Vault.Get<RevisionEffectQueries>().OfAsync(await desk.Life.ActorAsync(LifeDesk.Author), number, "B", null, Ct));
        Assert.Equal([true, null], effect.Requests.Rows.Select(r => r.IsTakenOver));
        Assert.Contains(effect.Questions, q => q is { Question: EffectQuestion.RequestsUnanswered, Count: 1 });
    }

    /// <summary>文件控制程序 4.7.2: there is nothing left to change.</summary>
    [Theory, OnEachDatabase]
    public async Task AWithdrawnDocument_EndsWhatWasStillAskedOfIt(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var (accepted, raised, rejected) = (await desk.AcceptedAsync(), await desk.RaiseAsync(), await desk.RaiseAsync());
        LifeDesk.Must(await desk.ScreenAsync(rejected));
        LifeDesk.Must(await desk.DecideAsync(rejected, accept: false));
        var withdrawal = await desk.Life.ApplyAsync((await desk.GetAsync(raised)).EditionId);
        LifeDesk.Must(await desk.Life.SignWithdrawalAsync(withdrawal, LifeDesk.Head));
        Assert.Equal(ChangeRequestState.Accepted, await desk.StateAsync(accepted));
        LifeDesk.Must(await desk.Life.SignWithdrawalAsync(withdrawal, LifeDesk.Representative));

        Assert.Equal(
            [ChangeRequestState.Lapsed, ChangeRequestState.Lapsed, ChangeRequestState.Rejected],
            [await desk.StateAsync(accepted), await desk.StateAsync(raised), await desk.StateAsync(rejected)]);
        Assert.Empty((await desk.ListAsync(new())).Rows);
        Assert.Empty(await desk.WaitingAsync(LifeDesk.Head));
        Assert.Equal(ChangeRequestAct.Lapse, (await desk.DetailAsync(raised, RequestDesk.Requester)).Steps[^1].Act);
    }

    [Theory, OnEachDatabase]
    public async Task List_IsFiltered_AndExported(Database database)
    {
        await using var desk = await RequestDesk.OpenAsync(database);
        var rejected = await desk.RaiseAsync();
        LifeDesk.Must(await desk.ScreenAsync(rejected));
        LifeDesk.Must(await desk.DecideAsync(rejected, accept: false));
        var open = await desk.RaiseAsync(LifeDesk.Author);
        Assert.Equal(open, Assert.Single((await desk.ListAsync(new())).Rows).Id);
        Assert.Equal(2, (await desk.ListAsync(new(ChangeRequestView.All))).Total);
        Assert.Equal(rejected, Assert.Single((await desk.ListAsync(new(ChangeRequestView.All, State: ChangeRequestState.Rejected))).Rows).Id);
        Assert.Empty((await desk.ListAsync(new(ChangeRequestView.All, Department: "market"))).Rows);
        Assert.Equal(2, (await desk.ListAsync(new(ChangeRequestView.All, Text: "REQUESTS-2026"))).Total);
        Assert.Empty((await desk.ListAsync(new(ChangeRequestView.All, Source: ChangeSource.Law))).Rows);
        var exported = LifeDesk.Must(await desk.Vault.Get<ExportChangeRequests>().ExecuteAsync(await desk.Life.ActorAsync(LifeDesk.Controller), new(ChangeRequestView.All), Ct));
        Assert.Equal(2, await exported.CountAsync(Ct));
    }
}
