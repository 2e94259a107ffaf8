using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>One inbox per person: what waits, for whom, in which order.</summary>
public sealed class DeskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Edition_WaitsForOnePersonAfterAnother_UntilItIsInForce(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var edition = await desk.DraftAsync(facts: LifeDesk.Change(training: true));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Head));

        LifeDesk.Must(await desk.SubmitAsync(edition));
        var row = Assert.Single((await BoardAsync(desk, LifeDesk.Head)).Page.Rows);
        Assert.Equal(("edition.review", edition, "机房巡检规范", "A"), (row.Kind, row.ObjectId, row.Title, row.Label));
        Assert.Equal((DeadlineState.Ahead, 3), (row.Due!.State, row.Due.WorkingDays));
        Assert.Null(row.InsteadOf);
        Assert.Empty(await KindsAsync(desk, LifeDesk.MarketHead));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Author));

        LifeDesk.Must(await desk.ReviewAsync(edition));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Head));
        Assert.Equal([("edition.approve", 1)], await KindsAsync(desk, LifeDesk.Representative));
        LifeDesk.Must(await desk.ApproveAsync(edition));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Representative));
        Assert.Equal([("edition.publish", 1)], await KindsAsync(desk, LifeDesk.Controller));
        Assert.Equal([("edition.training", 1)], await KindsAsync(desk, LifeDesk.Author));

        LifeDesk.Must(await desk.PublishAsync(edition));
        Assert.Equal([("edition.blocked", 1)], await KindsAsync(desk, LifeDesk.Controller)); // its day is today and nobody was trained
        LifeDesk.Must(await desk.Vault.Get<RecordTraining>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), edition, desk.Today, "签到表", Ct));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Controller));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Author));
    }

    [Theory, OnEachDatabase]
    public async Task Task_IsNotForWhoeverWroteOrReviewedIt(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.GiveRoleAsync(LifeDesk.Author, "dept_head", "tech");
        await desk.GiveRoleAsync(LifeDesk.Head, "mgmt_rep");
        var edition = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(edition));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Author)); // holds the office, but wrote it
        Assert.Equal([("edition.review", 1)], await KindsAsync(desk, LifeDesk.Head));

        LifeDesk.Must(await desk.ReviewAsync(edition));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Head)); // holds the office, but reviewed it
        Assert.Equal([("edition.approve", 1)], await KindsAsync(desk, LifeDesk.Representative));
    }

    [Theory, OnEachDatabase]
    public async Task Deputy_SeesForWhomTheTaskIs_AndAPersonNamedSeesItToo(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.DeputiseAsync(LifeDesk.Head, LifeDesk.MarketHead, "dept_head");
        var edition = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(edition));
        Assert.Equal(LifeDesk.Head, Assert.Single((await BoardAsync(desk, LifeDesk.MarketHead)).Page.Rows).InsteadOf);
        Assert.Null(Assert.Single((await BoardAsync(desk, LifeDesk.Head)).Page.Rows).InsteadOf);

        LifeDesk.Must(await desk.NameAsync(edition, SignatureMeaning.Review, LifeDesk.Controller));
        Assert.Equal([("edition.review", 1)], await KindsAsync(desk, LifeDesk.Controller));
    }

    [Theory, OnEachDatabase]
    public async Task SignatureThatNobodyCanGive_WaitsForTheRepresentativeToNameSomebody(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var edition = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(edition));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Representative));
        await desk.EndRoleAsync(LifeDesk.Head, "dept_head");
        Assert.Equal([("edition.name-signer", 1)], await KindsAsync(desk, LifeDesk.Representative));
        LifeDesk.Must(await desk.NameAsync(edition, SignatureMeaning.Review, LifeDesk.MarketHead));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Representative));
    }

    [Theory, OnEachDatabase]
    public async Task Desk_HasTheOverdueFirst_InPages_AndByKind(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var approved = await desk.DraftAsync();
        await desk.ApproveThroughAsync(approved); // waits for the controller; without a day of its own it has five working days
        var early = await desk.DraftAsync(title: "值班规范");
        LifeDesk.Must(await desk.SubmitAsync(early));
        LifeDesk.Must(await desk.NameAsync(early, SignatureMeaning.Review, LifeDesk.Controller));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(7));
        var late = await desk.DraftAsync(title: "交接规范");
        LifeDesk.Must(await desk.SubmitAsync(late));
        LifeDesk.Must(await desk.NameAsync(late, SignatureMeaning.Review, LifeDesk.Controller));

        var all = await BoardAsync(desk, LifeDesk.Controller);
        Assert.Equal([early, approved, late], all.Page.Rows.Select(r => r.ObjectId));
        Assert.Equal((DeadlineState.Overdue, 2), (all.Page.Rows[0].Due!.State, all.Page.Rows[0].Due!.WorkingDays));
        Assert.Equal((3, 3), (all.Total, all.Page.Total));
        Assert.Equal(3, LifeDesk.Must(await desk.Vault.Get<DeskQueries>().CountAsync(await desk.ActorAsync(LifeDesk.Controller), Ct)));
        Assert.Equal([late], (await BoardAsync(desk, LifeDesk.Controller, new PageRequest(2, 2))).Page.Rows.Select(r => r.ObjectId));
        var ofKind = await BoardAsync(desk, LifeDesk.Controller, null, "edition.publish");
        Assert.Equal([approved], ofKind.Page.Rows.Select(r => r.ObjectId));
        Assert.Equal((1, 3), (ofKind.Page.Total, ofKind.Total));
    }

    [Theory, OnEachDatabase]
    public async Task Review_IsOnTheDeskOfTheOwningDepartmentsHead_SixtyDaysBeforeItIsDue_AndToldAgainAtThirty(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, edition) = await desk.InForceAsync();
        var due = desk.Today.AddYears(1);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(304));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Head));
        await EscalationTests.TellAsync(desk); // what else came due in those months, such as the review of the trail
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var row = Assert.Single((await BoardAsync(desk, LifeDesk.Head)).Page.Rows);
        Assert.Equal(("document.review", edition, due), (row.Kind, row.ObjectId, row.Due!.Due));
        Assert.Equal(1, await EscalationTests.TellAsync(desk));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await EscalationTests.TellAsync(desk));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await EscalationTests.TellAsync(desk));
        await desk.EndRoleAsync(LifeDesk.Head, "dept_head");
        Assert.Equal([("document.review", 1)], await KindsAsync(desk, LifeDesk.Controller)); // a department without a head
        await desk.GiveRoleAsync(LifeDesk.Head, "dept_head", "tech");
        Assert.Empty(await KindsAsync(desk, LifeDesk.Controller));
        LifeDesk.Must(await desk.Vault.Get<ConfirmReview>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), edition, ReviewResult.StillSuitable, "适用", Ct));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Head));
    }

    [Theory, OnEachDatabase]
    public async Task Review_OfAnExternalDocument_WaitsForNobody_AndIsRefused(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        var facts = new ExternalFacts("EXT-07", "城市排水条例", ExternalCategory.Law, "tech", [], new("2021", "市人民代表大会", "市政府网站", "法规可以复制", "第 12 号公告", new(2021, 6, 1)));
        LifeDesk.Must(await desk.Vault.Get<RegisterExternal>().ExecuteAsync(controller, facts, null, Ct));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(800));
        Assert.Empty(await KindsAsync(desk, LifeDesk.Head));
        await using var db = await desk.Vault.DatabaseAsync();
        var edition = await db.Set<Edition>().Where(e => e.Source == EditionSource.External).Select(e => e.Id).SingleAsync(Ct);
        Assert.Equal("lifecycle.external-document", (await desk.Vault.Get<ConfirmReview>().ExecuteAsync(controller, edition, ReviewResult.StillSuitable, "适用", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ReviewThatFindsItWanting_StaysOnTheDesk_UntilTheDraftOrTheWithdrawalHasBegun(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        var (_, other) = await desk.InForceAsync("值班规范");
        desk.Vault.Clock.Advance(TimeSpan.FromDays(100)); // long before it is due
        var head = await desk.ActorAsync(LifeDesk.Head);
        LifeDesk.Must(await desk.Vault.Get<ConfirmReview>().ExecuteAsync(head, edition, ReviewResult.Revise, "流程已变", Ct));
        LifeDesk.Must(await desk.Vault.Get<ConfirmReview>().ExecuteAsync(head, other, ReviewResult.Withdraw, "不再值班", Ct));
        Assert.Equal([("document.review", 2)], await KindsAsync(desk, LifeDesk.Head));
        Assert.Equal(2, LifeDesk.Must(await desk.Vault.Get<ReviewQueries>().DueAsync(head, ReviewStanding.Overdue, null, new(), Ct)).Total);

        var draft = await desk.StartAsync(document, LifeDesk.Change());
        LifeDesk.Must(await desk.Vault.Get<ApplyForWithdrawal>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), new(other, "不再值班", null, null, []), Ct));
        Assert.DoesNotContain("document.review", (await KindsAsync(desk, LifeDesk.Head)).Select(k => k.Item1));
        Assert.Equal(0, LifeDesk.Must(await desk.Vault.Get<ReviewQueries>().DueAsync(head, ReviewStanding.Overdue, null, new(), Ct)).Total);

        LifeDesk.Must(await desk.DiscardAsync(draft));
        Assert.Contains(("document.review", 1), await KindsAsync(desk, LifeDesk.Head)); // asked for and not in work
        desk.Vault.Clock.Advance(TimeSpan.FromMinutes(5));
        LifeDesk.Must(await desk.Vault.Get<ConfirmReview>().ExecuteAsync(head, edition, ReviewResult.StillSuitable, "再看仍适用", Ct));
        Assert.DoesNotContain("document.review", (await KindsAsync(desk, LifeDesk.Head)).Select(k => k.Item1));
    }

    [Theory, OnEachDatabase]
    public async Task ReviewOfLongAgo_IsFoundByTheLongestIntervalAndByTheOwnOne(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, edition) = await desk.InForceAsync();
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Edition>().Where(e => e.Id == edition).ExecuteUpdateAsync(s => s.SetProperty(e => e.ReviewMonths, 6), Ct);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(170));
        Assert.Equal([("document.review", 1)], await KindsAsync(desk, LifeDesk.Head));
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            var issued = desk.Today.AddYears(-4);
            await db.Set<Edition>().Where(e => e.Id == edition).ExecuteUpdateAsync(s => s.SetProperty(e => e.ReviewMonths, (int?)null).SetProperty(e => e.IssueDate, issued), Ct);
        }

        Assert.Equal(DeadlineState.Overdue, Assert.Single((await BoardAsync(desk, LifeDesk.Head)).Page.Rows).Due!.State);
    }

    [Theory, OnEachDatabase]
    public async Task FilesBroughtIn_WaitForTheRepresentativesConfirmation(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var import = await Documents.ImportDesk.OpenAsync(desk.Vault, "甲", "乙"); // over the same vault, which the other one closes
        var batch = await import.BringInAsync(("Q-ABC-101 巡检规定.md", "文件编号：Q-ABC-101\n\n# 1 要求\n\n每日一次。\n"));
        var waiting = await KindsAsync(desk, LifeDesk.Representative);
        Assert.Equal([("import.confirm", 1)], waiting);
        Assert.Equal(batch, Assert.Single((await BoardAsync(desk, LifeDesk.Representative)).Page.Rows).ObjectId);
    }

    internal static async Task<DeskBoard> BoardAsync(LifeDesk desk, string person, PageRequest? page = null, params string[] kinds) =>
        LifeDesk.Must(await desk.Vault.Get<DeskQueries>().BoardAsync(await desk.ActorAsync(person), kinds, page ?? new(), Ct));

    internal static async Task<IReadOnlyList<(string, int)>> KindsAsync(LifeDesk desk, string person) => (await BoardAsync(desk, person)).Counts;
}
