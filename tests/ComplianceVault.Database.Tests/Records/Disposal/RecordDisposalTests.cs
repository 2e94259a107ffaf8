using System.Data.Common;
using System.Globalization;
using System.Text;
using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.App.Records.Sheets;
using ComplianceVault.App.Searching;
using ComplianceVault.Database.Tests.Documents;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Platform.Backup;
using ComplianceVault.Database.Tests.Records.Handling;
using ComplianceVault.Database.Tests.Records.Sheets;
using Microsoft.EntityFrameworkCore;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Records.Disposal;

/// <summary>到期鉴定与销毁 of records (记录控制程序 4.5.3): when one is due, what stops it, and that what is gone is gone.</summary>
public sealed class RecordDisposalTests
{
    private const string Words = "核心交换机风扇停转";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AnIncident_IsNotProposedAfterFourYears_IsAfterFive_AndAHoldStopsIt(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.ClosedIncidentAsync();
        var closed = desk.Lists().Today;

        desk.Pass(years: 4);
        Assert.Empty(await desk.DueAsync());
        var early = (await desk.TryProposeAsync([id])).Error;
        Assert.Equal("disposal.item", early?.Code);
        Assert.Contains(closed.AddYears(5).Year.ToString(CultureInfo.InvariantCulture), (string)early!.Arguments[1], StringComparison.Ordinal);

        desk.Pass(years: 1);
        var due = Assert.Single(await desk.DueAsync());
        Assert.Equal((id, closed.AddYears(5), null, $"RET-SVC5 记录关闭后 5 年，自 {closed:yyyy-MM-dd} 起算"), (due.Id, due.DueOn, due.Refusal, due.Rule));

        LifeDesk.Must(await desk.TryHoldAsync(id));
        Assert.Equal("destruction.held", Assert.Single(await desk.DueAsync()).Refusal?.Code);
        Assert.Equal("disposal.item", (await desk.TryProposeAsync([id])).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task OneDayBeforeItsPeriodHasPassed_ItIsNotDue(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        await desk.ClosedIncidentAsync();

        desk.Pass(years: 5, days: -1);

        Assert.Empty(await desk.DueAsync());
    }

    [Theory, OnEachDatabase]
    public async Task AnIncidentThatIsNotClosed_IsNeverDue(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.IncidentAsync();

        desk.Pass(years: 20);

        Assert.Empty(await desk.DueAsync());
        Assert.Equal((null, "workflow.not-allowed"), ((await desk.KeepingAsync(id)).Until, (await desk.KeepingAsync(id)).Refusal?.Code));
        Assert.Equal("disposal.item", (await desk.TryProposeAsync([id])).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TwoPersonsDestroy_AndNothingOfItIsLeftButTheTombstone(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.ClosedIncidentAsync(Words);
        var (number, hash, file) = await WithFileAsync(desk, id);
        desk.Pass(years: 5);
        var counted = await CountedAsync(desk);
        Assert.True(await FoundAsync(desk, number) > 0);
        Assert.True(await RowsThatSayAsync(desk) > 0);

        var list = await desk.Lists().ListAsync(await desk.DestroyedAsync(id));

        Assert.Equal((DestructionState.Certified, "ITSMS-P06-R02-2031-0001", "XHZS-2031-001"), (list.State, list.Number, list.Certificate));
        var item = Assert.Single(list.Items);
        Assert.Equal((number, "事件管理记录单", ItemFate.Destroyed), (item.Number, item.Title, item.Fate));
        Assert.Equal([hash, file], item.Hashes);
        Assert.False(desk.Vault.Get<StoredFiles>().Has(file));
        Assert.Equal(0, await FoundAsync(desk, number));
        Assert.Equal(0, await RowsThatSayAsync(desk));
        Assert.Equal(counted, await CountedAsync(desk));
        var gone = await desk.ViewAsync(id, ProcessDesk.Engineer);
        Assert.Equal((RecordState.Disposed, number, "", hash, "XHZS-2031-001"), (gone.Record.State, gone.Record.Number, gone.Record.Title, gone.Record.ContentHash, gone.Disposed?.Certificate));
        Assert.Empty(gone.Acts);
        Assert.Equal("records.disposed", (await desk.Vault.Get<RecordPaper>().PdfAsync(await desk.ActorAsync(ProcessDesk.Engineer), id, Ct)).Error?.Code);
        Assert.Empty(LifeDesk.Must(await desk.Vault.Get<RecordQueries>().ListAsync(await desk.ActorAsync(LifeDesk.Controller), new() { Form = ProcessDesk.Incident }, new(), Ct)).Rows);
        var row = Assert.Single(LifeDesk.Must(await desk.Vault.Get<DestructionRegister>().ListAsync(await desk.ActorAsync(LifeDesk.Controller), new(), Ct)).Rows);
        Assert.Equal((number, "事件管理记录单", LifeDesk.Controller, DestroyDesk.Witness, id), (row.Number, row.Title, row.DestroyedBy, row.Witness, row.RecordId));
        Assert.Empty(await desk.DueAsync());
        Assert.Equal(
            [$"ITSMS-P06-R02-2031-0001|{number}|事件管理记录单|技术部|{desk.Lists().Today.Said()}||已销毁"],
            (await desk.Lists().RowsAsync("record-disposal", by: LifeDesk.Controller)).Select(r => r.Of("disposal-number", "record-number", "form-title", "department", "kept-until", "extended-until", "item-fate")));
        var naming = LifeDesk.Must(await desk.Vault.Get<ReceiveSheet>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Engineer), "ITSMS-P15-R09", "事件.xlsx", await SheetDesk.WriteAsync(["事件"], [[number]]), Ct));
        var named = LifeDesk.Must(await desk.Vault.Get<SheetQueries>().GetAsync(await desk.ActorAsync(ProcessDesk.Engineer), naming, null, Ct));
        Assert.Contains(named.Rows[0].Remarks, r => r.Why.Code == "records.sheet-kept-as-word"); // what is gone is named by nothing new
    }

    [Theory, OnEachDatabase]
    public async Task TheTrailStillHolds_AndWhatIsKeptCannotBeDeleted(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var (gone, kept) = (await desk.ClosedIncidentAsync(Words), await desk.ClosedIncidentAsync());
        desk.Pass(years: 5);
        await desk.DestroyedAsync(gone);

        var verification = await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct);
        Assert.True(verification.Holds, verification.ToString());
        Assert.Equal(["XHZS-2031-001"], verification.Certificates);
        Assert.Empty((await desk.Vault.Get<ContentCare>().CheckAsync(null, Ct)).Missing);
        await using var db = await desk.Vault.DatabaseAsync();
        await Assert.ThrowsAnyAsync<DbException>(() => db.Set<RecordContent>().Where(c => c.RecordId == kept).ExecuteDeleteAsync(Ct));
        await Assert.ThrowsAnyAsync<DbException>(() => db.Set<RecordContent>().Where(c => c.RecordId == kept).ExecuteUpdateAsync(s => s.SetProperty(c => c.Values, "{}"), Ct));
    }

    [Theory, OnEachDatabase]
    public async Task AHold_OnTheRecordOrItsForm_KeepsItOutOfItsBatch_AtEveryStep(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var (first, second, third) = (await desk.ClosedIncidentAsync(), await desk.ClosedIncidentAsync(), await desk.ClosedIncidentAsync());
        desk.Pass(years: 5);
        var lists = desk.Lists();
        var id = await desk.ProposedAsync(first, second, third);
        LifeDesk.Must(await lists.ConfirmListAsync(id));
        LifeDesk.Must(await desk.TryHoldAsync(first));
        LifeDesk.Must(await lists.CheckListAsync(id));
        Assert.Equal("destruction.held", Assert.Single((await lists.ListAsync(id)).Items, i => i.Fate == ItemFate.Excluded).Excluded?.Code);
        LifeDesk.Must(await lists.ApproveListAsync(id));
        LifeDesk.Must(await lists.BeginAsync(id));
        LifeDesk.Must(await desk.TryHoldAsync(second, by: LifeDesk.Manager)); // after both approvals
        LifeDesk.Must(await lists.WitnessAsync(id));

        Assert.Equal([RecordState.Locked, RecordState.Locked, RecordState.Disposed], await StatesAsync(desk, first, second, third));
        Assert.Equal("records.disposed", (await desk.TryHoldAsync(third)).Error?.Code);
        LifeDesk.Must(await desk.TryHoldAsync(first, wholeForm: true));
        Assert.Equal(2, (await desk.KeepingAsync(first)).Holds.Count);
        Assert.Single((await desk.KeepingAsync(second)).Holds, h => h.On == HoldOn.Form);
    }

    [Theory, OnEachDatabase]
    public async Task AHold_IsSetByItsOffices_AndReleasedByTwoPersons(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.ClosedIncidentAsync();
        desk.Pass(years: 5);
        Assert.Equal("holds.office-only", (await desk.TryHoldAsync(id, by: LifeDesk.Controller)).Error?.Code);
        var hold = LifeDesk.Must(await desk.TryHoldAsync(id, wholeForm: true));
        var (representative, manager) = (await desk.ActorAsync(LifeDesk.Representative), await desk.ActorAsync(LifeDesk.Manager));
        var (ask, release) = (desk.Vault.Get<AskHoldRelease>(), desk.Vault.Get<ReleaseHold>());

        LifeDesk.Must(await ask.ExecuteAsync(representative, hold, "已结案", Ct));
        Assert.Equal("holds.second-person", (await release.ExecuteAsync(representative, hold, Ct)).Error?.Code);
        Assert.Equal("disposal.item", (await desk.TryProposeAsync([id])).Error?.Code);
        var listed = Assert.Single(LifeDesk.Must(await desk.Vault.Get<HoldQueries>().ListAsync(manager, null, new(), Ct)).Rows);
        Assert.Equal((HoldOn.Form, ProcessDesk.Incident, true), (listed.On, listed.Number, listed.MayRelease));
        LifeDesk.Must(await release.ExecuteAsync(manager, hold, Ct));

        await desk.ProposedAsync(id);
    }

    [Theory, OnEachDatabase]
    public async Task AReleaseOnARestrictedRecord_IsRestrictedOnTheDesk(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var (open, secret) = (await desk.ClosedIncidentAsync(), await desk.ClosedIncidentAsync());
        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<Record>().Where(r => r.Id == secret).ExecuteUpdateAsync(s => s.SetProperty(r => r.Classification, Classification.Restricted), Ct);
        var (ask, representative) = (desk.Vault.Get<AskHoldRelease>(), await desk.ActorAsync(LifeDesk.Representative));
        foreach (var id in new[] { open, secret })
            LifeDesk.Must(await ask.ExecuteAsync(representative, LifeDesk.Must(await desk.TryHoldAsync(id)), "已结案", Ct));

        var waiting = await desk.Vault.Get<IEnumerable<IDeskSource>>().Select(s => s.Open(db, desk.Lists().Today)).Single(o => o.ContainsKey("hold.release-records"))["hold.release-records"].ToListAsync(Ct);

        Assert.Equal([("ITSMS-P15-R01-2026-0001", false), ("ITSMS-P15-R01-2026-0002", true)], waiting.Select(t => (t.Number, t.Restricted)).Distinct().Order());
    }

    [Theory, OnEachDatabase]
    public async Task TheOwner_ExtendsARecordToANewDay_AndUntilThenItIsNotProposed(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.ClosedIncidentAsync();
        desk.Pass(years: 5);
        var (lists, list) = (desk.Lists(), await desk.ProposedAsync(id));
        var item = (await lists.ListAsync(list)).Items[0].Id;
        var until = lists.Today.AddYears(1);

        Assert.Equal("destruction.keep-until", (await lists.ConfirmListAsync(list, keep: new KeepLonger(item, "合同未结"))).Error?.Code);
        LifeDesk.Must(await lists.ConfirmListAsync(list, keep: new KeepLonger(item, "合同未结", until)));

        Assert.Equal(DestructionState.Closed, (await lists.ListAsync(list)).State);
        Assert.Equal("disposal.extended", Assert.Single(await desk.DueAsync()).Refusal?.Code);
        desk.Pass(years: 1);
        Assert.Null(Assert.Single(await desk.DueAsync()).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task AnOpenRecordThatNamesIt_StandsAgainstIt_ByNumber(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var (id, open) = (await desk.ClosedIncidentAsync(), await desk.IncidentAsync());
        desk.Pass(years: 5);
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            db.Add(new RecordLink { Id = Guid.CreateVersion7(), RecordId = open, Field = "related", TargetKind = Record.Kind, TargetId = id.ToString("D"), FromOrdinal = 1 });
            await db.SaveChangesAsync(Ct);
        }

        var candidate = Assert.Single(await desk.DueAsync());

        Assert.Equal(("disposal.record-open", 1), (candidate.Refusal?.Code, candidate.NamedBy));
        Assert.Equal("ITSMS-P15-R01-2026-0002", candidate.Refusal!.Arguments[0]);
    }

    [Theory, OnEachDatabase]
    public async Task AShorterPeriod_ReachesOnlyWhatIsClosedLater(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var before = await desk.ClosedIncidentAsync();
        desk.Pass(years: 0, days: 1);
        await ChangeAsync(desk, 1, RetentionUnit.Year);
        desk.Pass(years: 0, days: 1);
        var after = await desk.ClosedIncidentAsync();

        desk.Pass(years: 1);
        Assert.Equal([after], (await desk.DueAsync()).Select(d => d.Id));
        desk.Pass(years: 4);
        Assert.Equal([before, after], (await desk.DueAsync()).Select(d => d.Id));
    }

    [Theory, OnEachDatabase]
    public async Task APermanentClass_IsNeverDue(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.ClosedIncidentAsync();
        await ChangeAsync(desk, null, RetentionUnit.Permanent);

        desk.Pass(years: 200);

        Assert.Empty(await desk.DueAsync());
        Assert.Equal("disposal.permanent", (await desk.KeepingAsync(id)).Refusal?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task BrokenOffBetweenCommitAndFiles_ItIsFinishedAtTheNextStart(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.ClosedIncidentAsync();
        var (_, _, file) = await WithFileAsync(desk, id);
        desk.Pass(years: 5);
        var list = await desk.ApprovedAsync(id);
        LifeDesk.Must(await desk.Lists().BeginAsync(list));
        using (new FileStream(Path.Combine(desk.Vault.Get<VaultPaths>().Content, ".lease"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read))
            LifeDesk.Must(await desk.Lists().WitnessAsync(list)); // somebody reads many files: nothing goes
        Assert.Equal((DestructionState.Executed, true), ((await desk.Lists().ListAsync(list)).State, desk.Vault.Get<StoredFiles>().Has(file)));

        await desk.Vault.Get<VaultStart>().PrepareAsync(Ct);

        Assert.False(desk.Vault.Get<StoredFiles>().Has(file));
        Assert.Single(desk.Vault.Get<DisposalJournal>().Read());
        Assert.Equal(1, LifeDesk.Must(await desk.Vault.Get<FinishDestruction>().RunAllAsync(Ct)));
        Assert.Equal(DestructionState.Certified, (await desk.Lists().ListAsync(list)).State);
    }

    [Theory, OnEachDatabase]
    public async Task ARestoredOlderBackup_DestroysItAgain(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.ClosedIncidentAsync(Words);
        var (_, _, file) = await WithFileAsync(desk, id);
        desk.Pass(years: 5);
        var older = LifeDesk.Must(await desk.Vault.Get<BackUp>().ExecuteAsync(await desk.ActorAsync("系统管理员"), new BackupRequest(BackupKind.Manual, Password: null), null, Ct));
        await desk.DestroyedAsync(id);

        await using var clean = TestVault.CreateEmpty(database);
        var restored = await BackupTests.RestoreAsync(clean, older.File, journal: desk.Vault.Get<VaultPaths>().DisposalJournal);

        Assert.True(restored.Succeeded && restored.Value.Findings.Holds, $"{restored.Error}");
        Assert.Equal(1, restored.Value.Disposals);
        Assert.False(clean.Get<StoredFiles>().Has(file));
        await using var db = await clean.DatabaseAsync();
        Assert.Equal(RecordState.Disposed, (await db.Set<Record>().SingleAsync(r => r.Id == id, Ct)).State);
        Assert.False(await db.Set<RecordContent>().AnyAsync(c => c.RecordId == id, Ct) || await db.Set<RecordFile>().AnyAsync(f => f.RecordId == id, Ct));
        Assert.True((await clean.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
        Assert.Equal("XHZS-2031-001", Assert.Single(LifeDesk.Must(await clean.Get<DestructionRegister>().ListAsync(await clean.ActorAsync(LifeDesk.Controller), new(), Ct)).Rows).Certificate);
    }

    private static async Task<(string Number, string Hash, string File)> WithFileAsync(ProcessDesk desk, Guid id)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"{Words}，现场照片"));
        var file = LifeDesk.Must(await desk.Vault.Get<AttachRecordFile>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Engineer), id, "现场.txt", content, Ct));
        var record = (await desk.ViewAsync(id, ProcessDesk.Engineer)).Record;
        return (record.Number!, record.ContentHash!, file.Hash);
    }

    private static async Task ChangeAsync(ProcessDesk desk, int? period, RetentionUnit unit)
    {
        var input = new NewRetention(DisposalRoom.ServiceClass, period, unit, unit == RetentionUnit.Permanent ? null : RetentionStart.RecordClosed, false, false);
        var id = LifeDesk.Must(await desk.Vault.Get<ProposeRetention>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), input, "客户合同要求", Ct));
        LifeDesk.Must(await desk.Lists().DecideRuleAsync(id, LifeDesk.Representative));
    }

