using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Database.Tests.Documents.Distribution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>Issue and effect are two dates; the change of editions is made by the program, in one act (decision 28).</summary>
public sealed class EffectTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Issue_WithDepartmentsNamedByTheAuthorButNoList_IsRefused(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = (await desk.RegisterAsync()).Id;
        var edition = await desk.StartAsync(document, DraftFacts.None with { DistributionDepartments = ["market"] });
        await desk.ApproveThroughAsync(edition);
        var refused = await desk.PublishAsync(edition);
        Assert.Equal(("lifecycle.check-failed", (object)IssueItem.DistributionListed), (refused.Error!.Code, refused.Error.Arguments[0]));
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("market")]));
        LifeDesk.Must(await desk.PublishAsync(edition));
    }

    [Theory, OnEachDatabase]
    public async Task AIsInForce_UntilTheDayOfB(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.InForceAsync();
        var b = await NextAsync(desk, document);
        LifeDesk.Must(await desk.PublishAsync(b, inDays: 3));
        var day = desk.Today.AddDays(3);

        Assert.Equal(new TakeEffectOutcome(0, 0), await desk.TakeEffectAsync());
        Assert.Equal((EditionState.Effective, EditionState.Published), await StatesAsync(desk, a, b));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromHours(14)); // 23:00 at the company on the day before
        await desk.TakeEffectAsync();
        Assert.Equal((EditionState.Effective, EditionState.Published), await StatesAsync(desk, a, b));

        desk.Vault.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(new TakeEffectOutcome(1, 0), await desk.TakeEffectAsync());

        Assert.Equal((EditionState.Obsolete, EditionState.Effective), await StatesAsync(desk, a, b));
        await using var db = await desk.Vault.DatabaseAsync();
        var periods = await db.Set<EditionInForce>().Where(f => f.DocumentId == document).ToDictionaryAsync(f => f.EditionId, Ct);
        Assert.Equal(((DateOnly?)day, day, (DateOnly?)null), (periods[a].To, periods[b].From, periods[b].To));
        Assert.Equal(new TakeEffectOutcome(0, 0), await desk.TakeEffectAsync());
    }

    [Theory, OnEachDatabase]
    public async Task MissedDays_AreMadeGoodByTheJob_FromThePublishedDay(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.InForceAsync();
        var b = await NextAsync(desk, document);
        LifeDesk.Must(await desk.PublishAsync(b, inDays: 2));
        var day = desk.Today.AddDays(2);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(5)); // the program did not run

        var queue = desk.Vault.Get<JobQueue>();
        await queue.EnqueueAsync(Actor.Program(new ActSession("daily", ActSource.Job)), "edition.take-effect", "", Ct);
        while (await queue.RunNextAsync(Ct))
        {
        }

        Assert.Equal((EditionState.Obsolete, EditionState.Effective), await StatesAsync(desk, a, b));
        Assert.Equal(day, (await desk.EditionAsync(b)).EffectiveDate);
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(JobState.Succeeded, (await db.Set<JobRun>().SingleAsync(Ct)).State);
        Assert.Contains(desk.Vault.Get<IEnumerable<DailyJob>>(), d => d.Kind == "edition.take-effect" && d.At == new TimeOnly(0, 1));
    }

    [Theory, OnEachDatabase]
    public async Task UnfinishedTraining_KeepsItBack_AndTheBoardSaysWhy(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.InForceAsync();
        var b = await NextAsync(desk, document, training: true);
        LifeDesk.Must(await desk.PublishAsync(b, inDays: 1));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(new TakeEffectOutcome(0, 1), await desk.TakeEffectAsync());

        Assert.Equal((EditionState.Effective, EditionState.Published), await StatesAsync(desk, a, b));
        var board = LifeDesk.Must(await desk.Vault.Get<InWorkQueries>().ListAsync(await desk.ActorAsync(LifeDesk.Controller), InWorkStage.Blocked, new(), Ct));
        Assert.Equal("lifecycle.training-unfinished", Assert.Single(board.Page.Rows).Blocked?.Code);
        var record = desk.Vault.Get<RecordTraining>();
        var author = await desk.ActorAsync(LifeDesk.Author);
        Assert.Equal("lifecycle.training-in-future", (await record.ExecuteAsync(author, b, desk.Today.AddDays(1), "培训记录", Ct)).Error?.Code);
        Assert.Equal("lifecycle.evidence-required", (await record.ExecuteAsync(author, b, desk.Today, "", Ct)).Error?.Code);
        LifeDesk.Must(await record.ExecuteAsync(author, b, desk.Today, "培训记录 2026-03", Ct));

        Assert.Equal((EditionState.Obsolete, EditionState.Effective), await StatesAsync(desk, a, b));
        Assert.Equal(desk.Today, (await desk.EditionAsync(b)).EffectiveDate); // not backwards: it was not in force meanwhile
    }

    [Theory, OnEachDatabase]
    public async Task Training_IsWaivedByTheRepresentativeOnly_OrTheDayIsChanged(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (one, two) = (await desk.DraftAsync(facts: LifeDesk.Change(training: true)), await desk.DraftAsync(title: "交接规范", facts: LifeDesk.Change(training: true)));
        foreach (var edition in new[] { one, two })
        {
            await desk.ApproveThroughAsync(edition);
            LifeDesk.Must(await desk.PublishAsync(edition));
            Assert.Equal(EditionState.Published, (await desk.EditionAsync(edition)).State);
        }

        var waive = desk.Vault.Get<WaiveTraining>();
        Assert.Equal("access.missing-permission", (await waive.ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), one, "急用", Ct)).Error?.Code);
        Assert.Equal("act.reason-required", (await waive.ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), one, "", Ct)).Error?.Code);
        LifeDesk.Must(await waive.ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), one, "内容未变，仅改编号", Ct));
        Assert.Equal(EditionState.Effective, (await desk.EditionAsync(one)).State);
        Assert.True((await desk.LifeAsync(one)).Training is { Finished: true, Waived: true, ByName: LifeDesk.Representative });

        LifeDesk.Must(await desk.Vault.Get<ChangeEffectiveDate>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), two, desk.Today.AddDays(10), "培训推迟", Ct));
        Assert.Null((await desk.LifeAsync(two)).Blocked);
        Assert.Equal("lifecycle.no-training", (await waive.ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), one, "再次", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ChangedToToday_TakesEffectAtOnce(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        await desk.ApproveThroughAsync(draft);
        LifeDesk.Must(await desk.PublishAsync(draft, inDays: 10));
        var (change, controller) = (desk.Vault.Get<ChangeEffectiveDate>(), await desk.ActorAsync(LifeDesk.Controller));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("documents.issue-after-effective", (await change.ExecuteAsync(controller, draft, desk.Today.AddDays(-2), "提前", Ct)).Error?.Code);
        Assert.Equal("lifecycle.effective-past", (await change.ExecuteAsync(controller, draft, desk.Today.AddDays(-1), "提前", Ct)).Error?.Code);
        Assert.Equal("act.reason-required", (await change.ExecuteAsync(controller, draft, desk.Today, "", Ct)).Error?.Code);
        LifeDesk.Must(await change.ExecuteAsync(controller, draft, desk.Today, "提前", Ct));

        Assert.Equal(EditionState.Effective, (await desk.EditionAsync(draft)).State);
        Assert.Equal("lifecycle.not-published", (await change.ExecuteAsync(controller, draft, desk.Today, "再改", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task IssueDates_AreChecked_AndAMissingFileIsFound(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        var (publish, controller, today) = (desk.Vault.Get<PublishEdition>(), await desk.ActorAsync(LifeDesk.Controller), desk.Today);
        Assert.Equal("workflow.not-allowed", (await desk.PublishAsync(draft)).Error?.Code);
        await desk.ApproveThroughAsync(draft);
        async Task<string?> TryAsync(int issue, int effective) => (await publish.ExecuteAsync(controller, draft, new(today.AddDays(issue), today.AddDays(effective)), Ct)).Error?.Code;

        Assert.Equal("documents.issue-after-effective", await TryAsync(0, -1));
        Assert.Equal("lifecycle.issue-in-future", await TryAsync(1, 2));
        Assert.Equal("lifecycle.issue-before-approval", await TryAsync(-1, 0));
        Assert.All(LifeDesk.Must(await publish.CheckAsync(controller, draft, Ct)), c => Assert.True(c.Passed, c.Item.ToString()));
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            var hash = await db.Set<EditionFile>().Where(f => f.EditionId == draft).Select(f => f.Hash).SingleAsync(Ct);
            File.Delete(Path.Combine(desk.Vault.Get<VaultPaths>().Content, hash[..2], hash));
        }

        Assert.Equal("lifecycle.check-failed", await TryAsync(0, 0));
        Assert.Equal(IssueItem.FilePresent, Assert.Single(LifeDesk.Must(await publish.CheckAsync(controller, draft, Ct)), c => !c.Passed).Item);
        LifeDesk.Must(await desk.ReturnAsync(draft));
        Assert.Equal((EditionState.Draft, TaskOutcome.Returned), ((await desk.EditionAsync(draft)).State, Assert.Single((await desk.LifeAsync(draft)).Back).Outcome));
    }

    [Theory, OnEachDatabase]
    public async Task BrokenOffInTheMiddle_NothingHasChanged(Database database)
    {
        var breaker = new Breaker();
        await using var desk = await LifeDesk.OpenAsync(database, s => s.AddSingleton<IFactHandler<EditionEffective>>(breaker));
        var (document, a) = await desk.InForceAsync();
        var b = await NextAsync(desk, document);
        LifeDesk.Must(await desk.PublishAsync(b, inDays: 1));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));

        breaker.Breaks = true;
        await Assert.ThrowsAnyAsync<Exception>(desk.TakeEffectAsync);

        Assert.Equal((EditionState.Effective, EditionState.Published), await StatesAsync(desk, a, b));
        breaker.Breaks = false;
        Assert.Equal(new TakeEffectOutcome(1, 0), await desk.TakeEffectAsync());
        Assert.Equal((EditionState.Obsolete, EditionState.Effective), await StatesAsync(desk, a, b));
    }

    private static async Task<Guid> NextAsync(LifeDesk desk, Guid document, bool training = false)
    {
        var edition = await desk.StartAsync(document, LifeDesk.Change(training: training));
        await desk.ApproveThroughAsync(edition);
        return edition;
    }

    private static async Task<(EditionState, EditionState)> StatesAsync(LifeDesk desk, Guid a, Guid b) => ((await desk.EditionAsync(a)).State, (await desk.EditionAsync(b)).State);

    /// <summary>Ends the act after the old edition has gone out and the new one has come in, as a crash would.</summary>
    private sealed class Breaker : IFactHandler<EditionEffective>
    {
        public bool Breaks { get; set; }

        public Task HandleAsync(EditionEffective fact, Act act) => Breaks ? throw new InvalidOperationException("broken off") : Task.CompletedTask;
    }
}
