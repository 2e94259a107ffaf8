using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Database.Tests.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Records.Handling;

/// <summary>采购申请: who screens it signs with the step; the budget is signed for by another before.</summary>
public sealed class CosignatureTests
{
    private const string Form = "ITSMS-P10-R04";
    private const string Screener = "行政部负责人";
    private const string Finance = "财务经理";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ACosignature_IsAskedFor_Given_AndFallsWhenSomethingIsWritten(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.BeginAsync(Form, ProcessDesk.Engineer);
        await desk.MoveAsync(id, ProcessDesk.Engineer, "request", values => { values["department"] = ProcessDesk.Department("tech", "技术部"); values["exception"] = "独家供应"; });
        await desk.WriteAsync(id, Screener);
        Assert.Equal(("records.cosign-missing", "预算核对"), await desk.TryMoveAsync(id, Screener, "screen") is var early ? (early.Error?.Code, early.Error?.Arguments[0]) : default);

        await AskedAsync(desk, id);
        Assert.Single(LifeDesk.Must(await desk.Vault.Get<DeskQueries>().BoardAsync(await desk.ActorAsync(Finance), ["record.sign"], new(), Ct)).Page.Rows);
        await SignedAsync(desk, id);
        Assert.Empty((await desk.OfferedAsync(id, Screener, "screen")).CosignMissing);

        await desk.WriteAsync(id, Screener, values => values["supplier"] = new App.Records.Filling.Pointer("supplier", null, "另一家供应商").Write(), fill: false);
        Assert.Equal("records.cosign-missing", (await desk.TryMoveAsync(id, Screener, "screen")).Error?.Code);
        await AskedAsync(desk, id);
        await SignedAsync(desk, id);
        LifeDesk.Must(await desk.TryMoveAsync(id, Screener, "screen"));

        var view = await desk.ViewAsync(id, Screener);
        Assert.Equal([("reviewed_by", Screener, true), ("budget_confirmed", Finance, true)], view.Signatures.Where(s => s.Step.DoneAt is not null).Select(s => (s.Field, s.Step.DoneByName ?? "", s.Holds)));
    }

    [Theory, OnEachDatabase]
    public async Task WhatWasAskedFor_WaitsForNobody_WhenTheRecordWentAnotherWay(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.BeginAsync(Form, ProcessDesk.Engineer);
        await desk.MoveAsync(id, ProcessDesk.Engineer, "request", values => { values["department"] = ProcessDesk.Department("tech", "技术部"); values["exception"] = "独家供应"; });
        await desk.WriteAsync(id, Screener);
        await AskedAsync(desk, id);

        await desk.MoveAsync(id, Screener, "return", fill: false);

        Assert.Empty(LifeDesk.Must(await desk.Vault.Get<DeskQueries>().BoardAsync(await desk.ActorAsync(Finance), ["record.sign"], new(), Ct)).Page.Rows);
    }

    private static async Task AskedAsync(ProcessDesk desk, Guid id) =>
        LifeDesk.Must(await desk.Vault.Get<AskCosignatures>().ExecuteAsync(await desk.ActorAsync(Screener), id, (await desk.StandsAsync(id, Screener)).Revision, Ct));

    private static async Task SignedAsync(ProcessDesk desk, Guid id) =>
        LifeDesk.Must(await desk.Vault.Get<SignRecord>().ExecuteAsync(await desk.ActorAsync(Finance), id, SignatureMeaning.Review, (await desk.ViewAsync(id, Finance)).ContentHash, new(SampleAccounts.Password), Ct));
}
