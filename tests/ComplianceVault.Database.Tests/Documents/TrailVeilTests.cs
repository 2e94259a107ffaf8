using System.Text.Json;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Platform.Words;
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

    /// <summary>An entry that says only what was done is of use to nobody who does not see to which edition.</summary>
    [Theory, OnEachDatabase]
    public async Task Entries_SayWhatTheirObjectIsCalled_ToWhoMayReadIt(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var (auditor, controller) = (await vault.ActorAsync("内审员"), await vault.ActorAsync("行政部文控"));
        var edition = await RestrictAsync(vault);
        var (queries, filter) = (vault.Get<TrailQueries>(), new TrailFilter(Edition.Kind, edition));
        await using var db = await vault.DatabaseAsync();
        var name = await db.Set<Edition>().Where(e => e.Id == edition).Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => d.Number + " " + e.Label).SingleAsync(Ct);

        var open = (await queries.ListAsync(controller, filter, new(), Ct)).Value.Rows;
        Assert.All(open.Where(r => r.Objects[0].Id == edition), r => Assert.Equal(name, r.MainName));
        var entry = (await queries.FindAsync(controller, open[0].Seq, Ct)).Value;
        Assert.Contains(entry.Objects, o => o.Object.Id == edition && o.Name == name);
        var exported = await (await vault.Get<ExportTrail>().ExecuteAsync(controller, filter, Ct)).Value.ToListAsync(Ct);
        Assert.All(exported.SelectMany(e => e.Objects).Where(o => o.Object.Id == edition), o => Assert.Equal(name, o.Name));
        var covered = await RowsAsync(queries, auditor, open.Select(r => r.Seq).ToHashSet());
        Assert.All(covered, r => Assert.Null(r.MainName));
        Assert.All((await queries.FindAsync(auditor, covered[0].Seq, Ct)).Value.Objects, o => Assert.Null(o.Name));
    }

    /// <summary>A field without a word would be shown by its code.</summary>
    [Theory, OnEachDatabase]
    public async Task Fields_OfTheSamplesTrail_HaveTheirWords(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var controller = await vault.ActorAsync("行政部文控");

        var entries = await (await vault.Get<ExportTrail>().ExecuteAsync(controller, new TrailFilter(), Ct)).Value.ToListAsync(Ct);

        var fields = entries.SelectMany(e => e.Objects).Where(o => o.Content is not null).SelectMany(o => Fields(JsonDocument.Parse(o.Content!).RootElement)).Distinct();
        Assert.DoesNotContain(fields, f => VaultWords.Find($"field.{f}") is null);
    }

    private static IEnumerable<string> Fields(JsonElement said) => said.ValueKind != JsonValueKind.Object ? [] : said.EnumerateObject().SelectMany(p =>
        p.Value.ValueKind == JsonValueKind.Object ? p.Value.EnumerateObject().Select(q => q.Name) : p.Name is "old" or "new" ? [] : [p.Name]);

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
