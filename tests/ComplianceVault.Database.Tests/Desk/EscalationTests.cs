using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>Overdue tasks go to the head of the department and, five working days later, to the management representative; once (R50).</summary>
public sealed class EscalationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task OverdueTask_GoesToTheHead_ThenToTheRepresentative_EachOnce(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var edition = await WaitingForMarketAsync(desk); // due on Thursday 2026-03-05
        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, (await RunAsync(desk)).Told);

        desk.Vault.Clock.Advance(TimeSpan.FromDays(1)); // Friday: one working day late
        Assert.Equal(2, (await RunAsync(desk)).Told); // the one it waits for, and the head of the department
        Assert.Equal(0, (await RunAsync(desk)).Told);
        var row = Assert.Single((await DeskTests.BoardAsync(desk, LifeDesk.Head, null, DeskQueries.Supervise)).Page.Rows);
        Assert.Equal((edition, NoticeStage.Head), (row.ObjectId, row.Supervised!.Stage));
        Assert.Equal([LifeDesk.MarketHead], row.Supervised.Owners.Where(o => o == LifeDesk.MarketHead));
        Assert.Empty(await DeskTests.KindsAsync(desk, LifeDesk.Representative));

        desk.Vault.Clock.Advance(TimeSpan.FromDays(6)); // Thursday 2026-03-12: five
        Assert.Equal(0, (await RunAsync(desk)).Told);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1)); // Friday: five working days after it was told to the head
        Assert.Equal(1, (await RunAsync(desk)).Told);
        Assert.Equal(NoticeStage.Representative, Assert.Single((await DeskTests.BoardAsync(desk, LifeDesk.Representative)).Page.Rows).Supervised!.Stage);

        LifeDesk.Must(await desk.RejectAsync(edition, LifeDesk.MarketHead));
        Assert.Empty(await DeskTests.KindsAsync(desk, LifeDesk.Representative)); // closed by the task itself
        Assert.DoesNotContain(DeskQueries.Supervise, (await DeskTests.KindsAsync(desk, LifeDesk.Head)).Select(k => k.Item1));
        Assert.Equal(new EscalationOutcome(0, 3), await RunAsync(desk));
        Assert.Equal(2, await EntriesAsync(desk));
    }

    [Theory, OnEachDatabase]
    public async Task MissedDays_AreMadeGoodAtOnce_InOneEntryOfTheTrail(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await WaitingForMarketAsync(desk);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(3, (await RunAsync(desk)).Told);
        Assert.Equal(1, await EntriesAsync(desk));
        Assert.Equal(0, (await RunAsync(desk)).Told);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_SupervisesTheOwnTask_AndOverAWeekendNobodyIsTold(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var edition = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(edition)); // waits for the head himself, due on Friday 2026-03-06
        desk.Vault.Clock.Advance(TimeSpan.FromDays(4)); // Saturday
        Assert.Equal(1, (await RunAsync(desk)).Told); // only the one it waits for
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, (await RunAsync(desk)).Told);
        Assert.Equal([("edition.review", 1)], await DeskTests.KindsAsync(desk, LifeDesk.Head));
    }

    [Theory, OnEachDatabase]
    public async Task DepartmentWithoutHead_GoesToTheRepresentativeAtOnce(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await WaitingForMarketAsync(desk);
        await desk.EndRoleAsync(LifeDesk.Head, "dept_head");
        desk.Vault.Clock.Advance(TimeSpan.FromDays(4));
        await RunAsync(desk);
        var board = await DeskTests.BoardAsync(desk, LifeDesk.Representative, null, DeskQueries.Supervise);
        Assert.Equal(NoticeStage.Representative, Assert.Single(board.Page.Rows).Supervised!.Stage);
    }

    [Theory, OnEachDatabase]
    public async Task TaskWithoutADayOfItsOwn_IsDueAfterFiveWorkingDays_AndEscalated(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.ApproveThroughAsync(await desk.DraftAsync()); // Monday 2026-03-02: to be issued, without a wished day
        desk.Vault.Clock.Advance(TimeSpan.FromDays(7));
        var row = Assert.Single((await DeskTests.BoardAsync(desk, LifeDesk.Controller)).Page.Rows);
        Assert.Equal(("edition.publish", new DateOnly(2026, 3, 9)), (row.Kind, row.Due!.Due));
        Assert.Equal(0, (await RunAsync(desk)).Told);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await RunAsync(desk)).Told); // the controller, and the head of the controller's department
        Assert.Equal(0, (await RunAsync(desk)).Told);
    }

    [Theory, OnEachDatabase]
    public async Task Days_AreTheCompanysSettings(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (change, representative) = (desk.Vault.Get<ChangeSetting>(), await desk.ActorAsync(LifeDesk.Representative));
        LifeDesk.Must(await change.ExecuteAsync(representative, "desk.due-days", "2", "两天内办理", Ct));
        LifeDesk.Must(await change.ExecuteAsync(representative, "desk.representative-days", "1", "次日上报", Ct));
        await desk.ApproveThroughAsync(await desk.DraftAsync());
        Assert.Equal(new DateOnly(2026, 3, 4), Assert.Single((await DeskTests.BoardAsync(desk, LifeDesk.Controller)).Page.Rows).Due!.Due);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(4)); // two working days late
        Assert.Equal(3, (await RunAsync(desk)).Told);
        Assert.Equal(NoticeStage.Representative, Assert.Single((await DeskTests.BoardAsync(desk, LifeDesk.Representative)).Page.Rows).Supervised!.Stage);
    }

    [Theory, OnEachDatabase]
    public async Task NewTask_IsToldOnce_AndAgainWhenItBeginsAnew(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var edition = await desk.DraftAsync();
        await desk.ApproveThroughAsync(edition);
        Assert.Equal(1, await TellAsync(desk)); // the controller, who is to issue it
        Assert.Equal(0, await TellAsync(desk));
        LifeDesk.Must(await desk.ReturnAsync(edition));
        desk.Vault.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.ApproveThroughAsync(edition);
        Assert.Equal(1, await TellAsync(desk));
    }

    [Fact]
    public async Task Escalation_RunsEachDay_AndMissedRunsAreMadeGood()
    {
        await using var vault = await TestVault.CreateAsync(Database.Sqlite);
        Assert.Contains(vault.Get<IEnumerable<DailyJob>>(), j => j.Kind == "desk.escalate");
    }

    /// <summary>A work instruction of the technology department whose review waits for the head of the market department.</summary>
    private static async Task<Guid> WaitingForMarketAsync(LifeDesk desk)
    {
        await desk.GiveRoleAsync(LifeDesk.Head, "doc_author");
        var edition = await desk.StartAsync((await desk.RegisterAsync(author: LifeDesk.Head)).Id, author: LifeDesk.Head);
        LifeDesk.Must(await desk.NameAsync(edition, App.Platform.Signatures.SignatureMeaning.Review, LifeDesk.MarketHead));
        LifeDesk.Must(await desk.SubmitAsync(edition, LifeDesk.Head));
        return edition;
    }

    internal static async Task<EscalationOutcome> RunAsync(LifeDesk desk) => LifeDesk.Must(await desk.Vault.Get<EscalateTasks>().ExecuteAsync(Program, Ct));

    internal static async Task<int> TellAsync(LifeDesk desk) => LifeDesk.Must(await desk.Vault.Get<TellNewTasks>().ExecuteAsync(Program, Ct));

    private static Actor Program => Actor.Program(new ActSession("daily", ActSource.Job));

    private static async Task<int> EntriesAsync(LifeDesk desk)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<TrailEntry>().CountAsync(e => e.Act == "desk.escalated", Ct);
    }
}
