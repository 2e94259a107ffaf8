using ComplianceVault.App.Desk;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Database.Tests.Platform.Backup;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>What the vault finds out about itself comes to the system administrator's desk.</summary>
public sealed class CareDeskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task BackupThatIsNotVerified_Waits_UntilOneIs(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database, Shelf.Add);
        var administrator = await AdministratorAsync(vault);
        var (_, hash) = await vault.Get<Shelf>().KeepAsync(administrator, "一份文件");
        var path = Path.Combine(vault.Get<VaultPaths>().Content, hash[..2], hash);
        File.Move(path, path + ".away");
        var backup = await BackUpAsync(vault, administrator);
        var row = Assert.Single(await WaitingAsync(vault, administrator));
        Assert.Equal(("care.backup-unverified", Path.GetFileName(backup.File)), (row.Kind, row.Title));

        File.Move(path + ".away", path);
        vault.Clock.Advance(TimeSpan.FromDays(1));
        await BackUpAsync(vault, administrator);
        Assert.Empty(await WaitingAsync(vault, administrator));
    }

    [Theory, OnEachDatabase]
    public async Task RestoreTest_Waits_WhenItIsOverdue_UntilOneIsPassed(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database, Shelf.Add);
        var administrator = await AdministratorAsync(vault);
        var backup = await BackUpAsync(vault, administrator);
        vault.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Empty(await WaitingAsync(vault, administrator));
        vault.Clock.Advance(TimeSpan.FromDays(2));
        var row = Assert.Single(await WaitingAsync(vault, administrator));
        Assert.Equal(("care.restore-test", Path.GetFileName(backup.File)), (row.Kind, row.Title));

        var test = await vault.Get<RestoreTest>().ExecuteAsync(administrator, backup.File, null, Ct);
        Assert.True(test.Value.Passed);
        Assert.Empty(await WaitingAsync(vault, administrator));
    }

    internal static async Task<Actor> AdministratorAsync(TestVault vault)
    {
        const string Name = "系统管理员甲";
        var person = await vault.PersonAsync(Name, Permission.Read, Permission.Operate);
        await using var db = await vault.DatabaseAsync();
        db.Add(new Role { Code = Role.Administrator, NameZh = "系统管理员" });
        db.Add(new RoleAssignment { Id = vault.Clock.NewId(), PersonId = person.PersonId, RoleCode = Role.Administrator, From = vault.Clock.UtcNow() });
        await db.SaveChangesAsync(Ct);
        return await vault.ActorAsync(Name);
    }

    internal static async Task<IReadOnlyList<DeskRow>> WaitingAsync(TestVault vault, Actor actor) =>
        (await vault.Get<DeskQueries>().BoardAsync(actor, [], new(), Ct)).Value.Page.Rows;

    private static async Task<BackupRecord> BackUpAsync(TestVault vault, Actor administrator)
    {
        var made = await vault.Get<BackUp>().ExecuteAsync(administrator, new BackupRequest(BackupKind.Manual), null, Ct);
        Assert.True(made.Succeeded, made.Error?.ToString());
        return made.Value;
    }
}
