using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform;

/// <summary>What the filters of the trail find is what SQL finds (R05).</summary>
public sealed class TrailFilterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Filters_FindWhatSqlFinds(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var (reader, queries) = (await vault.ActorAsync("系统管理员"), vault.Get<TrailQueries>());
        await using var db = await vault.DatabaseAsync();
        var (trail, day) = (db.Set<TrailEntry>().AsNoTracking(), vault.Get<CompanyTime>());
        var document = await db.Set<Document>().SingleAsync(d => d.Number == "ITSMS-P05", Ct);
        var edition = await db.Set<Edition>().FirstAsync(e => e.DocumentId == document.Id, Ct);
        var middle = await trail.OrderBy(e => e.Seq).Skip(await trail.CountAsync(Ct) / 2).Select(e => e.At).FirstAsync(Ct);
        var (from, to) = (day.StartOf(DateOnly.FromDateTime(day.Local(middle))), day.StartOf(DateOnly.FromDateTime(day.Local(middle)).AddDays(1)));

        await EqualAsync(new(Document.Kind, Number: "ITSMS-P05"), trail.Where(e => e.Objects.Any(o => o.Kind == Document.Kind && o.ObjectId == document.Id)));
        await EqualAsync(new(Number: " ITSMS-P05 "), trail.Where(e => e.Objects.Any(o => o.Kind == Document.Kind && o.ObjectId == document.Id)));
        await EqualAsync(new(Edition.Kind, Number: $"ITSMS-P05 {edition.Label}"), trail.Where(e => e.Objects.Any(o => o.Kind == Edition.Kind && o.ObjectId == edition.Id)));
        await EqualAsync(new(Document.Kind), trail.Where(e => e.Objects.Any(o => o.Kind == Document.Kind)));
        await EqualAsync(new(From: from, To: to), trail.Where(e => e.At >= from && e.At < to));
        await EqualAsync(new(Document.Kind, To: to), trail.Where(e => e.Objects.Any(o => o.Kind == Document.Kind) && e.At < to));
        Assert.Equal(0, (await queries.ListAsync(reader, new(Number: "ITSMS-P99"), new(), Ct)).Value.Total);
        Assert.Equal(0, (await queries.ListAsync(reader, new(Person.Kind, Number: "ITSMS-P05"), new(), Ct)).Value.Total);

        async Task EqualAsync(TrailFilter filter, IQueryable<TrailEntry> wanted)
        {
            var (found, numbers) = ((await queries.ListAsync(reader, filter, new(1, 200), Ct)).Value, await wanted.OrderByDescending(e => e.Seq).Select(e => e.Seq).ToListAsync(Ct));
            Assert.NotEmpty(numbers);
            Assert.Equal(numbers.Count, found.Total);
            Assert.Equal(numbers.Take(200), found.Rows.Select(r => r.Seq));
        }
    }
}
