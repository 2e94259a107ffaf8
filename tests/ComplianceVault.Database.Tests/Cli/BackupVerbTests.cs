using System.Diagnostics;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Packing;
using ComplianceVault.Database.Tests.Platform.Backup;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Cli;

public sealed class BackupVerbTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_ThenRestore_GivesTheSameTrail()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 6);

        var made = await Cvault.RunAsync(vault.Directory, "backup", "--json");
        Assert.True(made.ExitCode == 0, made.ToString());
        Assert.True(made.Json.GetProperty("verified").GetBoolean());
        var file = made.Json.GetProperty("file").GetString()!;

        var restored = await Cvault.RunAsync(vault.Directory, "restore", file, "--data", "second", "--json");
        Assert.True(restored.ExitCode == 0, restored.ToString());
        Assert.Equal(made.Json.GetProperty("sha256").GetString(), restored.Json.GetProperty("sha256").GetString());

        var verified = await Cvault.RunAsync(vault.Directory, "trail", "verify", "--data", "second", "--json");
        Assert.True(verified.ExitCode == 0, verified.ToString());
        Assert.Equal(7, verified.Json.GetProperty("entries").GetInt64());

        var again = await Cvault.RunAsync(vault.Directory, "restore", file, "--data", "second", "--json");
        Assert.Equal((5, "restore.not-empty"), (again.ExitCode, again.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task TheTrail_NamesTheOperatingSystemUser()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 1);

        await Cvault.RunAsync(vault.Directory, "backup");

        await using var db = await vault.DatabaseAsync();
        var entry = await db.Set<TrailEntry>().SingleAsync(e => e.Act == "backup.made", Ct);
        Assert.StartsWith($"cli/{Environment.UserName}/", entry.Session, StringComparison.Ordinal);
        Assert.Equal(("CommandLine", $"ComplianceVault ({Environment.UserName})"), (entry.Source, entry.PersonName));
    }

    [Fact]
    public async Task APerson_NamedByAs_ActsWithTheirOwnRights()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 1);
        await vault.PersonAsync("职员", Permission.Read);
        await vault.PersonAsync("系统管理员", Permission.Operate);

        Assert.Equal(4, (await Cvault.RunAsync(vault.Directory, "backup", "--as", "无此人")).ExitCode);
        Assert.Equal(3, (await Cvault.RunAsync(vault.Directory, "backup", "--as", "职员")).ExitCode);
        var made = await Cvault.RunAsync(vault.Directory, "backup", "--as", "系统管理员", "--json");
        Assert.Equal((0, "系统管理员"), (made.ExitCode, made.Json.GetProperty("by_name").GetString()));
    }

    [Fact]
    public async Task AnEncryptedBackup_IsRestoredAndTested_WithThePasswordFile()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 2);
        await File.WriteAllTextAsync(Path.Combine(vault.Directory, "secret"), "恢复口令-2026-甲\n", Ct);

        var made = await Cvault.RunAsync(vault.Directory, "backup", "--password-file", "secret", "--json");
        var file = made.Json.GetProperty("file").GetString()!;

        Assert.True(made.Json.GetProperty("encrypted").GetBoolean());
        Assert.Equal(2, (await Cvault.RunAsync(vault.Directory, "restore", file, "--data", "second")).ExitCode);
        Assert.Equal(4, (await Cvault.RunAsync(vault.Directory, "restore", file, "--data", "second", "--password-file", "none")).ExitCode);
        Assert.Equal(0, (await Cvault.RunAsync(vault.Directory, "restore-test", file, "--password-file", "secret")).ExitCode);
        Assert.Equal(0, (await Cvault.RunAsync(vault.Directory, "restore", file, "--data", "second", "--password-file", "secret")).ExitCode);
    }

    [Fact]
    public async Task Words_AreChinese_OrEnglishOnRequest()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 1);

        Assert.Contains("备份完成", (await Cvault.RunAsync(vault.Directory, "backup")).Out, StringComparison.Ordinal);
        Assert.Contains("Backup:", (await Cvault.RunAsync(vault.Directory, "backup", "--lang", "en")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABackup_KilledAnywhere_LeavesNoPackageThatIsNotWhole()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 40);
        var begin = Stopwatch.GetTimestamp();
        Assert.Equal(0, (await Cvault.RunAsync(vault.Directory, "backup")).ExitCode);
        var whole = Stopwatch.GetElapsedTime(begin);
        var killed = 0;
        for (var share = 0.3; share < 1; share += 0.07)
            killed += await Cvault.KillAsync(vault.Directory, whole * share, "backup") ? 1 : 0;

        Assert.NotEqual(0, killed);
        var packages = Directory.GetFiles(vault.Get<VaultPaths>().Backups, "*.zip");
        Assert.NotEmpty(packages);
        foreach (var package in packages)
        {
            await using var file = File.OpenRead(package);
            var opened = await PackageReader.OpenAsync(file, null, Ct);
            using var reader = opened.Value;
            Assert.True((await reader.VerifyAsync(Ct)).IsIntact, package);
        }
    }

    [Fact]
    public async Task ARestore_KilledAnywhere_CanBeRunAgain()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 40);
        var made = await Cvault.RunAsync(vault.Directory, "backup", "--json");
        var file = made.Json.GetProperty("file").GetString()!;
        var begin = Stopwatch.GetTimestamp();
        Assert.Equal(0, (await Cvault.RunAsync(vault.Directory, "restore", file, "--data", "first")).ExitCode);
        var whole = Stopwatch.GetElapsedTime(begin);
        for (var n = 4; n < 10; n++)
        {
            var second = $"second-{n}";
            await Cvault.KillAsync(vault.Directory, whole * (n / 10.0), "restore", file, "--data", second);

            // Killed after the last step it is a whole vault; killed before, there is no database and it is restored now.
            var again = await Cvault.RunAsync(vault.Directory, "restore", file, "--data", second);
            Assert.True(again.ExitCode is 0 or 5, again.ToString());
            var verified = await Cvault.RunAsync(vault.Directory, "trail", "verify", "--data", second, "--json");
            Assert.True(verified.ExitCode == 0, verified.ToString());
            Assert.InRange(verified.Json.GetProperty("entries").GetInt64(), 40, 41);
        }
    }
}
