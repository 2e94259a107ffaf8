using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>What the management sees first: what has changed among the documents in force, and the weakest clauses.</summary>
public sealed class ChangesInForceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Documents_AreNew_Revised_OrWithdrawn_SinceADay(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, first) = await desk.InForceAsync();
        var (_, other) = await desk.InForceAsync("值班规范");
        Assert.Equal([(first, ForceChange.New), (other, ForceChange.New)], await SinceAsync(desk, desk.Today));

        desk.Vault.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Empty(await SinceAsync(desk, desk.Today.AddDays(-90)));
        var second = await desk.StartAsync(document, LifeDesk.Change());
        await desk.ApproveThroughAsync(second);
        LifeDesk.Must(await desk.PublishAsync(second));
        Assert.Equal([(second, ForceChange.Revised)], await SinceAsync(desk, desk.Today.AddDays(-90)));

        await using (var db = await desk.Vault.DatabaseAsync())
        {
            var today = desk.Today;
            await db.Set<EditionInForce>().Where(f => f.EditionId == other).ExecuteUpdateAsync(s => s.SetProperty(f => f.To, today), Ct);
            await db.Set<Edition>().Where(e => e.Id == other).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EditionState.Obsolete), Ct);
        }

        Assert.Equal([(second, ForceChange.Revised), (other, ForceChange.Withdrawn)], await SinceAsync(desk, desk.Today.AddDays(-90)));
    }

    [Theory, OnEachDatabase]
    public async Task WeakestClauses_AreLeaves_TheWorstFirst_WithTheirReasons(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var weakest = LifeDesk.Must(await desk.Vault.Get<CoverageQueries>().WeakestAsync(await desk.ActorAsync(LifeDesk.Manager), 5, Ct));
        Assert.Equal(5, weakest.Count);
        Assert.All(weakest, w => Assert.True(w.IsLeaf && w.Reasons.Count > 0));
        Assert.Equal(Verdict.Missing, weakest[0].Verdict); // there is no document yet
        Assert.Equal(weakest.Select(w => w.Verdict).OrderByDescending(v => v), weakest.Select(w => w.Verdict));
    }

    private static async Task<IEnumerable<(Guid, ForceChange)>> SinceAsync(LifeDesk desk, DateOnly since) =>
        LifeDesk.Must(await desk.Vault.Get<ChangesInForce>().SinceAsync(await desk.ActorAsync(LifeDesk.Manager), since, new(), Ct)).Rows
            .OrderBy(r => r.Change).ThenBy(r => r.Number, StringComparer.Ordinal).Select(r => (r.EditionId, r.Change));
}
