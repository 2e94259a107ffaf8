using ComplianceVault.App;
using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Searching;
using ComplianceVault.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Crash;

/// <summary>How far the program had come when it was killed.</summary>
internal enum Stage
{
    Starting,
    Receiving,
    Reading,
    Accepting,
    Confirming,
    Indexing,
    Done,
}

/// <summary>Opens a vault that a killed program left, as the next start does, and holds everything in it against everything else.</summary>
internal sealed class VaultAudit : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private VaultAudit(ServiceProvider services) => this.services = services;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<VaultAudit> OpenAsync(string directory)
    {
        var options = new VaultOptions { Data = Path.Combine(directory, "data"), Indexes = Path.Combine(directory, "indexes"), SeedDocs = SeedDocs.Folder };
        var parts = new ServiceCollection();
        parts.AddLogging();
        parts.AddVault(options);
        parts.AddSqliteVault(new VaultPaths(options.Data, options.Indexes).Database);
        var audit = new VaultAudit(parts.BuildServiceProvider());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(30)); // a start that waits for a lock of the dead would wait for ever
        await audit.Get<VaultStart>().PrepareAsync(limit.Token);
        return audit;
    }

    /// <summary>Where the newest batch stands; asked before the index is led on.</summary>
    public async Task<Stage> StageAsync(int files)
    {
        await using var db = await DatabaseAsync();
        var batch = await db.Set<ImportBatch>().OrderByDescending(b => b.At).FirstOrDefaultAsync(Ct);
        if (batch is null)
            return Stage.Starting;
        var states = await db.Set<ImportItem>().Where(i => i.BatchId == batch.Id).Select(i => i.State).ToListAsync(Ct);
        if (states.Count < files)
            return Stage.Receiving;
        if (states.Contains(ImportItemState.Received))
            return Stage.Reading;
        if (states.Contains(ImportItemState.Proposed))
            return Stage.Accepting;
        if (batch.ConfirmedAt is null)
            return Stage.Confirming;
        return Get<SearchIndex>().Open().CommittedSequence < await db.Set<TrailHead>().Select(h => h.Seq).SingleAsync(Ct) ? Stage.Indexing : Stage.Done;
    }

    /// <summary>Everything that must hold after any crash.</summary>
    public async Task CheckAsync(IReadOnlyCollection<CrashFile> files)
    {
        await CheckTrailAsync();
        await using var db = await DatabaseAsync();
        foreach (var item in await db.Set<ImportItem>().AsNoTracking().ToListAsync(Ct))
            await StoredAsync(item.Hash, item.Path);
        var sections = await EditionsAsync(db);
        await InForceAsync(db);
        if (await Get<VaultIdentity>().FindAsync(Ct) is not null)
            await IndexAsync(db, files, sections);
    }

    public async Task CheckTrailAsync()
    {
        var trail = await Get<TrailVerifier>().VerifyAsync(Ct);
        Assert.True(trail.Holds, trail.ToString());
    }

    public async Task<Dictionary<string, EditionState>> StatesAsync()
    {
        await using var db = await DatabaseAsync();
        return await db.Set<Edition>().Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new { d.Number, e.State }).ToDictionaryAsync(x => x.Number, x => x.State, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private Task<VaultDbContext> DatabaseAsync() => Get<IDbContextFactory<VaultDbContext>>().CreateDbContextAsync(Ct);

    private async Task StoredAsync(string hash, string what)
    {
        var opened = await Get<StoredFiles>().OpenAsync(hash, Ct); // reads it through: the bytes give the hash
        Assert.True(opened.Succeeded, $"{what}: {opened.Error}");
        await opened.Value.DisposeAsync();
    }

    /// <summary>Returns the number of sections of all editions.</summary>
    private async Task<int> EditionsAsync(VaultDbContext db)
    {
        var total = 0;
        var made = await MadeByTheProgram(db).Select(e => e.Id).ToHashSetAsync(Ct);
        foreach (var edition in await db.Set<Edition>().AsNoTracking().ToListAsync(Ct))
        {
            var text = await Get<EditionTexts>().GetAsync(edition.TextHash, Ct);
            Assert.True(text.Succeeded, text.Error?.ToString());
            Assert.Equal(text.Value.Sections.Count, await db.Set<EditionSection>().CountAsync(s => s.EditionId == edition.Id, Ct));
            var files = await db.Set<EditionFile>().AsNoTracking().Where(f => f.EditionId == edition.Id).ToListAsync(Ct);
            Assert.Equal(made.Contains(edition.Id) ? 0 : 1, files.Count(f => f.IsMain));
            foreach (var file in files)
                await StoredAsync(file.Hash, file.FileName);
            total += text.Value.Sections.Count;
        }

        return total;
    }

    private static async Task InForceAsync(VaultDbContext db)
    {
        var effective = await db.Set<Edition>().AsNoTracking().Where(e => e.State == EditionState.Effective).ToListAsync(Ct);
        Assert.Distinct(effective.Select(e => e.DocumentId));
        var open = await db.Set<EditionInForce>().AsNoTracking().Where(f => f.To == null).Select(f => f.EditionId).ToListAsync(Ct);
        Assert.Equal(effective.Select(e => e.Id).Order(), open.Order());
        var signed = db.Set<ImportBatch>().Where(b => b.ConfirmedAt != null && db.Set<Signature>().Any(s => s.ObjectKind == ImportBatch.Kind && s.ObjectId == b.Id));
        var covered = await db.Set<ImportItem>().Where(i => i.EditionId != null && signed.Any(b => b.Id == i.BatchId)).Select(i => i.EditionId!.Value).Distinct().ToListAsync(Ct);
        Assert.Empty(effective.Select(e => e.Id).Except(covered).Except(await MadeByTheProgram(db).Select(e => e.Id).ToListAsync(Ct)));
    }

    /// <summary>Editions without a file, that no batch brought in: forms, whose text is made of their fields, and external documents, kept without their text.</summary>
    private static IQueryable<Edition> MadeByTheProgram(VaultDbContext db)
    {
        var levels = db.Set<DocumentLevel>().Where(l => l.HoldsForms).Select(l => l.Code);
        return db.Set<Edition>().AsNoTracking().Where(e => e.Source == EditionSource.External || db.Set<Document>().Any(d => d.Id == e.DocumentId && levels.Contains(d.Level)));
    }

    private async Task IndexAsync(VaultDbContext db, IReadOnlyCollection<CrashFile> files, int sections)
    {
        while (await Get<IndexProjection>().StepAsync(Ct))
        {
        }

        var index = Get<SearchIndex>().Open();
        Assert.Equal(await db.Set<TrailHead>().Select(h => h.Seq).SingleAsync(Ct), index.CommittedSequence);
        Assert.True(index.Verify().Succeeded);
        Assert.Equal(sections + await db.Set<Clause>().CountAsync(Ct), index.Status().Pieces);
        var states = await StatesAsync();
        var reader = (await Get<ActorDirectory>().FindByNameAsync("行政部文控", new ActSession("audit", ActSource.Page), Ct))!;
        foreach (var file in files)
        {
            var inForce = states.TryGetValue(file.Number, out var state) && state == EditionState.Effective;
            Assert.Equal(inForce, await IsFoundAsync(reader, file, allEditions: false));
            Assert.Equal(states.ContainsKey(file.Number), await IsFoundAsync(reader, file, allEditions: true));
        }
    }

    private async Task<bool> IsFoundAsync(Actor reader, CrashFile file, bool allEditions)
    {
        var found = await Get<SearchQueries>().SearchAsync(reader, new SearchQuestion { Text = $"\"{file.Sentence}\"", AllEditions = allEditions }, Ct);
        Assert.True(found.Succeeded, found.Error?.ToString());
        Assert.All(found.Value.Answer.Hits, h => Assert.Equal(file.Number, h.Code));
        return found.Value.Answer.Hits.Count > 0;
    }
}
