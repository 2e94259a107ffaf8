using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>
/// Restores a package into a temporary place beside the vault, verifies it like a real restore, measures the time and writes the
/// 恢复测试记录 by itself (R35). A damaged package is a result too: it is recorded as not passed.
/// </summary>
[Needs(Permission.Operate)]
public sealed class RestoreTest(
    Vault vault, IDatabaseBackup database, IDbContextFactory<VaultDbContext> databases, IEnumerable<IContentReferences> features, VaultPaths paths,
    TimeProvider clock)
{
    public async Task<Result<RestoreTestRecord>> ExecuteAsync(Actor actor, string file, string? password, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var (begin, at) = (clock.GetTimestamp(), clock.UtcNow());
        var opened = await BackupPackage.OpenAsync(file, password, database.Provider, ct);
        if (!opened.Succeeded)
        {
            return opened.Error.Code is "restore.damaged" or "content.package-unreadable"
                ? await RecordAsync(actor, Record(actor, file, "", at, begin, null, null), ct)
                : opened.Error;
        }

        using var package = opened.Value;
        var found = await TryAsync(package, ct);
        if (!found.Succeeded)
            return found.Error;
        var known = await KnownAsync(package.Sha256, ct);
        return await RecordAsync(actor, Record(actor, file, package.Sha256, at, begin, known, found.Value), ct);
    }

    private async Task<Result<RestoreFindings>> TryAsync(BackupPackage package, CancellationToken ct)
    {
        using var working = new WorkingFolder(paths.Backups, clock);
        var place = new VaultPaths(working.Path, working.Path);
        if (await package.UnpackContentAsync(new StoredFiles(place, clock), ct) is { } error)
            return error;
        await package.UnpackAsync(BackupLayout.Witness, place.WitnessFile, ct);
        var copy = working.File("copy-" + database.FileName);
        await package.UnpackAsync(BackupLayout.Database + database.FileName, copy, ct);
        var restored = await database.OpenAsync(copy, ct);
        if (!restored.Succeeded)
            return restored.Error;
        await using var source = restored.Value;
        var countsEqual = await RestoreCheck.CountsEqualAsync(source, package.Facts, ct);
        await using (var db = source.CreateDbContext())
            await db.Database.MigrateAsync(ct);
        return await RestoreCheck.RunAsync(source, place, features, countsEqual, clock, ct);
    }

    private async Task<Guid?> KnownAsync(string sha256, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<BackupRecord>().Where(b => b.Sha256 == sha256).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(ct);
    }

    private RestoreTestRecord Record(Actor actor, string file, string sha256, DateTime at, long begin, Guid? backup, RestoreFindings? found) => new()
    {
        Id = clock.NewId(),
        At = at,
        BackupId = backup,
        File = Path.GetFullPath(file),
        Sha256 = sha256,
        Took = clock.GetElapsedTime(begin),
        TrailEntries = found?.Entries ?? 0,
        ContentFiles = found?.ContentFiles ?? 0,
        HashesHold = found is { Damaged: 0 },
        TrailHolds = found is { TrailBrokenAt: null },
        CountsEqual = found is { CountsEqual: true },
        TesterId = actor.PersonId,
        TesterName = actor.Name,
    };

    private Task<Result<RestoreTestRecord>> RecordAsync(Actor actor, RestoreTestRecord record, CancellationToken ct) =>
        vault.ActAsync<RestoreTestRecord>(this, actor, act =>
        {
            act.Db.Add(record);
            act.Note("restore-test.made", new ObjectRef(RestoreTestRecord.ObjectKind, record.Id), new
            {
                record.File,
                record.Sha256,
                record.BackupId,
                record.TrailEntries,
                record.ContentFiles,
                record.HashesHold,
                record.TrailHolds,
                record.CountsEqual,
                TookMs = (long)record.Took.TotalMilliseconds,
            });
            return Task.FromResult<Result<RestoreTestRecord>>(record);
        }, ct);
}

/// <summary>A second person looks at the record of a restore test (R35). Refuses with <c>restore-test.own</c> the tester, and a second review.</summary>
[Needs(Permission.Operate, Permission.Audit)]
public sealed class ReviewRestoreTest(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid id, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await act.Db.Set<RestoreTestRecord>().FirstOrDefaultAsync(t => t.Id == id, act.Token) is not { } record)
                return Error.NotFound("restore-test.unknown");
            if (record.TesterId == actor.PersonId)
                return Error.Forbidden("restore-test.own");
            if (record.ReviewedAt is not null)
                return Error.Conflict("restore-test.reviewed-already", record.ReviewerName!);
            (record.ReviewerId, record.ReviewerName, record.ReviewedAt) = (actor.PersonId, actor.Name, act.Now);
            act.Note("restore-test.reviewed", new ObjectRef(RestoreTestRecord.ObjectKind, id));
            return Result.Success;
        }, ct);
}
