using ComplianceVault.App.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Platform.Backup;

/// <summary>Backup, restore, and the proof that restoring works.</summary>
internal static class BackupModule
{
    public static void AddBackup(this IServiceCollection services)
    {
        services.AddTransient<BackupPacking>();
        services.AddTransient<BackUp>();
        services.AddTransient<BackupRotation>();
        services.AddTransient<RestoreVault>();
        services.AddTransient<RestoreTest>();
        services.AddTransient<ReviewRestoreTest>();
        services.AddTransient<BackupQueries>();
        services.AddTransient<DownloadBackup>();
        services.AddTransient<IJob, BackupNowJob>();
        services.AddTransient<IJob, RestoreTestJob>();
        services.AddTransient<IJob, BackupJob>();
        services.AddSingleton(new DailyJob(BackupJob.Code, new TimeOnly(2, 0), Hour: BackupSettings.Hour));
        services.AddSingleton(BackupSettings.Hour);
        services.AddSingleton(BackupSettings.Keep);
        services.AddSingleton(BackupSettings.RestoreTestDays);
    }
}
