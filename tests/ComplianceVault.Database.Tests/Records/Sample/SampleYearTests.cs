using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Records.Sample;

/// <summary>The year of the sample company: every step of every example is made, and what it leaves is what a year leaves.</summary>
public sealed class SampleYearTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheYear_IsKeptWithoutARefusal_AndHasWhatARealCompanyHas()
    {
        await using var vault = await TestVault.CreateAsync(Database.Sqlite);
        var refusals = new List<Kernel.Error>();

        var loaded = await vault.Get<SeedLoader>().LoadAsync(SeedChoice.SampleYear, null, Ct, refusals);

        Assert.True(loaded.Succeeded, loaded.Error?.ToString());
        Assert.Empty(refusals);
        await using var db = await vault.DatabaseAsync();
        await HasAFullYearAsync(vault, db);
        await HasItsWeakSpotsAsync(vault, db);
    }

    /// <summary>The same rows on a server, from two of the files: one form without and one with a workflow.</summary>
    [Theory, OnEachDatabase]
    public async Task AnInterruptedYear_GoesOnWhereItStood(Database database)
    {
        var seed = FewExamples();
        await using var vault = await TestVault.CreateAsync(database, seedDocs: seed);
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => vault.Get<SeedLoader>().LoadAsync(SeedChoice.SampleYear, new StopAt("records", 30, killed), killed.Token));
        await using (var between = await vault.DatabaseAsync())
            Assert.True(await between.Set<Record>().AnyAsync(Ct));

        var loaded = await vault.Get<SeedLoader>().LoadAsync(SeedChoice.SampleYear, Ct);

        Assert.True(loaded.Succeeded, loaded.Error?.ToString());
        await using var db = await vault.DatabaseAsync();
        Assert.Equal(await db.Set<Record>().CountAsync(Ct), await db.Set<Record>().Where(r => r.Number != null).Select(r => r.Number).Distinct().CountAsync(Ct));
        Assert.Equal(2, await CountAsync(db, "ITSMS-P09-R01"));
        Assert.Equal(4, await CountAsync(db, "ITSMS-P08-R05"));
        Assert.Equal(10, await CountAsync(db, "ITSMS-P07-R02"));
        Assert.True((await vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
        Directory.Delete(seed, recursive: true);
    }

    private static async Task HasAFullYearAsync(TestVault vault, App.Platform.Data.VaultDbContext db)
    {
        Assert.InRange(await db.Set<Record>().CountAsync(Ct), 1_500, 1_800);
        var filled = await db.Set<Form>().Where(f => f.IsActive && f.Way != FormWay.Computed && !db.Set<Record>().Any(r => r.FormId == f.Id)).Select(f => f.Number).ToListAsync(Ct);
        Assert.Empty(filled); // every active form has at least one record
        Assert.True(await db.Set<Record>().AllAsync(r => r.State != RecordState.Draft, Ct));
        Assert.True(await db.Set<Signature>().AllAsync(s => s.IsSample, Ct));
        Assert.Empty(await db.Set<TrailEntry>().Where(e => e.Act == "trail.clock-set-back").ToListAsync(Ct));
        Assert.True((await vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
        Assert.True(await db.Set<Occurrence>().CountAsync(o => o.FulfilledOn != null, Ct) > 300);
    }

    /// <summary>An overdue drill, a supplier that was not evaluated again, an incident that came back three times, figures struck through, findings that are open.</summary>
    private static async Task HasItsWeakSpotsAsync(TestVault vault, App.Platform.Data.VaultDbContext db)
    {
        var today = DateOnly.FromDateTime(vault.Clock.GetUtcNow().UtcDateTime);
        Assert.True(await LastOfAsync(db, "ITSMS-P17-R06") < today.AddYears(-1));
        Assert.True(await db.Set<RecordCorrection>().CountAsync(Ct) >= 2);
        Assert.True(await db.Set<Record>().CountAsync(r => r.IsLate, Ct) >= 2);
        Assert.True(await db.Set<Record>().CountAsync(r => r.State == RecordState.InProcess, Ct) > 20);
        var matrix = (await vault.Get<CoverageQueries>().MatrixAsync(await vault.ActorAsync("管理者代表"), null, false, Ct)).Value;
        Assert.True(matrix.Counts[Verdict.Missing] < matrix.Leaves.Count() / 3, "much is missing");
        Assert.True(matrix.Counts[Verdict.Sufficient] > 0, "nothing is proven"); // the yearly audit went over every clause
        Assert.True(matrix.Counts[Verdict.OpenNonconformity] > 0, "no finding is open");
        Assert.NotEqual(Verdict.Sufficient, matrix.Rows.Single(r => r.Clause.Number == "8.7.2").Verdict);
    }

    private static Task<DateOnly?> LastOfAsync(App.Platform.Data.VaultDbContext db, string form) =>
        db.Set<Record>().Where(r => r.CountedOn != null && db.Set<Form>().Any(f => f.Id == r.FormId && f.Number == form)).MaxAsync(r => r.HappenedOn, Ct);

    private static Task<int> CountAsync(App.Platform.Data.VaultDbContext db, string form) =>
        db.Set<Record>().CountAsync(r => r.Number != null && db.Set<Form>().Any(f => f.Id == r.FormId && f.Number == form), Ct);

    /// <summary>The seed folder with the first file of the examples alone.</summary>
    private static string FewExamples()
    {
        var folder = Directory.CreateTempSubdirectory("seed-").FullName;
        foreach (var file in Directory.EnumerateFiles(SeedDocs.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(SeedDocs.Folder, file));
            if (file.Contains($"{Path.DirectorySeparatorChar}examples{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.EndsWith("00-base.yaml", StringComparison.Ordinal))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return folder;
    }

    /// <summary>The program ends when so many steps of a part are done.</summary>
    private sealed class StopAt(string part, int steps, CancellationTokenSource end) : IProgress<PackProgress>
    {
        public void Report(PackProgress value)
        {
            if (value.Part == part && value.Done >= steps)
                end.Cancel();
        }
    }
}
