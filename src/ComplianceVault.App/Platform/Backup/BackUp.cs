using System.Globalization;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>What kind of backup, where to (null: the vault's own directory of backups), and the password that encrypts it (null: none).</summary>
public sealed record BackupRequest(BackupKind Kind, string? Folder = null, string? Password = null);

/// <summary>
/// Backs up the whole vault while it is used: database with settings, stored files, keys, witness and disposal journal (R34). The file gets its
/// name only after it was read back; then the 备份记录 is written. Refuses with <c>backup.password-short</c>, <c>backup.folder</c>,
/// <c>backup.not-readable</c> and what the database provider says.
/// </summary>
[Needs(Permission.Operate)]
public sealed class BackUp(Vault vault, BackupPacking packing, VaultPaths paths, TimeProvider clock)
{
    public const int LeastPasswordLength = 10;

    public async Task<Result<BackupRecord>> ExecuteAsync(Actor actor, BackupRequest request, IProgress<(int Done, int Of)>? progress, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var password = string.IsNullOrEmpty(request.Password) ? null : request.Password;
        if (password?.Length < LeastPasswordLength)
            return Error.Invalid("backup.password-short", LeastPasswordLength);
        var folder = Path.GetFullPath(request.Folder ?? paths.Backups);
        try
        {
            using var working = new WorkingFolder(folder, clock);
            return await PackAsync(actor, request.Kind, folder, working, password, progress, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Error.Unavailable("backup.folder", folder, e.Message);
        }
    }

    private async Task<Result<BackupRecord>> PackAsync(
        Actor actor, BackupKind kind, string folder, WorkingFolder working, string? password, IProgress<(int, int)>? progress, CancellationToken ct)
    {
        var (begin, at) = (clock.GetTimestamp(), clock.UtcNow());
        var part = working.File("package");
        var result = await packing.PackAsync(working, part, password, progress, ct);
        if (!result.Succeeded)
            return result.Error;
        var packed = result.Value;
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"cvault-{at:yyyyMMdd-HHmmss}-{packed.Facts.TrailSeq}.zip"));
        File.Move(part, file);
        return await RecordAsync(actor, new BackupRecord
        {
            Id = clock.NewId(),
            Kind = kind,
            At = at,
            Took = clock.GetElapsedTime(begin),
            ById = actor.PersonId,
            ByName = actor.Name,
            File = file,
            Bytes = packed.Bytes,
            Sha256 = packed.Sha256,
            TrailSeq = packed.Facts.TrailSeq,
            TrailHash = packed.Facts.TrailHash,
            ContentFiles = packed.Facts.ContentFiles,
            DamagedFiles = packed.Damaged,
            TrailBrokenAt = packed.Trail.BrokenSeq,
            Encrypted = password is not null,
            Verified = packed.Trail.Holds && packed.Damaged == 0,
        }, ct);
    }

    private Task<Result<BackupRecord>> RecordAsync(Actor actor, BackupRecord record, CancellationToken ct) =>
        vault.ActAsync<BackupRecord>(this, actor, act =>
        {
            act.Db.Add(record);
            act.Note("backup.made", new ObjectRef(BackupRecord.ObjectKind, record.Id), new
            {
                record.Kind,
                record.File,
                record.Bytes,
                record.Sha256,
                record.TrailSeq,
                record.TrailHash,
                record.ContentFiles,
                record.DamagedFiles,
                record.TrailBrokenAt,
                record.Encrypted,
                record.Verified,
            });
            return Task.FromResult<Result<BackupRecord>>(record);
        }, ct);
}
