using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Database.Tests.Platform.Backup;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform.Disposal;

public sealed class DisposalTests
{
    private const string Certificate = "XH-2026-007";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ARestoredOlderBackup_DisposesAgain_OfWhatWasDisposedSince(Database database)
    {
        await using var vault = await BackupTests.FilledAsync(database, 2);
        var actor = await vault.PersonAsync("行政部文控", Permission.Read);
        var (gone, goneHash) = await vault.Get<Shelf>().KeepAsync(actor, "到期的一份");
        var (_, keptHash) = await vault.Get<Shelf>().KeepAsync(actor, "未到期的一份");
        var older = await BackupTests.MakeAsync(vault);
        await DisposeAsync(vault, gone, goneHash);

        await using var clean = TestVault.CreateEmpty(database, Shelf.Add);
        var restored = await BackupTests.RestoreAsync(clean, older.File, journal: vault.Get<VaultPaths>().DisposalJournal);

        Assert.True(restored.Succeeded && restored.Value.Findings.Holds, $"{restored.Error} {(restored.Succeeded ? restored.Value.Findings : null)}");
        Assert.Equal(1, restored.Value.Disposals);
        Assert.False(clean.Get<StoredFiles>().Has(goneHash));
        Assert.True(clean.Get<StoredFiles>().Has(keptHash));
        await using var db = await clean.DatabaseAsync();
        Assert.DoesNotContain("到期的一份", await db.Set<TrailDetail>().Where(d => d.ObjectId == gone.Id).Select(d => d.Content).ToListAsync(Ct));
        var verification = await clean.Get<TrailVerifier>().VerifyAsync(Ct);
        Assert.True(verification.Holds, verification.ToString());
        Assert.Equal([Certificate], verification.Certificates);
    }

    [Theory, OnEachDatabase]
    public async Task ADatabasePutBackByHand_IsDisposedOfAgain_AtTheNextStart(Database database)
    {
        await using var vault = await BackupTests.FilledAsync(database, 1);
        var (gone, hash) = await vault.Get<Shelf>().KeepAsync(await vault.PersonAsync("行政部文控", Permission.Read), "到期的一份");
        await vault.Get<DisposalJournal>().AppendAsync([new DisposalLine(vault.Clock.UtcNow(), gone.Kind, gone.Id, Certificate, [hash])], Ct);

        var first = await vault.Get<ReplayDisposals>().RunAsync(Ct);
        var second = await vault.Get<ReplayDisposals>().RunAsync(Ct);

        Assert.Equal((1, 0), (first.Value, second.Value));
        Assert.False(vault.Get<StoredFiles>().Has(hash));
        await using var db = await vault.DatabaseAsync();
        Assert.Equal(Certificate, (await db.Set<DisposedObject>().SingleAsync(Ct)).Certificate);
    }

    [Fact]
    public async Task ContentThatSomethingElseRefersTo_Stays()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 1);
        var actor = await vault.PersonAsync("行政部文控", Permission.Read);
        var (gone, hash) = await vault.Get<Shelf>().KeepAsync(actor, "同一内容");
        await vault.Get<Shelf>().KeepAsync(actor, "同一内容");
        await vault.Get<DisposalJournal>().AppendAsync([new DisposalLine(vault.Clock.UtcNow(), gone.Kind, gone.Id, Certificate, [hash])], Ct);

        await vault.Get<ReplayDisposals>().RunAsync(Ct);

        Assert.True(vault.Get<StoredFiles>().Has(hash));
    }

    [Fact]
    public async Task ATornLine_IsWrittenAgainFromTheDatabase()
    {
        await using var vault = await BackupTests.FilledAsync(Database.Sqlite, 1);
        var (gone, hash) = await vault.Get<Shelf>().KeepAsync(await vault.PersonAsync("行政部文控", Permission.Read), "到期的一份");
        await DisposeAsync(vault, gone, hash);
        var file = vault.Get<VaultPaths>().DisposalJournal;
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Ct))[..40], Ct);

        await vault.Get<ReplayDisposals>().RunAsync(Ct);

        var line = Assert.Single(vault.Get<DisposalJournal>().Read());
        Assert.Equal((gone.Kind, gone.Id, Certificate), (line.Kind, line.Id, line.Certificate));
        Assert.Equal([hash], line.Content);
    }

    /// <summary>What the disposal of a record does, in its two steps: the database, then the journal that follows it.</summary>
    private static async Task DisposeAsync(TestVault vault, ObjectRef gone, string hash)
    {
        await using var db = await vault.DatabaseAsync();
        db.Add(new DisposedObject { Kind = gone.Kind, ObjectId = gone.Id, Certificate = Certificate, At = vault.Clock.UtcNow(), Content = hash });
        await db.SaveChangesAsync(Ct);
        await db.Set<TrailDetail>().Where(d => d.ObjectId == gone.Id).ExecuteDeleteAsync(Ct);
        Assert.Equal(0, (await vault.Get<ReplayDisposals>().RunAsync(Ct)).Value);
    }
}
