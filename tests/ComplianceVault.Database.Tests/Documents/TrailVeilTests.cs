using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>Who reads the trail sees that there is an entry, not which restricted document it is about nor what it says (decision 11).</summary>
public sealed class TrailVeilTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task DetailsOfARestrictedDocument_AreForThoseWhoMayReadIt(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var (auditor, controller) = (await vault.ActorAsync("内审员"), await vault.ActorAsync("行政部文控"));
        var edition = await RestrictAsync(vault);
        var queries = vault.Get<TrailQueries>();
        var open = (await queries.ListAsync(controller, new TrailFilter(Edition.Kind, edition), new(), Ct)).Value.Rows;
        var covered = await RowsAsync(queries, auditor, open.Select(r => r.Seq).ToHashSet());

        Assert.Contains(open, r => r.MainContent is not null);
        Assert.Equal(open.Select(r => r.Seq), covered.Select(r => r.Seq));
        Assert.All(covered, r => Assert.Null(r.MainContent));
        Assert.All(covered.SelectMany(r => r.Objects), o => Assert.Equal(Guid.Empty, o.Id));
        var entry = (await queries.FindAsync(auditor, covered[0].Seq, Ct)).Value;
        Assert.All(entry.Objects, o => Assert.Equal((null, Guid.Empty), (o.Content, o.Object.Id)));
        var exported = await (await vault.Get<ExportTrail>().ExecuteAsync(auditor, new TrailFilter(Edition.Kind), Ct)).Value.ToListAsync(Ct);
        var veiled = exported.Where(e => covered.Any(c => c.Seq == e.Entry.Seq)).ToList();
        Assert.Equal(covered.Count, veiled.Count);
        Assert.All(veiled.SelectMany(e => e.Objects), o => Assert.Equal((null, Guid.Empty), (o.Content, o.Object.Id)));
        var noted = (await queries.ListAsync(auditor, new TrailFilter(Act: "trail.exported"), new(), Ct)).Value;
        Assert.Equal("内审员", Assert.Single(noted.Rows).PersonName);
    }

    [Theory, OnEachDatabase]
    public async Task EntriesOfARestrictedDocument_AreNotCountedForWhoMayNotReadIt(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var (auditor, controller) = (await vault.ActorAsync("内审员"), await vault.ActorAsync("行政部文控"));
        var filter = new TrailFilter(Edition.Kind, await RestrictAsync(vault));

        Assert.NotEqual(0, (await vault.Get<TrailQueries>().ListAsync(controller, filter, new(), Ct)).Value.Total);
        Assert.Equal(0, (await vault.Get<TrailQueries>().ListAsync(auditor, filter, new(), Ct)).Value.Total);
        Assert.Empty(await (await vault.Get<ExportTrail>().ExecuteAsync(auditor, filter, Ct)).Value.ToListAsync(Ct));
    }

    private static async Task<IReadOnlyList<TrailRow>> RowsAsync(TrailQueries queries, Actor actor, HashSet<long> wanted) =>
        [.. (await queries.ListAsync(actor, new TrailFilter(Edition.Kind), new(1, 500), Ct)).Value.Rows.Where(r => wanted.Contains(r.Seq))];

    private static async Task<Guid> RestrictAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        var edition = await db.Set<Edition>().FirstAsync(Ct);
        await db.Set<Document>().Where(d => d.Id == edition.DocumentId).ExecuteUpdateAsync(s => s.SetProperty(d => d.Classification, Classification.Restricted), Ct);
        return edition.Id;
    }
}
