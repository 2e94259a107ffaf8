using System.Globalization;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>A backup that a person asked for on the page; it is kept until somebody removes it.</summary>
internal sealed class BackupNowJob(BackUp backUp, VaultOptions options) : IJob
{
    public const string Code = "backup.now";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var made = await backUp.ExecuteAsync(context.Actor, new BackupRequest(BackupKind.Manual, Password: options.BackupPassword), context.Progress, ct);
        if (!made.Succeeded)
            return made.Error;
        var backup = made.Value;
        return new { backup.File, backup.Bytes, backup.Verified, backup.DamagedFiles, backup.TrailBrokenAt };
    }
}

/// <summary>A restore test of one of the vault's own backups; the argument is the backup's id.</summary>
internal sealed class RestoreTestJob(RestoreTest test, IDbContextFactory<VaultDbContext> databases, VaultPaths paths, VaultOptions options) : IJob
{
    public const string Code = "restore-test.run";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var file = await FileAsync(context.Argument, ct);
        if (!file.Succeeded)
            return file.Error;
        var tested = await test.ExecuteAsync(context.Actor, file.Value.Path, file.Value.Password, ct);
        if (!tested.Succeeded)
            return tested.Error;
        var record = tested.Value;
        return record.Passed
            ? Result.Of<object>(new { record.File, record.TrailEntries, record.ContentFiles })
            : Error.Unavailable("restore-test.not-passed", Path.GetFileName(record.File));
    }

    private async Task<Result<(string Path, string? Password)>> FileAsync(string argument, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return Guid.TryParse(argument, CultureInfo.InvariantCulture, out var id)
            && await db.Set<BackupRecord>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct) is { } backup
                ? (backup.PathIn(paths), backup.Encrypted ? options.BackupPassword : null)
                : Error.NotFound("backup.unknown");
    }
}
