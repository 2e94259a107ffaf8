using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>The daily backup: makes it, then removes what is beyond the number to keep.</summary>
internal sealed class BackupJob(BackUp backUp, BackupRotation rotation, VaultSettings settings, VaultOptions options) : IJob
{
    public const string Code = "backup.daily";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var request = new BackupRequest(BackupKind.Scheduled, Password: options.BackupPassword);
        var made = await backUp.ExecuteAsync(context.Actor, request, context.Progress, ct);
        if (!made.Succeeded)
            return made.Error;
        var removed = await rotation.ExecuteAsync(context.Actor, (int)await settings.GetNumberAsync(BackupSettings.Keep, ct), ct);
        if (!removed.Succeeded)
            return removed.Error;
        var backup = made.Value;
        return new { backup.File, backup.Bytes, backup.Verified, backup.DamagedFiles, backup.TrailBrokenAt, Removed = removed.Value };
    }
}

/// <summary>Settings of backup and restore tests.</summary>
public static class BackupSettings
{
    /// <summary>Hour of the company's day at which the daily backup starts.</summary>
    public static SettingDefinition Hour { get; } = new("backup.hour", "2", 0, 23);

    /// <summary>How many scheduled backups are kept.</summary>
    public static SettingDefinition Keep { get; } = new("backup.keep", "14", 1, 1000);

    /// <summary>After how many days without a passed restore test a reminder is due (R35).</summary>
    public static SettingDefinition RestoreTestDays { get; } = new("restore-test.days", "90", 1, 1000);
}
