using ComplianceVault.App.Clauses.Evidence;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Clauses;

/// <summary>An auditor draws from a register and keeps the list; nobody changes it afterwards.</summary>
public sealed class SamplingTests
{
    private const string Auditor = "内审员";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ASample_IsDrawnFromWhatTheRegisterShows_AndTheSeedDrawsItAgain(Database database)
    {
        await using var desk = await FilledAsync(database, 6);
        var wanted = Wanted(3, "内审-7") with { Ask = Statistics with { Conditions = [new("recurring", Part: "告警")] } };

        var first = await ViewAsync(desk, LifeDesk.Must(await TakeAsync(desk, wanted)));
        await IndexAsync(desk);
        var again = await ViewAsync(desk, LifeDesk.Must(await TakeAsync(desk, wanted)));

        Assert.Equal((5, "内审-7", 3), (first.Sample.Population, first.Sample.Seed, first.Rows.Count));
        Assert.Equal(first.Rows.Select(r => (r.Place, r.Number)), again.Rows.Select(r => (r.Place, r.Number)));
        Assert.Equal(SampleDraw.Draw(5, 3, "内审-7"), first.Rows.Select(r => r.Place));
        var inOrder = LifeDesk.Must(await desk.Vault.Get<RegisterQueries>().ListAsync(await desk.ActorAsync(Auditor), wanted.Ask with { Sort = RegisterOrder.Number }, new(), Ct)).List.Rows;
        Assert.All(first.Rows, r => Assert.Equal(inOrder[r.Place - 1].Id, r.RecordId));
        var folder = Assert.Single(LifeDesk.Must(await desk.Vault.Get<EvidenceQueries>().FoldersAsync(await desk.ActorAsync(Auditor), Ct)));
        Assert.Equal(("二季度内审", 2, 6), (folder.Name, folder.Samples, folder.Records));
    }

    [Theory, OnEachDatabase]
    public async Task WhatWasDrawn_IsNeverChanged_AndSaysWhenItsRecordWas(Database database)
    {
        await using var desk = await FilledAsync(database, 1);
        var id = LifeDesk.Must(await TakeAsync(desk, Wanted(1, "a")));
        var record = Assert.Single((await ViewAsync(desk, id)).Rows).RecordId;
        LifeDesk.Must(await desk.SignAsync(record));
        LifeDesk.Must(await desk.CorrectAsync(record, "recurring", "更正后"));

        Assert.Equal([record], (await ViewAsync(desk, id)).Changed);
        var export = desk.Vault.Get<ExportSample>();
        Assert.False((await export.ExecuteAsync(await desk.ActorAsync(RecordDesk.Representative), id, Ct)).Succeeded);
        LifeDesk.Must(await export.ExecuteAsync(await desk.ActorAsync(Auditor), id, Ct));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(Auditor, (await db.Set<TrailEntry>().SingleAsync(e => e.Act == "sample.exported", Ct)).PersonName);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlAsync($"""UPDATE "SampleRow" SET "Title" = 'x'""", Ct));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlAsync($"""DELETE FROM "Sample" """, Ct));
    }

    [Theory, OnEachDatabase]
    public async Task Refusals(Database database)
    {
        await using var desk = await FilledAsync(database, 1);
        Assert.Equal("access.missing-permission", (await TakeAsync(desk, Wanted(1, null), RecordDesk.Engineer)).Error!.Code);
        Assert.Equal("sampling.size", (await TakeAsync(desk, Wanted(0, null))).Error!.Code);
        Assert.Equal("sampling.folder", (await TakeAsync(desk, Wanted(1, null) with { Folder = " " })).Error!.Code);
        Assert.Equal("sampling.one-form", (await TakeAsync(desk, Wanted(1, null) with { Ask = new() })).Error!.Code);
        Assert.Equal("sampling.nothing", (await TakeAsync(desk, Wanted(1, null) with { Ask = Statistics with { Conditions = [new("recurring", Part: "没有这样的词")] } })).Error!.Code);
        await desk.SubmittedAsync(change: v => v["recurring"] = "无");
        Assert.Equal("sampling.behind", (await TakeAsync(desk, Wanted(1, null))).Error!.Code);
    }

    [Theory, OnEachDatabase]
    public async Task AFolder_IsItsOwnersAlone(Database database)
    {
        await using var desk = await FilledAsync(database, 1);
        var sample = await ViewAsync(desk, LifeDesk.Must(await TakeAsync(desk, Wanted(1, null))));
        Assert.Equal(8, sample.Sample.Seed.Length);
        var other = await desk.ActorAsync(RecordDesk.Representative);
        var queries = desk.Vault.Get<EvidenceQueries>();
        Assert.False((await queries.SampleAsync(other, sample.Sample.Id, Ct)).Succeeded);
        Assert.False((await queries.FolderAsync(other, sample.Sample.FolderId, Ct)).Succeeded);
    }

    private static RegisterAsk Statistics => new() { Filter = new() { Form = RecordDesk.Statistics } };

    private static SampleWanted Wanted(int size, string? seed) => new(Statistics, "", "form=ITSMS-P15-R06", size, seed, "二季度内审");

    private static async Task<Result<Guid>> TakeAsync(RecordDesk desk, SampleWanted wanted, string by = Auditor) => await desk.Vault.Get<TakeSample>().ExecuteAsync(await desk.ActorAsync(by), wanted, Ct);

    private static async Task<SampleView> ViewAsync(RecordDesk desk, Guid id) => LifeDesk.Must(await desk.Vault.Get<EvidenceQueries>().SampleAsync(await desk.ActorAsync(Auditor), id, Ct));

    /// <summary>So many statistics, all but the first about alarms.</summary>
    private static async Task<RecordDesk> FilledAsync(Database database, int records)
    {
        var desk = await RecordDesk.OpenAsync(database);
        for (var n = 0; n < records; n++)
            await desk.SubmittedAsync(change: v => v["recurring"] = n == 0 ? "无" : "磁盘告警");
        await IndexAsync(desk);
        return desk;
    }

    private static async Task IndexAsync(RecordDesk desk)
    {
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }
    }
}
