using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Records.Handling;

/// <summary>事件管理程序: an incident from its report to the call back, through the workflow of its form.</summary>
public sealed class IncidentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AnIncident_GoesFromRegistrationToFollowUp(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();

        var open = await desk.ViewAsync(id, ProcessDesk.Engineer);
        Assert.Equal(("ITSMS-P15-R01-2026-0001", RecordState.InProcess, "未处理"), (open.Record.Number, open.Record.State, open.Record.StateZh));
        Assert.Equal("高", FieldText.Text(open.Values["priority"]));
        Assert.Equal("未处理", FieldText.Text(open.Values["state"]));

        await desk.MoveAsync(id, ProcessDesk.Engineer, "start");
        await desk.MoveAsync(id, ProcessDesk.Engineer, "resolve", values => { values["workaround"] = "否"; values["resolved_at"] = FieldText.Of(desk.Vault.Clock.GetUtcNow()); });
        await desk.MoveAsync(id, ProcessDesk.Head, "close", values => { values["confirmation"] = "用户确认恢复"; values["reusable"] = "否"; values["problem_needed"] = "否"; values["problem"] = null; values["knowledge_entry"] = null; });
        await desk.MoveAsync(id, ProcessDesk.Engineer, "follow-up", values => { values["satisfaction"] = "满意"; values["follow_up_note"] = null; });

        var done = await desk.ViewAsync(id, ProcessDesk.Engineer);
        Assert.Equal((RecordState.Locked, "已回访"), (done.Record.State, done.Record.StateZh));
        Assert.Equal(["登记", "响应", "解决", "核对关闭", "回访"], done.Moves.Select(m => m.ActionZh));
        Assert.Equal("技术部负责人", Pointer.Read(done.Values["closed_by"])!.Text);
        Assert.Equal("是", FieldText.Text(done.Values["response_met"]));
        Assert.Contains("已查找未关闭的同类事件和已知错误", done.Moves[0].Attested!);
    }

    [Theory, OnEachDatabase]
    public async Task WhoResolvedIt_DoesNotCloseIt(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();
        await desk.MoveAsync(id, ProcessDesk.Engineer, "start");
        await desk.MoveAsync(id, ProcessDesk.Engineer, "resolve", values => { values["workaround"] = "否"; values["resolved_at"] = FieldText.Of(desk.Vault.Clock.GetUtcNow()); });

        Assert.Equal("records.move-not-yours", (await desk.OfferedAsync(id, ProcessDesk.Engineer, "close")).Why?.Code);

        LifeDesk.Must(await desk.Vault.Get<NameHandler>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Representative), id, (await desk.ActorAsync(ProcessDesk.Manager)).PersonId, "负责人外出", Ct));
        Assert.Null((await desk.OfferedAsync(id, ProcessDesk.Manager, "close")).Why);
    }

    [Theory, OnEachDatabase]
    public async Task AConditionThatDoesNotHold_RefusesTheStep_AndNothingIsKept(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync(change: values => { values["in_sla_scope"] = "否"; values["reject_reason"] = "不在协议范围"; });

        var refused = await desk.TryMoveAsync(id, ProcessDesk.Engineer, "start");

        Assert.Equal(("records.guard", "在服务级别协议范围内"), (refused.Error?.Code, refused.Error?.Arguments[1]));
        var still = await desk.ViewAsync(id, ProcessDesk.Engineer);
        Assert.Equal(("未处理", 1), (still.Record.StateZh, still.Moves.Count));
        await desk.MoveAsync(id, ProcessDesk.Head, "reject", fill: false);
        Assert.Equal("驳回", (await desk.ViewAsync(id, ProcessDesk.Engineer)).Record.StateZh);
    }

    [Theory, OnEachDatabase]
    public async Task WhatAPersonConfirms_IsAskedFor(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.BeginAsync(ProcessDesk.Incident, ProcessDesk.Engineer);
        await desk.WriteAsync(id, ProcessDesk.Engineer);

        Assert.Equal("records.attest-required", (await desk.TryMoveAsync(id, ProcessDesk.Engineer, "register", attest: false)).Error?.Code);
        Assert.Null((await desk.ViewAsync(id, ProcessDesk.Engineer)).Record.Number);
    }

    [Theory, OnEachDatabase]
    public async Task AnIncidentThatIsNotResolvedInTime_IsEscalatedByTheProgram_Once(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();
        Assert.Equal(0, await desk.AutomaticAsync());

        desk.Vault.Clock.Advance(TimeSpan.FromDays(9)); // 48 working hours are six days of eight
        Assert.Equal(1, await desk.AutomaticAsync());
        Assert.Equal(0, await desk.AutomaticAsync());

        var escalated = await desk.ViewAsync(id, ProcessDesk.Head);
        Assert.Equal(("升级", "超时升级", Guid.Empty), (escalated.Record.StateZh, escalated.Moves[^1].ActionZh, escalated.Moves[^1].ById));
        var waiting = await desk.StandsAsync(id, ProcessDesk.Head);
        Assert.Contains(waiting.Waiting, w => w.Who.Contains("技术部负责人", StringComparison.Ordinal) && w.Steps == "加派资源继续");
    }

    [Theory, OnEachDatabase]
    public async Task ADeadlineIsInWorkingHours_AndFrozenWhenItIsSet(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();
        var before = (await desk.ViewAsync(id, ProcessDesk.Engineer)).Values["response_due"]!.GetValue<string>();
        Assert.Equal("2026-03-04T10:00:00Z", before); // Monday 9:00 and 24 hours of eight a day: the end of Wednesday

        desk.Vault.Clock.Advance(TimeSpan.FromHours(2));
        await desk.MoveAsync(id, ProcessDesk.Engineer, "start");
        Assert.Equal(before, (await desk.ViewAsync(id, ProcessDesk.Engineer)).Values["response_due"]!.GetValue<string>());
    }

    [Theory, OnEachDatabase]
    public async Task AReopenedStage_IsWrittenAnew_AndTheOldWordsStayReadable(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();
        await desk.MoveAsync(id, ProcessDesk.Engineer, "start");
        await desk.MoveAsync(id, ProcessDesk.Engineer, "resolve", values => { values["workaround"] = "否"; values["solution"] = "重启服务"; values["resolved_at"] = FieldText.Of(desk.Vault.Clock.GetUtcNow()); });
        await desk.MoveAsync(id, ProcessDesk.Engineer, "reopen", fill: false);
        await desk.MoveAsync(id, ProcessDesk.Engineer, "resolve", values => values["solution"] = "更换网卡", fill: false);

        var view = await desk.ViewAsync(id, ProcessDesk.Engineer);
        var struck = Assert.Single(view.Corrections, c => c.Place == "solution");
        Assert.Equal(("重启服务", "更换网卡", CorrectionReason.Reworked), (struck.Before, struck.After, struck.Reason));
    }

    [Theory, OnEachDatabase]
    public async Task ACommittedField_IsOnlyStruckThrough_WhileAnOpenOneIsFree(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();
        await desk.WriteAsync(id, ProcessDesk.Engineer, values => values["title"] = "改写标题");
        await desk.MoveAsync(id, ProcessDesk.Engineer, "start", fill: false);
        Assert.Equal("网站打不开", FieldText.Text((await desk.ViewAsync(id, ProcessDesk.Engineer)).Values["title"]));

        LifeDesk.Must(await desk.Vault.Get<CorrectRecord>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Engineer), id, [new("title", "官网打不开")], CorrectionReason.Slip, null, Ct));
        var refused = await desk.Vault.Get<CorrectRecord>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Engineer), id, [new("solution", "重启")], CorrectionReason.Slip, null, Ct);

        var view = await desk.ViewAsync(id, ProcessDesk.Engineer);
        Assert.Equal(("官网打不开", RecordState.InProcess, 1), (FieldText.Text(view.Values["title"]), view.Record.State, view.Record.Corrections));
        Assert.Equal("records.place-unknown", refused.Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TwoStepsAtOnce_OneWins(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();
        var revision = await desk.WriteAsync(id, ProcessDesk.Engineer);
        var actor = await desk.ActorAsync(ProcessDesk.Engineer);

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.Vault.Get<MakeMove>().ExecuteAsync(actor, id, new("start", revision), Ct)));

        Assert.Single(made, m => m.Succeeded);
        Assert.Equal(2, (await desk.ViewAsync(id, ProcessDesk.Engineer)).Moves.Count);
    }

    [Theory, OnEachDatabase]
    public async Task TakenBackBeforeAnybodySawIt_ItBeginsAgainWithItsNumber(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();
        LifeDesk.Must(await desk.Vault.Get<TakeBackRecord>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Engineer), id, Ct));
        Assert.Equal(RecordState.Draft, (await desk.ViewAsync(id, ProcessDesk.Engineer)).Record.State);

        await desk.MoveAsync(id, ProcessDesk.Engineer, "register", fill: false);
        var view = await desk.ViewAsync(id, ProcessDesk.Engineer);
        Assert.Equal(("ITSMS-P15-R01-2026-0001", 3), (view.Record.Number, view.Moves.Count));
        await desk.MoveAsync(id, ProcessDesk.Engineer, "start");
        Assert.Equal("records.already-opened", (await desk.Vault.Get<TakeBackRecord>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Engineer), id, Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheStepsOfARecord_CannotBeChanged(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();
        await using var db = await desk.Vault.DatabaseAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<RecordMove>().Where(m => m.RecordId == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.ByName, "别人"), Ct));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<RecordMove>().Where(m => m.RecordId == id).ExecuteDeleteAsync(Ct));
    }

    [Theory, OnEachDatabase]
    public async Task WhoIsNotConcerned_NeitherWritesNorMoves(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();
        var auditor = await desk.ActorAsync(ProcessDesk.Auditor);

        Assert.Equal("records.not-your-turn", (await desk.Vault.Get<SaveRecord>().ExecuteAsync(auditor, id, 0, RecordValues.Empty, Ct)).Error?.Code);
        Assert.Equal("records.move-not-yours", (await desk.Vault.Get<MakeMove>().ExecuteAsync(auditor, id, new("start", 0), Ct)).Error?.Code);
        Assert.Equal("records.not-found", (await desk.Vault.Get<RecordQueries>().GetAsync(await desk.ActorAsync("市场部职员"), id, Ct)).Error?.Code);
        var begun = await desk.Vault.Get<BeginRecord>().ExecuteAsync(await desk.ActorAsync("市场部职员"), new(ProcessDesk.Incident), Ct);
        Assert.Equal("records.not-yours-to-fill", begun.Error?.Code);
    }
}
