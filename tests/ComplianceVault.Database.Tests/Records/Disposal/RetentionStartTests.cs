using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Records.Disposal;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Handling;
using Microsoft.EntityFrameworkCore;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Records.Disposal;

/// <summary>What starts the period of a record (R23): without its event it never ends, of several people the last one counts (decision 27).</summary>
public sealed class RetentionStartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ATraining_IsKeptUntilTheLastOfItsPeopleLeft(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await ClassedAsync(desk, "RET-TRAIN");
        var (first, second) = (await desk.ActorAsync("市场部职员"), await desk.ActorAsync("项目经理"));
        await NameAsync(desk, id, first.PersonId, second.PersonId);
        await LeaveAsync(desk, first.PersonId);
        desk.Pass(years: 10);
        Assert.Empty(await desk.DueAsync("RET-TRAIN"));
        Assert.Equal("disposal.not-started", (await desk.KeepingAsync(id)).Refusal?.Code);

        await LeaveAsync(desk, second.PersonId);
        Assert.Equal(desk.Lists().Today.AddYears(1), (await desk.KeepingAsync(id)).Until);
        Assert.Empty(await desk.DueAsync("RET-TRAIN"));
        desk.Pass(years: 1);
        Assert.Equal(id, Assert.Single(await desk.DueAsync("RET-TRAIN")).Id);
    }

    /// <summary>What ended stays ended when its own record is destroyed.</summary>
    [Theory, OnEachDatabase]
    public async Task TheFileOfAPerson_AndTheRecordOfADevice_StartPeriods_AlsoWhenTheyAreGone(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var (file, training) = (await ClassedAsync(desk, "RET-TRAIN", "人事档案"), await ClassedAsync(desk, "RET-TRAIN", "培训记录"));
        var (device, equipment) = (await ClassedAsync(desk, "RET-SYS3", "配置项"), await ClassedAsync(desk, "RET-EQUIP", "设备"));
        var person = (await desk.ActorAsync("市场部职员")).PersonId;
        await IsAsync(desk, file, "ITSMS-P04-R10");
        await IsAsync(desk, device, "ITSMS-P07-R02");
        await NameAsync(desk, file, person);
        await NameAsync(desk, training, "employee", file);
        await NameAsync(desk, equipment, "ci", device);
        await LeaveAsync(desk, person);
        desk.Pass(years: 1);
        var until = ((await desk.KeepingAsync(training)).Until, (await desk.KeepingAsync(equipment)).Until);
        Assert.True(until is ({ }, { }), $"{until}");

        await desk.DestroyedAsync(file);
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Record>().Where(r => r.Id == device).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RecordState.Disposed), Ct);

        Assert.Equal(until, ((await desk.KeepingAsync(training)).Until, (await desk.KeepingAsync(equipment)).Until));
        Assert.Equal(training, Assert.Single(await desk.DueAsync("RET-TRAIN")).Id);
        Assert.Equal(equipment, Assert.Single(await desk.DueAsync("RET-EQUIP")).Id);
    }

    [Theory, OnEachDatabase]
    public async Task AClassThatOnceWaitedForAnEvent_IsDueFromTheClosing_OfWhatWasClosedSince(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var before = await desk.ClosedIncidentAsync();
        desk.Pass(years: 0, days: 1);
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            db.Add(new RetentionClass { Id = Guid.CreateVersion7(), Code = "RET-SVC5", TitleZh = "服务记录", Period = 1, Unit = RetentionUnit.Year, Starts = RetentionStart.ContractEnded, AtLeast = false, From = new(2000, 1, 1), To = desk.Lists().Today });
            await db.SaveChangesAsync(Ct);
        }

        var since = await desk.ClosedIncidentAsync();
        await NameAsync(desk, before);
        await NameAsync(desk, since);
        desk.Pass(years: 5);

        Assert.Equal([since], (await desk.DueAsync()).Select(d => d.Id));
        LifeDesk.Must(await desk.Vault.Get<StateRetentionStart>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), before, desk.Lists().Today.AddYears(-1), "合同终止", Ct));
        Assert.Equal([before, since], (await desk.DueAsync()).Select(d => d.Id));
    }

    [Theory, OnEachDatabase]
    public async Task Equipment_IsNeverDue_BeforeSomebodyStatesThatItWasScrapped(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await ClassedAsync(desk, "RET-EQUIP");
        desk.Pass(years: 30);
        Assert.Empty(await desk.DueAsync("RET-EQUIP"));
        var (state, controller) = (desk.Vault.Get<StateRetentionStart>(), await desk.ActorAsync(LifeDesk.Controller));

        Assert.Equal("disposal.day", (await state.ExecuteAsync(controller, id, desk.Lists().Today.AddDays(1), "报废单", Ct)).Error?.Code);
        Assert.Equal("act.reason-required", (await state.ExecuteAsync(controller, id, desk.Lists().Today, " ", Ct)).Error?.Code);
        Assert.Equal("access.missing-permission", (await state.ExecuteAsync(await desk.ActorAsync(ProcessDesk.Engineer), id, desk.Lists().Today, "报废单", Ct)).Error?.Code);
        LifeDesk.Must(await state.ExecuteAsync(controller, id, desk.Lists().Today, "报废单", Ct));

        desk.Pass(years: 1, days: -1);
        Assert.Empty(await desk.DueAsync("RET-EQUIP"));
        desk.Pass(years: 0, days: 1);
        Assert.Equal(id, Assert.Single(await desk.DueAsync("RET-EQUIP")).Id);
    }

    [Theory, OnEachDatabase]
    public async Task ARecordOfAnAuditOrReview_IsApprovedByTheRepresentative(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await ClassedAsync(desk, "RET-AUDIT3");
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            db.Add(new FormClause { Id = Guid.CreateVersion7(), FormId = await db.Set<Record>().Where(r => r.Id == id).Select(r => r.FormId).SingleAsync(Ct), Clause = "9.2.2", From = desk.Lists().Today });
            await db.SaveChangesAsync(Ct);
        }

        desk.Pass(years: 3);
        var (lists, list) = (desk.Lists(), await desk.ProposedAsync(id));
        LifeDesk.Must(await lists.ConfirmListAsync(list));
        LifeDesk.Must(await lists.CheckListAsync(list));

        Assert.Equal("deciding.not-your-turn", (await lists.ApproveListAsync(list)).Error?.Code);
        LifeDesk.Must(await lists.ApproveListAsync(list, LifeDesk.Representative));
    }

    [Theory, OnEachDatabase]
    public async Task TheController_HearsOfWhatCameDue_InTheFirstQuarter(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.ClosedIncidentAsync();
        await using var db = await desk.Vault.DatabaseAsync();
        var source = desk.Vault.Get<IEnumerable<IReckonedDeskSource>>().Single(s => s.Kind == "record.appraise");
        Assert.Empty(await source.OpenAsync(db, new(2031, 12, 31), Ct));

        var task = Assert.Single(await source.OpenAsync(db, new(2032, 1, 1), Ct));

        Assert.Equal(("record.appraise", "RET-SVC5", new DateOnly(2032, 3, 31), Role.Controller), (task.Kind, task.Number, task.Due!.Value, task.Office));
        await db.Set<Record>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.VoidAskedAt, task.Since), Ct);
        Assert.Empty(await source.OpenAsync(db, new(2032, 1, 1), Ct)); // nothing can be done before its voiding is decided
        await db.Set<Record>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.VoidAskedAt, (DateTime?)null), Ct);
        LifeDesk.Must(await desk.TryHoldAsync(id));
        Assert.Empty(await source.OpenAsync(db, new(2032, 1, 1), Ct));
    }

    [Theory, OnEachDatabase]
    public async Task OneProposal_MakesAListForEachClass_AndOnlyTheControllerProposes(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var incident = await desk.ClosedIncidentAsync();
        var other = await ClassedAsync(desk, "RET-SYS3", ProcessDesk.Incident + "-B");
        desk.Pass(years: 5);

        Assert.Equal("access.missing-permission", (await desk.TryProposeAsync([incident], ProcessDesk.Engineer)).Error?.Code);
        Assert.Equal("destruction.count", (await desk.TryProposeAsync([])).Error?.Code);
        Assert.Equal("destruction.method", (await desk.TryProposeAsync([incident], method: DestructionMethod.Reuse)).Error?.Code);
        Assert.Equal(2, LifeDesk.Must(await desk.TryProposeAsync([incident, other])).Count);
        Assert.Equal("destruction.listed-already", (await desk.TryProposeAsync([other])).Error?.Code);
        Assert.Empty(await desk.DueAsync());
    }

    /// <summary>A closed incident whose form is of another class; with a number, of a form of its own.</summary>
    private static async Task<Guid> ClassedAsync(ProcessDesk desk, string code, string? form = null)
    {
        var id = await desk.ClosedIncidentAsync();
        await using var db = await desk.Vault.DatabaseAsync();
        var record = await db.Set<Record>().SingleAsync(r => r.Id == id, Ct);
        if (form is null)
        {
            await db.Set<Form>().Where(f => f.Id == record.FormId).ExecuteUpdateAsync(s => s.SetProperty(f => f.Retention, code), Ct);
            return id;
        }

        var own = new Form { Id = Guid.CreateVersion7(), Number = form, TitleZh = "事件小结", Parent = "ITSMS-P15", Way = FormWay.Filled, Basis = FormBasis.Derived, IsActive = true, Retention = code };
        db.Add(own);
        await db.SaveChangesAsync(Ct);
        await db.Set<Record>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.FormId, own.Id), Ct);
        return id;
    }

    /// <summary>Makes it a record of a form of the sample.</summary>
    private static async Task IsAsync(ProcessDesk desk, Guid id, string form)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var own = await db.Set<Form>().Where(f => f.Number == form).Select(f => f.Id).SingleAsync(Ct);
        await db.Set<Record>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.FormId, own), Ct);
    }

    private static Task NameAsync(ProcessDesk desk, Guid id, params Guid[] people) => NameAsync(desk, id, "person", people);

    private static async Task NameAsync(ProcessDesk desk, Guid id, string kind, params Guid[] targets)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<RecordLink>().Where(l => l.RecordId == id).ExecuteDeleteAsync(Ct);
        db.AddRange(targets.Select(p => new RecordLink { Id = Guid.CreateVersion7(), RecordId = id, Field = "name", TargetKind = kind, TargetId = p.ToString("D"), FromOrdinal = 1 }));
        await db.SaveChangesAsync(Ct);
    }

    private static async Task LeaveAsync(ProcessDesk desk, Guid person)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var now = desk.Vault.Clock.GetUtcNow().UtcDateTime;
        await db.Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(s => s.SetProperty(p => p.LeftAt, now), Ct);
    }
}
