using System.Globalization;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform;

/// <summary>The sample year (decision 9): a clock that begins 400 days back, is declared, and never moves again once real time has begun.</summary>
public sealed class SampleHistoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TheSample_Begins400DaysBack_DeclaresIt_AndEndsInRealTime(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        await using var db = await vault.DatabaseAsync();
        var entries = await db.Set<TrailEntry>().OrderBy(e => e.Seq).ToListAsync(Ct);

        var began = TestVault.Start.UtcDateTime.AddDays(-SeedLoader.DaysOfHistory);
        Assert.Equal((began, began), (entries[0].At, (await vault.Get<VaultIdentity>().FindAsync(Ct))!.CreatedAt));
        var declared = (await db.Set<TrailDetail>().SingleAsync(d => d.Seq == 1, Ct)).Content;
        Assert.Contains("\"simulatedClockFrom\":\"2025-01-26T01:00:00Z\"", declared, StringComparison.Ordinal);
        Assert.Contains("\"loadedAt\":\"2026-03-02T01:00:00Z\"", declared, StringComparison.Ordinal);
        Assert.Equal(("vault.sample-filled", TestVault.Start.UtcDateTime), (entries[^1].Act, entries[^1].At));
        Assert.Equal(entries.Select(e => e.At).Order(), entries.Select(e => e.At));
        Assert.DoesNotContain(entries, e => e.Act == "trail.clock-set-back");
        Assert.True((await vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
        Assert.All(await db.Set<Signature>().ToListAsync(Ct), s => Assert.True(s.IsSample));
        Assert.Equal(TestVault.Start.UtcDateTime, vault.Get<TimeProvider>().UtcNow());
    }

    [Theory, OnEachDatabase]
    public async Task EachDocument_ArrivesOnItsDay(Database database)
    {
        var folder = CopyOfSeed();
        var file = Path.Combine(folder, DocumentsFile.Name);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Ct)).Replace("arrivals:\n", "arrivals:\n  - {number: ITSMS-P15, day: 120}\n", StringComparison.Ordinal), Ct);
        await using var vault = await TestVault.CreateAsync(database, seedDocs: folder);

        var loaded = await vault.Get<SeedLoader>().LoadAsync(SeedChoice.Sample, Ct);

        Assert.True(loaded.Succeeded, loaded.Error?.ToString());
        await using var db = await vault.DatabaseAsync();
        var entered = await db.Set<EditionInForce>().Join(db.Set<Document>(), p => p.DocumentId, d => d.Id, (p, d) => new { d.Number, p.EnteredAt }).ToDictionaryAsync(p => p.Number, p => p.EnteredAt, Ct);
        var began = TestVault.Start.UtcDateTime.AddDays(-SeedLoader.DaysOfHistory);
        Assert.Equal((began, began.AddDays(120)), (entered["ITSMS-P05"], entered["ITSMS-P15"]));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("{number: ITSMS-P14, day: 20}", "{number: ITSMS-P14, day: 400}", "pack.day-outside-history")]
    [InlineData("{number: ITSMS-P14, day: 20}", "{number: ITSMS P14, day: 20}", "seed.name-unknown")]
    [InlineData("{number: ITSMS-P14, day: 20}", "{number: ITSMS-P18, day: 20}", "pack.doubled")]
    [InlineData("clauses: [\"7.2\"]", "clauses: [\"7.77\"]", "seed.name-unknown")]
    public async Task AFaultOfTheArrivals_IsFoundByTheCheck(string right, string wrong, string code)
    {
        var folder = CopyOfSeed();
        var file = Path.Combine(folder, DocumentsFile.Name);
        var text = await File.ReadAllTextAsync(file, Ct);
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(right, wrong, StringComparison.Ordinal), Ct);
        await using var vault = TestVault.CreateEmpty(Database.Sqlite, seedDocs: folder);

        var pack = await vault.Get<PackReader>().ReadAsync(vault.Get<SeedFolder>(), Ct);

        var fault = Assert.Single(pack.Faults);
        Assert.Equal((DocumentsFile.Name, code), (fault.File, fault.Error.Code));
        Assert.True(fault.Line > 1, string.Create(CultureInfo.InvariantCulture, $"line {fault.Line}"));
        Directory.Delete(folder, recursive: true);
    }

    private static string CopyOfSeed()
    {
        var folder = Directory.CreateTempSubdirectory("seed-").FullName;
        foreach (var file in Directory.EnumerateFiles(SeedDocs.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(SeedDocs.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return folder;
    }
}
