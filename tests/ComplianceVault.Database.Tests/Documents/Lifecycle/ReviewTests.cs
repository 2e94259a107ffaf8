using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>Periodic review: at latest three years after issue, and yearly before the management review (文件控制程序 4.6.5, 4.10.4).</summary>
public sealed class ReviewTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AReview_IsDue_IsConfirmed_AndIsArmedAgain(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        var (queries, confirm, controller, issued) = (desk.Vault.Get<ReviewQueries>(), desk.Vault.Get<ConfirmReview>(), await desk.ActorAsync(LifeDesk.Controller), desk.Today);
        async Task<ReviewRow?> RowAsync() => LifeDesk.Must(await queries.OfDocumentAsync(controller, document, Ct));
        async Task<int> DueAsync(ReviewStanding upTo) => LifeDesk.Must(await queries.DueAsync(controller, upTo, null, new(), Ct)).Total;
        Assert.Equal((issued.AddYears(1), ReviewCause.Yearly, ReviewStanding.Later), await RowAsync() is { } first ? (first.Due, first.Cause, first.Standing) : default);
        Assert.Equal(0, await DueAsync(ReviewStanding.Coming));

        foreach (var (days, standing) in new[] { (305, ReviewStanding.Coming), (30, ReviewStanding.Near), (31, ReviewStanding.Overdue) })
        {
            desk.Vault.Clock.Advance(TimeSpan.FromDays(days));
            Assert.Equal(standing, (await RowAsync())?.Standing);
            Assert.Equal(1, await DueAsync(standing));
        }

        Assert.Equal("lifecycle.not-your-department", (await confirm.ExecuteAsync(await desk.ActorAsync(LifeDesk.MarketHead), edition, ReviewResult.StillSuitable, "适用", Ct)).Error?.Code);
        Assert.Equal("act.reason-required", (await confirm.ExecuteAsync(controller, edition, ReviewResult.StillSuitable, "", Ct)).Error?.Code);
        LifeDesk.Must(await confirm.ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), edition, ReviewResult.StillSuitable, "仍符合现状", Ct));

        Assert.Equal((desk.Today.AddYears(1), ReviewStanding.Later), await RowAsync() is { } again ? (again.Due, again.Standing) : default);
        var entry = Assert.Single(LifeDesk.Must(await queries.HistoryAsync(controller, document, Ct)));
        Assert.Equal((issued.AddYears(1), LifeDesk.Author, ReviewResult.StillSuitable, "仍符合现状"), (entry.DueOn, entry.ByName, entry.Result, entry.Reason));
        var draft = await desk.StartAsync(document, LifeDesk.Change());
        Assert.Equal("lifecycle.not-in-force", (await confirm.ExecuteAsync(controller, draft, ReviewResult.Revise, "修订", Ct)).Error?.Code);
    }
}
