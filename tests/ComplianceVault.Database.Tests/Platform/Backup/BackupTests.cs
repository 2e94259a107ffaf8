using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using ComplianceVault.Search.Indexing;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform.Backup;

public sealed class BackupTests
{
    private const string Password = "恢复口令-2026-甲";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ABackup_RestoredOnACleanMachine_IsTheSameVault(Database database)
    {
        await using var vault = await FilledAsync(database, 12);
        await File.WriteAllTextAsync(Path.Combine(vault.Get<VaultPaths>().Keys, "key-1.xml"), "<key/>", Ct);
        var made = await MakeAsync(vault);
        Assert.True(made.Verified);

        await using var clean = TestVault.CreateEmpty(database, Shelf.Add);
        var restored = await RestoreAsync(clean, made.File);

        Assert.True(restored.Succeeded, restored.Error?.ToString());
        Assert.True(restored.Value.Findings.Holds, restored.Value.Findings.ToString());
        Assert.Equal((made.Sha256, made.TrailSeq, 12), (restored.Value.Sha256, restored.Value.Facts.TrailSeq, restored.Value.Findings.ContentFiles));
        var verification = await clean.Get<TrailVerifier>().VerifyAsync(Ct);
        Assert.True(verification.Holds, verification.ToString());
        Assert.Equal(await HashesAsync(vault, made.TrailSeq), await HashesAsync(clean, made.TrailSeq));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(clean.Get<VaultPaths>().Keys, "key-1.xml"), Ct));
        await using var db = await clean.DatabaseAsync();
        Assert.Equal("vault.restored", await db.Set<TrailEntry>().OrderByDescending(e => e.Seq).Select(e => e.Act).FirstAsync(Ct));
    }

    [Theory, OnEachDatabase]
    public async Task ABackup_WritesItsRecord_WithTheHeadOfTheTrail(Database database)
    {
        await using var vault = await FilledAsync(database, 2);

        var made = await MakeAsync(vault, Password);

        await using var db = await vault.DatabaseAsync();
        var record = await db.Set<BackupRecord>().SingleAsync(Ct);
        var entries = await db.Set<TrailEntry>().OrderBy(e => e.Seq).ToListAsync(Ct);
        Assert.Equal((made.Id, true, true, BackupKind.Manual, "系统管理员"), (record.Id, record.Verified, record.Encrypted, record.Kind, record.ByName));
        Assert.Equal((2, entries[1].Hash), (record.TrailSeq, record.TrailHash));
        Assert.Equal("backup.made", entries[^1].Act);
        Assert.Equal(new FileInfo(record.File).Length, record.Bytes);
        Assert.Contains($" 2 {entries[1].Hash}", await File.ReadAllTextAsync(vault.Get<VaultPaths>().WitnessFile, Ct), StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task AFlippedByte_IsFound_AndNothingIsRestored(Database database)
    {
        await using var vault = await FilledAsync(database, 3);
        var made = await MakeAsync(vault);
        var bytes = await File.ReadAllBytesAsync(made.File, Ct);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(made.File, bytes, Ct);

        await using var clean = TestVault.CreateEmpty(database, Shelf.Add);
        var restored = await RestoreAsync(clean, made.File);

        Assert.Equal("restore.damaged", restored.Error?.Code);
        Assert.True((await clean.Get<IDatabaseBackup>().IsEmptyAsync(Ct)).Value);
        Assert.False(Directory.Exists(clean.Get<VaultPaths>().Content));
    }

    [Theory, OnEachDatabase]
    public async Task AnEncryptedBackup_NeedsItsPassword(Database database)
    {
        await using var vault = await FilledAsync(database, 2);
        var made = await MakeAsync(vault, Password);
        await using var clean = TestVault.CreateEmpty(database, Shelf.Add);

        Assert.Equal("content.package-password", (await RestoreAsync(clean, made.File)).Error?.Code);
        Assert.Equal("content.package-password", (await RestoreAsync(clean, made.File, "另一个口令-2026")).Error?.Code);
        var restored = await RestoreAsync(clean, made.File, Password);
        Assert.True(restored.Succeeded && restored.Value.Findings.Holds, restored.Error?.ToString());
    }

    [Theory, OnEachDatabase]
    public async Task ABackup_WhileFourWrite_IsOneConsistentState(Database database)
    {
        await using var vault = await FilledAsync(database, 5);
        var actor = await vault.PersonAsync("行政部文控", Permission.Read);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writers = Enumerable.Range(1, 4).Select(w => Task.Run(async () =>
        {
            for (var n = 1; !stop.IsCancellationRequested; n++)
                await vault.Get<Shelf>().KeepAsync(actor, $"第 {w} 组第 {n} 份");
        }, Ct)).ToList();

        var made = await MakeAsync(vault);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        await using var clean = TestVault.CreateEmpty(database, Shelf.Add);
        var restored = await RestoreAsync(clean, made.File);
        Assert.True(restored.Succeeded && restored.Value.Findings.Holds, $"{restored.Error} {(restored.Succeeded ? restored.Value.Findings : null)}");
        Assert.InRange(made.TrailSeq, 5, long.MaxValue);
        Assert.Equal(made.ContentFiles, restored.Value.Findings.ContentFiles);
    }

    [Theory, OnEachDatabase]
    public async Task ARestore_IntoAVaultThatIsThere_IsRefused(Database database)
    {
        await using var vault = await FilledAsync(database, 1);
        var made = await MakeAsync(vault);

        Assert.Equal("restore.not-empty", (await RestoreAsync(vault, made.File)).Error?.Code);
    }

    [Fact]
    public async Task ABackup_OfAnotherDatabase_IsRefused()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 1);
        var made = await MakeAsync(vault);
        await using var clean = TestVault.CreateEmpty(Database.Postgres, Shelf.Add);

        Assert.Equal("restore.other-database", (await RestoreAsync(clean, made.File)).Error?.Code);
    }

    [Fact]
    public async Task ADamagedStoredFile_DoesNotStopTheBackup_ButItIsNotVerified()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 3);
        var hash = vault.Get<StoredFiles>().All().First();
        await File.WriteAllTextAsync(Path.Combine(vault.Get<VaultPaths>().Content, hash[..2], hash), "别的内容", Ct);

        var made = await MakeAsync(vault);

        Assert.Equal((false, 1), (made.Verified, made.DamagedFiles));
        await using var clean = TestVault.CreateEmpty(Database.Sqlite, Shelf.Add);
        var restored = await RestoreAsync(clean, made.File);
        Assert.Equal((false, 1), (restored.Value.Findings.Holds, restored.Value.Findings.Damaged));
    }

    [Fact]
    public async Task ABackup_BrokenOff_LeavesNothingUnderItsName()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 5);
        var actor = await vault.PersonAsync("系统管理员", Permission.Operate);
        using var stop = new CancellationTokenSource();
        var seen = 0;
        var after = new Steps(() =>
        {
            if (++seen == 3)
                stop.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => vault.Get<BackUp>().ExecuteAsync(actor, new BackupRequest(BackupKind.Manual), after, stop.Token));

        Assert.Empty(Directory.EnumerateFileSystemEntries(vault.Get<VaultPaths>().Backups));
        await using var db = await vault.DatabaseAsync();
        Assert.False(await db.Set<BackupRecord>().AnyAsync(Ct));
    }

    [Fact]
    public async Task WhileABackupHoldsTheFiles_NothingIsSwept()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 1);
        var stored = await vault.Get<StoredFiles>().PutAsync(new MemoryStream([1, 2, 3]), 10, Ct);
        File.SetLastWriteTimeUtc(Path.Combine(vault.Get<VaultPaths>().Content, stored.Value.Hash[..2], stored.Value.Hash), vault.Clock.UtcNow().AddDays(-3));
        var actor = await vault.PersonAsync("系统管理员", Permission.Operate);
        var swept = new List<int>();
        var during = new Steps(() => swept.Add(vault.Get<ContentCare>().SweepAsync(Ct).GetAwaiter().GetResult()));

        await vault.Get<BackUp>().ExecuteAsync(actor, new BackupRequest(BackupKind.Manual), during, Ct);

        Assert.Equal([0], swept);
        Assert.Equal(1, await vault.Get<ContentCare>().SweepAsync(Ct));
    }

    [Fact]
    public async Task WithoutTheRight_NothingIsBackedUp()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 1);
        var reader = await vault.PersonAsync("职员", Permission.Read);

        var made = await vault.Get<BackUp>().ExecuteAsync(reader, new BackupRequest(BackupKind.Manual), null, Ct);

        Assert.Equal("access.missing-permission", made.Error?.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(vault.Get<VaultPaths>().Backups));
    }

    [Fact]
    public async Task AShortPassword_IsRefused()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 1);
        var actor = await vault.PersonAsync("系统管理员", Permission.Operate);

        var made = await vault.Get<BackUp>().ExecuteAsync(actor, new BackupRequest(BackupKind.Manual, Password: "短口令"), null, Ct);

        Assert.Equal("backup.password-short", made.Error?.Code);
    }

    [Fact]
    public async Task Rotation_KeepsTheNumber_AndNeverRemovesTheNewestVerified()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 2);
        var actor = await vault.PersonAsync("系统管理员", Permission.Operate);
        var files = new List<string>();
        for (var day = 1; day <= 4; day++)
        {
            vault.Clock.Advance(TimeSpan.FromDays(1));
            if (day == 3) // from here on every backup is short of a file
                vault.Get<StoredFiles>().All().ToList().ForEach(h => File.Delete(Path.Combine(vault.Get<VaultPaths>().Content, h[..2], h)));
            var made = await vault.Get<BackUp>().ExecuteAsync(actor, new BackupRequest(BackupKind.Scheduled), null, Ct);
            Assert.Equal(day < 3, made.Value.Verified);
            files.Add(made.Value.File);
        }

        var removed = await vault.Get<BackupRotation>().ExecuteAsync(actor, 1, Ct);

        Assert.Equal([Path.GetFileName(files[2]), Path.GetFileName(files[0])], removed.Value);
        Assert.Equal([false, true, false, true], files.Select(File.Exists));
    }

    [Fact]
    public async Task TheDailyJob_MakesAScheduledBackup()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 2);
        var queue = vault.Get<JobQueue>();
        await queue.EnqueueAsync(Actor.Program(new ActSession("daily", ActSource.Job)), "backup.daily", "", Ct);

        Assert.True(await queue.RunNextAsync(Ct));

        await using var db = await vault.DatabaseAsync();
        var run = await db.Set<JobRun>().SingleAsync(Ct);
        var record = await db.Set<BackupRecord>().SingleAsync(Ct);
        Assert.Equal((JobState.Succeeded, BackupKind.Scheduled, true), (run.State, record.Kind, record.Verified));
        Assert.True(File.Exists(record.File));
    }

    [Theory, OnEachDatabase]
    public async Task ARestoreTest_RecordsItsResult_AndIsReviewedBySomebodyElse(Database database)
    {
        await using var vault = await FilledAsync(database, 4);
        var made = await MakeAsync(vault, Password);
        var tester = await vault.PersonAsync("测试人", Permission.Operate);
        var reviewer = await vault.PersonAsync("内审员", Permission.Audit);

        var test = await vault.Get<RestoreTest>().ExecuteAsync(tester, made.File, Password, Ct);

        Assert.True(test.Succeeded, test.Error?.ToString());
        Assert.True(test.Value.Passed);
        Assert.Equal((made.Id, made.Sha256, made.TrailSeq, 4, "测试人"), (test.Value.BackupId, test.Value.Sha256, test.Value.TrailEntries, test.Value.ContentFiles, test.Value.TesterName));
        Assert.Equal("restore-test.own", (await vault.Get<ReviewRestoreTest>().ExecuteAsync(tester, test.Value.Id, Ct)).Error?.Code);
        Assert.True((await vault.Get<ReviewRestoreTest>().ExecuteAsync(reviewer, test.Value.Id, Ct)).Succeeded);
        var health = await vault.Get<BackupQueries>().HealthAsync(reviewer, Ct);
        Assert.Equal((made.At, test.Value.At.AddDays(90), false), (health.Value.LastVerifiedAt, health.Value.TestDueAt, health.Value.TestOverdue));
        Assert.Single(Directory.EnumerateFileSystemEntries(vault.Get<VaultPaths>().Backups));
    }

    [Fact]
    public async Task ARestoreTest_OfADamagedBackup_IsRecordedAsNotPassed()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 2);
        var made = await MakeAsync(vault);
        var bytes = await File.ReadAllBytesAsync(made.File, Ct);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(made.File, bytes, Ct);

        var test = await vault.Get<RestoreTest>().ExecuteAsync(await vault.PersonAsync("测试人", Permission.Operate), made.File, null, Ct);

        Assert.True(test.Succeeded, test.Error?.ToString());
        Assert.False(test.Value.Passed);
    }

    [Fact]
    public async Task ActsSinceTheBackup_AreReportedAsLost_ByTheWitnessThatSawThem()
    {
        await using var vault = await FilledAsync(Database.Sqlite, 2);
        var made = await MakeAsync(vault);
        await vault.Get<Shelf>().KeepAsync(await vault.PersonAsync("行政部文控", Permission.Read), "备份之后的一份");
        await vault.Get<TrailWitness>().WriteAsync(Ct);
        await using var clean = TestVault.CreateEmpty(Database.Sqlite, Shelf.Add);
        File.Copy(vault.Get<VaultPaths>().WitnessFile, clean.Get<VaultPaths>().WitnessFile);

        var restored = await RestoreAsync(clean, made.File);

        Assert.True(restored.Value.Findings.Holds, restored.Value.Findings.ToString());
        Assert.Equal((2, 4), (restored.Value.Facts.TrailSeq, restored.Value.WitnessedSeq));
    }

    [Theory, OnEachDatabase]
    public async Task ARestore_LeavesTheIndexDirectoryOfOthersAlone_AndRebuildsItsOwn(Database database)
    {
        await using var vault = await FilledAsync(database, 1);
        var made = await MakeAsync(vault);
        await using var clean = TestVault.CreateEmpty(database, Shelf.Add);
        var indexes = clean.Get<VaultPaths>().Indexes;
        Directory.CreateDirectory(Path.Combine(indexes, "别人的目录"));
        string[] others = [Path.Combine(indexes, "账目.xlsx"), Path.Combine(indexes, "别人的目录", "合同.docx")];
        foreach (var other in others)
            await File.WriteAllTextAsync(other, "不相干", Ct);

        var restored = await RestoreAsync(clean, made.File);

        Assert.True(restored.Succeeded, restored.Error?.ToString());
        Assert.All(others, other => Assert.True(File.Exists(other), other));
        Assert.Equal((IndexState.Ready, made.TrailSeq), (clean.Get<SearchIndex>().Open().Status().State, clean.Get<SearchIndex>().Open().CommittedSequence));
    }

    [Theory, OnEachDatabase]
    public async Task ARestore_BesideARunningServerOfTheSameVault_NeedsAnotherIndexDirectory(Database database)
    {
        await using var vault = await FilledAsync(database, 1);
        var made = await MakeAsync(vault);
        await using var clean = TestVault.CreateEmpty(database, Shelf.Add);
        var place = Path.Combine(clean.Get<VaultPaths>().Indexes, Guid.Empty.ToString("D")); // these vaults were never founded
        using (VaultIndex.Open(place, clean.Get<IndexOptions>()).Value)
        {
            var restored = await RestoreAsync(clean, made.File);

            Assert.Equal("restore.index-in-use", restored.Error?.Code);
            Assert.True((await clean.Get<IDatabaseBackup>().IsEmptyAsync(Ct)).Value);
        }

        Assert.True((await RestoreAsync(clean, made.File)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task AnUpgrade_KeepsACopyOfTheDatabaseAsItWas(Database database)
    {
        await using var vault = await FilledAsync(database, 1);
        await using var db = await vault.DatabaseAsync();
        await db.Database.ExecuteSqlRawAsync("UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '20200101000000_Older'", Ct);

        // The tables of the step to be made are there already, so that the upgrade itself fails: the copy was made before.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => vault.Get<VaultStart>().PrepareAsync(Ct));

        var copy = Assert.Single(Directory.GetFiles(vault.Get<VaultPaths>().Backups, "before-upgrade-*"));
        var opened = await vault.Get<IDatabaseBackup>().OpenAsync(copy, Ct);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        await using var source = opened.Value;
        await using var before = source.CreateDbContext();
        Assert.Equal(1, await before.Set<TrailEntry>().CountAsync(Ct));
    }

    internal static async Task<TestVault> FilledAsync(Database database, int files)
    {
        var vault = await TestVault.CreateAsync(database, Shelf.Add);
        var actor = await vault.PersonAsync("行政部", Permission.Read);
        var random = new Random(20260302);
        for (var n = 0; n < files; n++)
        {
            var bytes = new byte[30_000];
            random.NextBytes(bytes);
            await vault.Get<Shelf>().KeepAsync(actor, $"第 {n} 份 {Convert.ToHexString(bytes)}");
        }

        return vault;
    }

    internal static async Task<BackupRecord> MakeAsync(TestVault vault, string? password = null)
    {
        var actor = await vault.PersonAsync("系统管理员", Permission.Operate);
        var made = await vault.Get<BackUp>().ExecuteAsync(actor, new BackupRequest(BackupKind.Manual, Password: password), null, Ct);
        Assert.True(made.Succeeded, made.Error?.ToString());
        return made.Value;
    }

    internal static Task<Result<RestoreReport>> RestoreAsync(TestVault into, string file, string? password = null, string? journal = null) =>
        into.Get<RestoreVault>().ExecuteAsync(new RestoreRequest(file, password, journal, "测试"), null, Ct);

    private static async Task<List<string>> HashesAsync(TestVault vault, long upTo)
    {
        await using var db = await vault.DatabaseAsync();
        return await db.Set<TrailEntry>().Where(e => e.Seq <= upTo).OrderBy(e => e.Seq).Select(e => e.Hash).ToListAsync(Ct);
    }

    private sealed class Steps(Action step) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => step();
    }
}
