using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Sheets;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;
using Microsoft.EntityFrameworkCore;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Records.Sheets;

/// <summary>A department's own sheet becomes records of a form, as if each row had been filled by hand.</summary>
public sealed class SheetImportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Sheet_IsMappedByItsHeadings_AndEachRowIsARecord_AsFilledByHand(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(1).Concat(SheetDesk.Month(2, "磁盘告警三次"))));

        var view = await desk.SheetAsync(id);
        Assert.Equal(
            ["period_start", "period_end", "by_priority/priority", "by_priority/count", "by_priority/response_base", "by_priority/responded", "by_priority/closed", "by_priority/solved", "by_category/category", "by_category/count", "recurring", null],
            view.Plan.Columns.Select(c => c.Place));
        Assert.Equal((2, 0, 0), (view.Count.Ready, view.Count.Known, view.Count.Faulty));

        var done = await desk.ImportAsync(id);

        Assert.Equal((2, 0, 0), (done.Imported, done.Known, done.Faulty));
        var records = (await desk.ListAsync(RecordDesk.ProjectManager, new() { Form = RecordDesk.Statistics })).Rows.OrderBy(r => r.HappenedOn).ToList();
        Assert.Equal([(new DateOnly(2026, 1, 28), new DateOnly(2026, 3, 2), RecordState.Submitted), (new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 2), RecordState.Submitted)], records.Select(r => (r.HappenedOn!.Value, r.EnteredOn!.Value, r.State)));
        var first = await desk.ViewAsync(records[0].Id);
        Assert.Equal((true, false), (first.Record.IsLate, (await desk.ViewAsync(records[1].Id)).Record.IsLate));
        Assert.Equal(("2026-01-01", "12", "项目经理"), (FieldText.Text(first.Values["period_start"]), desk.Text.Show(first.Model.Field("total")!, first.Values["total"]), Pointer.Read(first.Values["prepared_by"])?.Text));
        Assert.Equal(["高", "低"], first.Values.Rows("by_priority").Select(r => FieldText.Text(r["priority"])));
        Assert.Single(first.Values.Rows("by_category"));
        await using var db = await desk.Vault.DatabaseAsync();
        var from = await db.Set<TrailDetail>().AsNoTracking().Where(d => d.ObjectId == first.Record.Id).Select(d => d.Content).ToListAsync(Ct);
        Assert.Contains(from, d => d.Contains("统计.xlsx", StringComparison.Ordinal) && d.Contains("\"row\":2", StringComparison.OrdinalIgnoreCase));
        Assert.True((await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task WrongRows_AreSaid_WithLineAndColumn_AndDoNotKeepTheOthersOut(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var rows = SheetDesk.Month(1).Concat(SheetDesk.Month(2, priority: "特高")).ToList();
        rows[2] = [.. rows[2].Select((v, i) => i == 3 ? "十" : v)];
        var file = await SheetDesk.StatisticsAsync(rows.Concat([[null, null, null, null, null, null, null, null, null, null, "只有一句话", null]]));
        var id = await desk.ReceiveAsync(file);

        var view = await desk.SheetAsync(id);
        Assert.Equal((1, 2), (view.Count.Ready, view.Count.Faulty));
        var wrong = view.Wrong[0];
        Assert.Equal([(4, "优先级", "records.not-an-option"), (4, "按优先级 · 数量", "records.not-a-number")], wrong.Faults.Select(f => (f.Row, f.Column, f.Why.Code)).OrderBy(f => f.Column, StringComparer.Ordinal));
        Assert.Contains(view.Wrong[1].Faults, f => (f.Row, f.Column.Trim(), f.Why.Code) == (6, "期间止", "records.required"));
        Assert.Equal("records.sheet-has-faults", (await desk.TryImportAsync(id, p => p with { OnlyAll = true })).Error?.Code);
        Assert.Equal(0, (await desk.ListAsync(RecordDesk.ProjectManager, new() { Form = RecordDesk.Statistics })).Total);

        var done = await desk.ImportAsync(id, p => p with { OnlyAll = false });

        Assert.Equal((1, 0, 2), (done.Imported, done.Known, done.Faulty));
        Assert.Equal("records.sheet-ended", (await desk.TryImportAsync(id)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheSameSheetAgain_BringsNothing_ACorrectedOneOnlyWhatIsNew_UnlessAsked(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await desk.ImportAsync(await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(1).Concat(SheetDesk.Month(2, priority: "特高")))));

        var same = await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(1).Concat(SheetDesk.Month(2, priority: "特高"))), name: "副本.xlsx");
        Assert.Equal((0, 1, 1), (await desk.SheetAsync(same)).Count is var c ? (c.Ready, c.Known, c.Faulty) : default);
        Assert.Equal((0, 1, 1), await desk.ImportAsync(same) is var nothing ? (nothing.Imported, nothing.Known, nothing.Faulty) : default);
        var corrected = await desk.ImportAsync(await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(2).Concat(SheetDesk.Month(1)))));
        Assert.Equal((1, 1, 0), (corrected.Imported, corrected.Known, corrected.Faulty));
        Assert.Equal(2, (await desk.ListAsync(RecordDesk.ProjectManager, new() { Form = RecordDesk.Statistics })).Total);

        var again = await desk.ImportAsync(await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(1))), p => p with { Again = true });
        Assert.Equal((1, 3), (again.Imported, (await desk.ListAsync(RecordDesk.ProjectManager, new() { Form = RecordDesk.Statistics })).Total));
    }

    [Theory, OnEachDatabase]
    public async Task Interrupted_GoesOn_AndNoRowIsLostOrMadeTwice(Database database)
    {
        const int rows = 70;
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(Enumerable.Range(0, rows).SelectMany(n => SheetDesk.Month(1, $"第 {n % 40} 次"))));
        var actor = await desk.ActorAsync(RecordDesk.ProjectManager);

        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.TryImportAsync(id, progress: (done, _) => { if (done >= 40) throw new InvalidOperationException("killed"); }));
        await using (var db = await desk.Vault.DatabaseAsync())
            Assert.Equal(40, await db.Set<SheetImportRow>().CountAsync(r => r.ImportId == id, Ct));
        var done = LifeDesk.Must(await desk.Vault.Get<ImportSheet>().ExecuteAsync(actor, id, null, Ct));

        Assert.Equal((rows, 0, 0), (done.Imported, done.Known, done.Faulty));
        await using var after = await desk.Vault.DatabaseAsync();
        Assert.Equal((rows, rows), (await after.Set<Record>().CountAsync(r => r.State == RecordState.Submitted, Ct), await after.Set<SheetImportRow>().Select(r => r.RecordId).Distinct().CountAsync(Ct)));
        Assert.Equal(0, await after.Set<RecordDraft>().CountAsync(Ct));
    }

    [Theory, OnEachDatabase]
    public async Task WhereTheColumnsWent_IsRemembered_ForTheNextSheetWithTheSameHeadings(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(1)));
        await desk.ImportAsync(id, p => p with { Columns = [.. p.Columns.Select(c => c.Heading == "备注" ? c with { Place = "missed_reason" } : c)] });

        var next = await desk.SheetAsync(await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(2)), by: RecordDesk.Engineer), by: RecordDesk.Engineer);

        Assert.True(next.Remembered);
        Assert.Equal("missed_reason", next.Plan.Columns[^1].Place);
        Assert.Equal("records.sheet-not-asked", Assert.Single(Assert.Single(next.Wrong).Faults).Why.Code);
        var moved = await SheetDesk.WriteAsync(["", .. SheetDesk.Headings], SheetDesk.Month(2).Select(r => (IReadOnlyList<object?>)[null, .. r]), [(2, SheetColumnKind.Date), .. new[] { 5, 6, 7, 8, 10 }.Select(c => (c, SheetColumnKind.Number))]);
        var aside = await desk.SheetAsync(await desk.ReceiveAsync(moved, by: RecordDesk.Engineer), by: RecordDesk.Engineer);
        Assert.Equal((true, 12, "missed_reason"), (aside.Remembered, aside.Plan.Columns[^1].Column, aside.Plan.Columns[^1].Place));
        Assert.Equal("records.sheet-not-asked", Assert.Single(Assert.Single(aside.Wrong).Faults).Why.Code);
        var twice = next.Plan with { Columns = [.. next.Plan.Columns.Select(c => c with { Place = "recurring" })] };
        Assert.Equal("records.sheet-place-twice", (await desk.SheetAsync(next.Import.Id, twice, RecordDesk.Engineer)).Refusal?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task AfterACrash_TheRunThatGoesOn_IsShown_AndWhatItSaidAtItsEnd(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var (id, actor, queue) = (await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(1))), await desk.ActorAsync(RecordDesk.ProjectManager), desk.Vault.Get<JobQueue>());
        var plan = (await desk.SheetAsync(id)).Plan;
        var run = LifeDesk.Must(await desk.Vault.Get<StartSheet>().ExecuteAsync(actor, id, plan, Ct));
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<JobRun>().Where(j => j.Id == run).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Running), Ct);
        desk.Vault.Clock.Advance(TimeSpan.FromMinutes(1));
        await queue.RecoverAsync(Ct);

        Assert.Equal(JobState.Queued, (await desk.SheetAsync(id)).Run?.State);
        Assert.Equal("records.sheet-running", (await desk.Vault.Get<StartSheet>().ExecuteAsync(actor, id, plan, Ct)).Error?.Code);
        while (await queue.RunNextAsync(Ct))
        {
        }

        Assert.Equal((1, 0), (await desk.SheetAsync(id)).Outcome is { } said ? (said.Imported, said.Faulty) : default);
    }

    [Theory, OnEachDatabase]
    public async Task ANewEditionOfTheForm_IsMappedAnew_AndWhatIsOpenIsListedForItsBringer(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var (id, actor, sheets) = (await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(1))), await desk.ActorAsync(RecordDesk.ProjectManager), desk.Vault.Get<SheetQueries>());
        LifeDesk.Must(await desk.Vault.Get<StartSheet>().KeepAsync(actor, id, (await desk.SheetAsync(id)).Plan, Ct));
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            var other = await db.Set<FormEdition>().Where(e => !db.Set<SheetImport>().Any(i => i.FormEditionId == e.Id)).Select(e => e.Id).FirstAsync(Ct);
            await db.Set<SheetImport>().ExecuteUpdateAsync(s => s.SetProperty(i => i.FormEditionId, other), Ct);
        }

        Assert.Equal("records.sheet-form-changed", (await desk.Vault.Get<ImportSheet>().ExecuteAsync(actor, id, null, Ct)).Error?.Code);
        Assert.Equal([id], LifeDesk.Must(await sheets.OpenAsync(actor, RecordDesk.Statistics, Ct)).Select(o => o.Id));
        Assert.Empty(LifeDesk.Must(await sheets.OpenAsync(await desk.ActorAsync(RecordDesk.Engineer), RecordDesk.Statistics, Ct)));
        Assert.Equal(1, (await desk.ImportAsync(id)).Imported);
        Assert.Empty(LifeDesk.Must(await sheets.OpenAsync(actor, RecordDesk.Statistics, Ct)));
    }

    [Theory, OnEachDatabase]
    public async Task ASheetIsOnlyItsBringers_WhoMayFillTheForm(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        Assert.Equal("records.not-yours-to-fill", (await desk.TryReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(1)), by: "市场部职员")).Error?.Code);
        var id = await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(1)));

        Assert.Equal("records.sheet-unknown", (await desk.Vault.Get<SheetQueries>().GetAsync(await desk.ActorAsync(RecordDesk.Engineer), id, null, Ct)).Error?.Code);
        Assert.Equal("records.sheet-unknown", (await desk.Vault.Get<ImportSheet>().ExecuteAsync(await desk.ActorAsync(RecordDesk.Engineer), id, null, Ct)).Error?.Code);
        Assert.Equal("records.sheet-not-decided", (await desk.Vault.Get<ImportSheet>().ExecuteAsync(await desk.ActorAsync(RecordDesk.ProjectManager), id, null, Ct)).Error?.Code);
    }

    /// <summary>What stages later on say is written by whose turn it is: a sheet is no way around them.</summary>
    [Theory, OnEachDatabase]
    public async Task WithAWorkflow_TheFirstStepIsMade_WhereItConfirmsNothing_ElseTheRecordWaitsAmongThoseBegun(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var security = await desk.ReceiveAsync(
            await SheetDesk.WriteAsync(["发现时间", "报告人", "联系方式", "标题", "现象", "根本原因"], [["2026年2月3日 9:05", "张三", "13800138000", "钓鱼邮件", "三人点了链接", "未培训"]]), "ITSMS-WI01-R01", RecordDesk.Engineer);
        Assert.Null((await desk.SheetAsync(security, by: RecordDesk.Engineer)).Plan.Columns[^1].Place);
        Assert.Equal(1, (await desk.ImportAsync(security, by: RecordDesk.Engineer)).Imported);
        var reported = Assert.Single((await desk.ListAsync(RecordDesk.Engineer, new() { Form = "ITSMS-WI01-R01" })).Rows);
        Assert.Equal(("已报告", RecordState.InProcess), (reported.StateZh, reported.State));

        var incident = await desk.ReceiveAsync(await SheetDesk.WriteAsync(["标题", "报告人"], [["网关重启", "李四"]]), "ITSMS-P15-R01", RecordDesk.Engineer);
        Assert.Contains((await desk.SheetAsync(incident, by: RecordDesk.Engineer)).Wrong[0].Faults, f => f.Why.Code == "records.required");
        Assert.Equal((0, 1), await desk.ImportAsync(incident, by: RecordDesk.Engineer) is var none ? (none.Imported, none.Faulty) : default);
    }

    [Theory, OnEachDatabase]
    public async Task DaysThatCanBeReadTwoWays_AreAskedAbout_OnlyWhileNoneTells(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        IReadOnlyList<object?>[] With(string from, string to) => [[from, to, .. SheetDesk.Month(1)[0].Skip(2)]];
        var unclear = await desk.ReceiveAsync(await SheetDesk.WriteAsync(SheetDesk.Headings, With("01/02/2026", "02/03/2026")));

        var asked = await desk.SheetAsync(unclear);
        Assert.Equal((true, 1), (asked.AsksDates, asked.Count.Faulty));
        Assert.All(asked.Wrong[0].Faults, f => Assert.Equal("records.sheet-date-unclear", f.Why.Code));
        Assert.Equal(1, (await desk.ImportAsync(unclear, p => p with { Dates = DateOrder.DayFirst })).Imported);
        Assert.Equal(new DateOnly(2026, 3, 2), Assert.Single((await desk.ListAsync(RecordDesk.ProjectManager, new() { Form = RecordDesk.Statistics })).Rows).HappenedOn);
        var clear = await desk.SheetAsync(await desk.ReceiveAsync(await SheetDesk.WriteAsync(SheetDesk.Headings, With("1/2/2026", "1/31/2026"))));
        Assert.Equal((false, 1), (clear.AsksDates, clear.Count.Ready));
    }

    [Theory, OnEachDatabase]
    public async Task MoreRowsThanTheSettingAllows_AreRefused_InWords(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        LifeDesk.Must(await desk.Vault.Get<ChangeSetting>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), SheetSettings.Rows.Key, "1", "试用", Ct));
        var id = await desk.ReceiveAsync(await SheetDesk.StatisticsAsync(SheetDesk.Month(1).Concat(SheetDesk.Month(2))));

        Assert.Equal(("records.sheet-too-many-rows", 1), (await desk.SheetAsync(id)).Refusal is { } refusal ? (refusal.Code, refusal.Arguments[0]) : default);
        Assert.Equal("records.sheet-too-many-rows", (await desk.TryImportAsync(id)).Error?.Code);
        LifeDesk.Must(await desk.Vault.Get<GiveUpSheet>().ExecuteAsync(await desk.ActorAsync(RecordDesk.ProjectManager), id, Ct));
        Assert.Equal("records.sheet-ended", (await desk.TryImportAsync(id)).Error?.Code);
    }
}
