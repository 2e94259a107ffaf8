using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>
/// Removes the oldest scheduled backups beyond the number to keep; the newest verified one stays whatever the number says. Manual backups
/// belong to whoever made them. The records stay.
/// </summary>
[Needs(Permission.Operate)]
public sealed class BackupRotation(Vault vault, VaultPaths paths)
{
    /// <summary>Returns the names of the removed files.</summary>
    public Task<Result<IReadOnlyList<string>>> ExecuteAsync(Actor actor, int keep, CancellationToken ct) =>
        vault.ActAsync<IReadOnlyList<string>>(this, actor, async act =>
        {
            var there = await act.Db.Set<BackupRecord>().Where(b => b.RemovedAt == null).OrderByDescending(b => b.At).ToListAsync(act.Token);
            var newestVerified = there.Find(b => b.Verified);
            var old = there.Where(b => b.Kind == BackupKind.Scheduled).Skip(keep).Where(b => b != newestVerified).ToList();
            foreach (var backup in old)
            {
                File.Delete(Path.Combine(paths.Backups, Path.GetFileName(backup.File)));
                backup.RemovedAt = act.Now;
                act.Note("backup.removed", new ObjectRef(BackupRecord.ObjectKind, backup.Id), new { backup.File, backup.At });
            }

            return Result.Of<IReadOnlyList<string>>(old.ConvertAll(b => Path.GetFileName(b.File)));
        }, ct);
}
