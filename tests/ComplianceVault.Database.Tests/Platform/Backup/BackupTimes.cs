using System.Diagnostics;

namespace ComplianceVault.Database.Tests.Platform.Backup;

/// <summary>How long backup and restore take; run on request, see README.</summary>
public sealed class BackupTimes
{
    [Theory(Explicit = true), OnEachDatabase]
    public async Task OfAVaultWithAThousandFiles(Database database)
    {
        await using var vault = await BackupTests.FilledAsync(database, 1000);

        var begin = Stopwatch.GetTimestamp();
        var made = await BackupTests.MakeAsync(vault);
        var backup = Stopwatch.GetElapsedTime(begin);
        await using var clean = TestVault.CreateEmpty(database, Shelf.Add);
        begin = Stopwatch.GetTimestamp();
        var restored = await BackupTests.RestoreAsync(clean, made.File);
        var restore = Stopwatch.GetElapsedTime(begin);

        Assert.True(restored.Value.Findings.Holds);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{database}: {made.ContentFiles} files, {made.Bytes / 1048576.0:F1} MiB: backup {backup.TotalSeconds:F1} s, restore {restore.TotalSeconds:F1} s");
    }
}
