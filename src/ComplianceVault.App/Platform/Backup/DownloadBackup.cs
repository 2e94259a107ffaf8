using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>A package on its way to a person; the stream is the receiver's to close.</summary>
public sealed record OpenedBackup(Stream Content, string FileName);

/// <summary>Hands out the file of a backup, to keep it elsewhere; the trail keeps who took the whole vault along (R01: export).</summary>
[Needs(Permission.Operate)]
public sealed class DownloadBackup(Vault vault, VaultPaths paths)
{
    /// <summary>Refuses with <c>backup.unknown</c> and <c>backup.file-gone</c>.</summary>
    public Task<Result<OpenedBackup>> ExecuteAsync(Actor actor, Guid id, CancellationToken ct) =>
        vault.ActAsync<OpenedBackup>(this, actor, async act =>
        {
            if (await act.Db.Set<BackupRecord>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, act.Token) is not { } backup)
                return Error.NotFound("backup.unknown");
            var (path, name) = (backup.PathIn(paths), Path.GetFileName(backup.File));
            if (!File.Exists(path))
                return Error.NotFound("backup.file-gone", name);
            act.Note("backup.downloaded", new ObjectRef(BackupRecord.ObjectKind, id), new { backup.File, backup.Sha256 });
            return new OpenedBackup(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true), name);
        }, ct);
}
