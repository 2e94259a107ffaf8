using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Searching;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>What waits for whom, until when, and who may see it.</summary>
public sealed class BoardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Inbox_HoldsWhatThePersonCanSign_OverdueFirst(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var early = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(early));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(7));
        var late = await desk.DraftAsync(title: "交接规范");
        LifeDesk.Must(await desk.SubmitAsync(late));

        var inbox = await desk.InboxAsync(LifeDesk.Head);

        Assert.Equal([early, late], inbox.Rows.Select(r => r.EditionId));
        Assert.Equal([(DeadlineState.Overdue, 2), (DeadlineState.Ahead, 3)], inbox.Rows.Select(r => (r.Due.State, r.Due.WorkingDays)));
        Assert.Equal((SignatureMeaning.Review, LifeDesk.Author, 1), (inbox.Rows[0].Meaning, inbox.Rows[0].AuthorName, inbox.Rows[0].Round));
        Assert.Equal(2, LifeDesk.Must(await desk.Vault.Get<DeskQueries>().CountAsync(await desk.ActorAsync(LifeDesk.Head), Ct)));
        Assert.Single(LifeDesk.Must(await desk.Vault.Get<SigningInbox>().ListAsync(await desk.ActorAsync(LifeDesk.Head), new(2, 1), Ct)).Rows);
        Assert.Empty((await desk.InboxAsync(LifeDesk.MarketHead)).Rows);
        Assert.Empty((await desk.InboxAsync(LifeDesk.Representative)).Rows);

        LifeDesk.Must(await desk.ReviewAsync(early));
        Assert.Equal([late], (await desk.InboxAsync(LifeDesk.Head)).Rows.Select(r => r.EditionId));
        Assert.Equal([early], (await desk.InboxAsync(LifeDesk.Representative)).Rows.Select(r => r.EditionId));
        LifeDesk.Must(await desk.RejectAsync(early, LifeDesk.Representative));
        Assert.Empty((await desk.InboxAsync(LifeDesk.Representative)).Rows);
    }

    [Theory, OnEachDatabase]
    public async Task BoardAndMine_ShowWhereEveryEditionStands(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync(title: "甲");
        var signing = await desk.DraftAsync(title: "乙");
        LifeDesk.Must(await desk.SubmitAsync(signing));
        var approved = await desk.DraftAsync(title: "丙");
        await desk.ApproveThroughAsync(approved);
        var published = await desk.DraftAsync(title: "丁");
        await desk.ApproveThroughAsync(published);
        LifeDesk.Must(await desk.PublishAsync(published, inDays: 5));
        await desk.InForceAsync("戊");
        var controller = await desk.ActorAsync(LifeDesk.Controller);

        var board = LifeDesk.Must(await desk.Vault.Get<InWorkQueries>().ListAsync(controller, null, new(), Ct));

        Assert.Equal((4, 1, 1, 1, 1, 0), (board.Page.Total, board.Counts[InWorkStage.Drafts], board.Counts[InWorkStage.Signing], board.Counts[InWorkStage.ToPublish], board.Counts[InWorkStage.Waiting], board.Counts[InWorkStage.Blocked]));
        var row = board.Page.Rows.Single(r => r.EditionId == signing);
        Assert.Equal((InWorkStage.Signing, LifeDesk.Author, "技术部"), (row.Stage, row.AuthorName, Assert.Single(row.Open).DepartmentName));
        Assert.Equal([LifeDesk.Head], row.Open[0].Holders);
        var only = LifeDesk.Must(await desk.Vault.Get<InWorkQueries>().ListAsync(controller, InWorkStage.Drafts, new(), Ct));
        Assert.Equal(draft, Assert.Single(only.Page.Rows).EditionId);

        var mine = LifeDesk.Must(await desk.Vault.Get<LifecycleQueries>().MineAsync(await desk.ActorAsync(LifeDesk.Author), new(), Ct));
        Assert.Equal((5, EditionState.Effective), (mine.Total, mine.Rows[^1].State));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(LifecycleQueries.DaysAfterEnd + 10));
        var later = LifeDesk.Must(await desk.Vault.Get<LifecycleQueries>().MineAsync(await desk.ActorAsync(LifeDesk.Author), new(), Ct));
        Assert.Equal(4, later.Total); // what came into force long ago is off the desk
        Assert.DoesNotContain(later.Rows, r => r.State == EditionState.Effective);
        Assert.Equal(0, LifeDesk.Must(await desk.Vault.Get<LifecycleQueries>().MineAsync(controller, new(), Ct)).Total);
        Assert.Equal("access.missing-permission", (await desk.Vault.Get<InWorkQueries>().ListAsync(await desk.ActorAsync(LifeDesk.Author), null, new(), Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task SignersSeeTheDraft_OthersDoNot_InTheDatabaseAsInTheIndex(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var edition = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(edition));
        await SeenByAsync(desk, edition, LifeDesk.Author, LifeDesk.Head, LifeDesk.Representative, LifeDesk.Controller); // the representative may have to name somebody

        LifeDesk.Must(await desk.ReviewAsync(edition));
        LifeDesk.Must(await desk.RejectAsync(edition, LifeDesk.Representative));
        await SeenByAsync(desk, edition, LifeDesk.Author, LifeDesk.Head, LifeDesk.Representative, LifeDesk.Controller);

        LifeDesk.Must(await desk.NameAsync(edition, SignatureMeaning.Review, LifeDesk.MarketHead));
        LifeDesk.Must(await desk.SubmitAsync(edition));
        await SeenByAsync(desk, edition, LifeDesk.Author, LifeDesk.Head, LifeDesk.MarketHead, LifeDesk.Representative, LifeDesk.Controller);
    }

    /// <summary>Three working days over a weekend, the May holiday, a made-up Saturday, the National Day with its made-up Saturday, and into a year without a calendar.</summary>
    [Theory, OnEachDatabase]
    public async Task ThreeWorkingDays_AreCountedByTheCalendar(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        foreach (var (submitted, due, provisional) in new (string, string, int?)[]
        {
            ("2026-03-06", "2026-03-11", null), ("2026-04-30", "2026-05-08", null), ("2026-05-08", "2026-05-12", null), ("2026-09-18", "2026-09-22", null),
            ("2026-09-30", "2026-10-10", null), ("2026-12-30", "2027-01-04", 2027),
        })
        {
            desk.Vault.Clock.AdjustTime(new DateTimeOffset(DateTime.Parse(submitted, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8)).AddHours(10));
            var edition = await desk.DraftAsync(title: $"规范 {submitted}");
            LifeDesk.Must(await desk.SubmitAsync(edition));
            var open = Assert.Single((await desk.LifeAsync(edition)).Open);
            Assert.Equal((due, provisional), (open.Due.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), open.Due.ProvisionalYear));
        }
    }

    private static async Task SeenByAsync(LifeDesk desk, Guid edition, params string[] expected)
    {
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        await using var db = await desk.Vault.DatabaseAsync();
        var people = await db.Set<Person>().Where(p => !p.IsExternal).Select(p => p.Name).ToListAsync(Ct);
        foreach (var name in people)
        {
            var actor = await desk.ActorAsync(name);
            var reads = await DocumentRights.Readable(db, actor).AnyAsync(e => e.Id == edition, Ct);
            var finds = LifeDesk.Must(await desk.Vault.Get<SearchQueries>().SearchAsync(actor, new SearchQuestion { Text = "巡检", AllEditions = true, Facets = true }, Ct));
            Assert.True(expected.Contains(name) == reads, $"{name} reads: {reads}");
            Assert.True(reads == finds.Answer.Total > 0, $"{name} finds {finds.Answer.Total}");
        }
    }
}
