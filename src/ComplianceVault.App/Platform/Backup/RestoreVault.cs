using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using ComplianceVault.Search.Indexing;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Backup;

/// <param name="File">The package.</param>
/// <param name="Journal">A newer disposal journal than the package's own, from the lost machine or a later backup; null: none.</param>
/// <param name="By">Who restores, for the trail: there is no signed-in person yet.</param>
public sealed record RestoreRequest(string File, string? Password, string? Journal, string By);

/// <summary>What came back, and how long it took (the measured recovery time).</summary>
/// <param name="WitnessedSeq">The last act an earlier witness on this machine saw; above the package's head, the acts between are lost.</param>
public sealed record RestoreReport(BackupFacts Facts, string Sha256, RestoreFindings Findings, int Disposals, long? WitnessedSeq, TimeSpan Took);

/// <summary>
/// Restores a package onto a machine without a vault (R34): checks every byte first and refuses before touching anything; then files, keys,
/// journal, and last the database in one step, so that a killed restore can simply be run again. Disposals are replayed before anything is
/// served, trail, hashes and counts are verified, and the index is rebuilt. Indexes of other vaults are never touched.
/// </summary>
[NeedsNobody("there is no vault yet that could permit it; whoever reaches the machine's files may restore")]
public sealed class RestoreVault(
    IDatabaseBackup database, Vault vault, VaultStart start, IDbContextFactory<VaultDbContext> databases, StoredFiles store,
    IEnumerable<IContentReferences> features, IndexProjection projection, VaultPaths paths, TimeProvider clock)
{
    /// <param name="progress">Objects put into the index, of all; null: nobody looks.</param>
    public async Task<Result<RestoreReport>> ExecuteAsync(RestoreRequest request, Action<int, int>? progress, CancellationToken ct)
    {
        var begin = clock.GetTimestamp();
        var opened = await BackupPackage.OpenAsync(request.File, request.Password, database.Provider, ct);
        if (!opened.Succeeded)
            return opened.Error;
        using var package = opened.Value;
        var empty = await database.IsEmptyAsync(ct);
        if (!empty.Succeeded)
            return empty.Error;
        if (!empty.Value)
            return Error.Conflict("restore.not-empty", paths.Data);
        if (request.Journal is not null && !File.Exists(request.Journal))
            return Error.NotFound("restore.journal-missing", request.Journal);
        var index = SearchIndex.PlaceOf(paths, package.Facts.VaultId ?? Guid.Empty);
        if (VaultIndex.IsInUse(index))
            return Error.Conflict("restore.index-in-use", index);

        paths.Create();
        var witnessed = SetWitnessAside();
        var unpacked = await UnpackAsync(package, request.Journal, ct);
        if (!unpacked.Succeeded)
            return unpacked.Error;
        var countsEqual = await RestoreCheck.CountsEqualAsync(databases, package.Facts, ct);
        var before = await DisposedAsync(ct);
        await start.PrepareAsync(ct);
        var findings = await RestoreCheck.RunAsync(databases, paths, features, countsEqual, clock, ct);
        await projection.RebuildAsync(progress, ct);
        var report = new RestoreReport(package.Facts, package.Sha256, findings, await DisposedAsync(ct) - before, witnessed, clock.GetElapsedTime(begin));
        return await NoteAsync(request, report, ct);
    }

    private async Task<Result> UnpackAsync(BackupPackage package, string? journal, CancellationToken ct)
    {
        using var working = new WorkingFolder(paths.Data, clock);
        if (await package.UnpackContentAsync(store, ct) is { } error)
            return error;
        await package.UnpackKeysAsync(paths.Keys, ct);
        await package.UnpackAsync(BackupLayout.Witness, paths.WitnessFile, ct);
        await MergeJournalAsync(package, working, journal, ct);
        var copy = working.File(database.FileName);
        return await package.UnpackAsync(BackupLayout.Database + database.FileName, copy, ct)
            ? await database.RestoreAsync(copy, ct)
            : Error.Unavailable("restore.damaged", database.FileName);
    }

    /// <summary>What any journal knows counts: the package's, the one still lying here, the one named by the operator.</summary>
    private async Task MergeJournalAsync(BackupPackage package, WorkingFolder working, string? named, CancellationToken ct)
    {
        var packed = working.File(BackupLayout.Journal);
        await package.UnpackAsync(BackupLayout.Journal, packed, ct);
        var journal = new DisposalJournal(paths);
        var here = journal.Read().Select(l => (l.Kind, l.Id)).ToHashSet();
        var more = DisposalJournal.Read(packed).Concat(named is null ? [] : DisposalJournal.Read(named));
        await journal.AppendAsync([.. more.Where(l => here.Add((l.Kind, l.Id)))], ct);
    }

    /// <summary>A witness left here saw another run of the trail; it is kept under another name, and what it saw last is reported.</summary>
    private long? SetWitnessAside()
    {
        var seen = new TrailWitness(databases, paths, clock).Read();
        if (seen.Count == 0)
            return null;
        File.Move(paths.WitnessFile, Path.ChangeExtension(paths.WitnessFile, $".before-{clock.UtcNow():yyyyMMddHHmmss}.txt"), overwrite: true);
        return seen.Keys.Max();
    }

    private async Task<int> DisposedAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<DisposedObject>().CountAsync(ct);
    }

    private Task<Result<RestoreReport>> NoteAsync(RestoreRequest request, RestoreReport report, CancellationToken ct) =>
        vault.ActAsync<RestoreReport>(this, Actor.Program(new ActSession(request.By, ActSource.CommandLine)), act =>
        {
            act.Note("vault.restored", TrailWriter.VaultRef, new
            {
                File = Path.GetFileName(request.File),
                report.Sha256,
                report.Facts.TrailSeq,
                report.Facts.TrailHash,
                report.Findings.Holds,
                report.Findings.TrailBrokenAt,
                report.Findings.Damaged,
                report.Disposals,
                report.WitnessedSeq,
                TookMs = (long)report.Took.TotalMilliseconds,
            });
            return Task.FromResult<Result<RestoreReport>>(report);
        }, ct);
}
