using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>Who reads the trail sees that something happened to a restricted document, not what it says (decision 11).</summary>
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
        var filter = new TrailFilter(Edition.Kind, edition);
        var covered = (await queries.ListAsync(auditor, filter, new(), Ct)).Value.Rows;
        var open = (await queries.ListAsync(controller, filter, new(), Ct)).Value.Rows;

        Assert.NotEmpty(covered);
        Assert.Equal(open.Select(r => r.Seq), covered.Select(r => r.Seq));
        Assert.All(covered, r => Assert.Null(r.MainContent));
        Assert.Contains(open, r => r.MainContent is not null);
        Assert.All((await queries.FindAsync(auditor, covered[0].Seq, Ct)).Value.Objects, o => Assert.Null(o.Content));
        var exported = await (await vault.Get<ExportTrail>().ExecuteAsync(auditor, filter, Ct)).Value.ToListAsync(Ct);
        Assert.Equal(covered.Count, exported.Count);
        Assert.All(exported.SelectMany(e => e.Objects), o => Assert.Null(o.Content));
        var noted = (await queries.ListAsync(auditor, new TrailFilter(Act: "trail.exported"), new(), Ct)).Value;
        Assert.Equal("内审员", Assert.Single(noted.Rows).PersonName);
    }

    private static async Task<Guid> RestrictAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        var edition = await db.Set<Edition>().FirstAsync(Ct);
        await db.Set<Document>().Where(d => d.Id == edition.DocumentId).ExecuteUpdateAsync(s => s.SetProperty(d => d.Classification, Classification.Restricted), Ct);
        return edition.Id;
    }
}
