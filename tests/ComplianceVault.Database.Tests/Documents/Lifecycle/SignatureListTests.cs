using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Signatures;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>The signatures of an edition can be looked at in each of its states (R12, R13).</summary>
public sealed class SignatureListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Signatures_AreShownInForceAndObsolete_WithMeaningCapacityZoneAndCheck(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, first) = await desk.InForceAsync();
        await ExpectAsync(desk, first);
        var second = await desk.StartAsync(document, LifeDesk.Change());
        await desk.ApproveThroughAsync(second);
        LifeDesk.Must(await desk.PublishAsync(second));
        Assert.Equal(EditionState.Obsolete, (await desk.EditionAsync(first)).State);
        await ExpectAsync(desk, first);

        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<EditionFile>().Where(f => f.EditionId == first).ExecuteUpdateAsync(s => s.SetProperty(f => f.Hash, new string('0', 64)), Ct);
        Assert.All(await LinesAsync(desk, first), l => Assert.False(l.Holds)); // over other content than the edition has now
    }

    [Theory, OnEachDatabase]
    public async Task SignaturesOfADraft_AreNotForThoseWhoMayNotReadIt(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        Assert.Equal("documents.not-found", (await desk.Vault.Get<SignatureQueries>().OfEditionAsync(await desk.ActorAsync(LifeDesk.MarketHead), draft, Ct)).Error?.Code);
    }

    private static async Task ExpectAsync(LifeDesk desk, Guid edition)
    {
        var lines = await LinesAsync(desk, edition);
        Assert.Equal(
            [(SignatureMeaning.Author, LifeDesk.Author), (SignatureMeaning.Review, LifeDesk.Head), (SignatureMeaning.Approve, LifeDesk.Representative)],
            lines.Select(l => (l.Meaning, l.Name)));
        Assert.All(lines, l => Assert.Equal((TimeSpan.FromHours(8), true, true), (l.At.Offset, l.Holds, l.Role.Length > 0)));
    }

    private static async Task<IReadOnlyList<SignatureLine>> LinesAsync(LifeDesk desk, Guid edition) =>
        LifeDesk.Must(await desk.Vault.Get<SignatureQueries>().OfEditionAsync(await desk.ActorAsync(LifeDesk.MarketHead), edition, Ct));
}
