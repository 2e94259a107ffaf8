using System.Diagnostics;
using System.Globalization;

namespace ComplianceVault.Database.Tests.Platform.Backup;

/// <summary>How long backup and restore take, told in the output; <c>CVAULT_BACKUP_FILES</c> says for how many files, see README.</summary>
public sealed class BackupTimes
{
    [Theory, OnEachDatabase]
    public async Task OfAVaultWithManyFiles(Database database)
    {
        var files = int.Parse(Environment.GetEnvironmentVariable("CVAULT_BACKUP_FILES") ?? "25", CultureInfo.InvariantCulture);
        await using var vault = await BackupTests.FilledAsync(database, files);

        var begin = Stopwatch.GetTimestamp();
        var made = await BackupTests.MakeAsync(vault);
        var backup = Stopwatch.GetElapsedTime(begin);
        await using var clean = TestVault.CreateEmpty(database, Shelf.Add);
        begin = Stopwatch.GetTimestamp();
        var restored = await BackupTests.RestoreAsync(clean, made.File);
        var restore = Stopwatch.GetElapsedTime(begin);

        Assert.True(restored.Value.Findings.Holds, restored.Value.Findings.ToString());
        Assert.Equal(files, restored.Value.Findings.ContentFiles);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{database}: {made.ContentFiles} files, {made.Bytes / 1048576.0:F1} MiB: backup {backup.TotalSeconds:F1} s, restore {restore.TotalSeconds:F1} s");
    }
}