    private static async Task<RecordState[]> StatesAsync(ProcessDesk desk, params Guid[] ids)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var states = await db.Set<Record>().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.State, Ct);
        return [.. ids.Select(id => states[id])];
    }

    private static async Task<(int Days, int Months)> CountedAsync(ProcessDesk desk)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return (await db.Set<RecordCount>().SumAsync(c => c.Records, Ct), await db.Set<RecordMonth>().SumAsync(c => c.Records, Ct));
    }

    private static async Task<int> FoundAsync(ProcessDesk desk, string number)
    {
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        return LifeDesk.Must(await desk.Vault.Get<SearchQueries>().ObjectsAsync(await desk.ActorAsync(LifeDesk.Controller), Record.Kind, Words, 10, Ct)).Hits.Count(h => h.Code == number);
    }

    /// <summary>Every text column of every table is asked for the words, whatever the model says.</summary>
    private static async Task<long> RowsThatSayAsync(ProcessDesk desk)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var columns = db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null)
            .SelectMany(e => e.GetProperties().Where(p => p.ClrType == typeof(string)).Select(p => (Table: e.GetTableName()!, Column: p.GetColumnName()))).Distinct();
        var sql = string.Join(" UNION ALL ", columns.Select(c => $"""SELECT COUNT(*) AS "Value" FROM "{c.Table}" WHERE CAST("{c.Column}" AS TEXT) LIKE '%{Words}%'"""));
        return (await db.Database.SqlQueryRaw<long>(sql).ToListAsync(Ct)).Sum();
    }
}
