using ComplianceVault.App.Desk;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Database.Tests.Platform.Seeding;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform.Access;

public sealed class SignInTests
{
    private const string Name = "系统管理员甲";
    private const string Password = "sample-word-77";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ActSession Session => new("test", ActSource.Page);

    [Theory, OnEachDatabase]
    public async Task SetUp_WithoutTheCode_FoundsNothing(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database);
        Assert.Equal("setup.code-wrong", (await SetUpAsync(vault, "AAAAA-AAAAA")).Error?.Code);
        await using var db = await vault.DatabaseAsync();
        Assert.False(await db.Users.AnyAsync(Ct));
        Assert.False(await db.Set<TrailEntry>().AnyAsync(Ct));
    }

    [Theory, OnEachDatabase]
    public async Task SetUp_Twice_IsRefused(Database database)
    {
        await using var vault = await FoundedAsync(database);
        Assert.Equal("setup.done", (await SetUpAsync(vault, vault.Get<SetUpCode>().Text)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task SetUp_WithAWeakPassword_LeavesAnEmptyVault(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database);
        Assert.Equal("account.password-weak", (await SetUpAsync(vault, vault.Get<SetUpCode>().Text, "short1")).Error?.Code);
        await using var db = await vault.DatabaseAsync();
        Assert.False(await db.Set<Person>().AnyAsync(Ct));
    }

    [Theory, OnEachDatabase]
    public async Task SignIn_WithTheRightPassword_IsNotedAndGivesTheRightsOfNow(Database database)
    {
        await using var vault = await FoundedAsync(database);
        var accepted = (await SignInAsync(vault, Password)).Value;
        var actor = await WhoAsync(vault, accepted.AccountId);
        Assert.True(actor!.Can(Permission.ManageOrganisation) && actor.Can(Permission.ControlDocuments));
        Assert.False(actor.Can(Permission.Audit));
        Assert.Equal("account.signed-in", await LastActAsync(vault));
    }

    [Theory, OnEachDatabase]
    public async Task SignIn_FiveFailures_LockEvenTheRightPasswordOut(Database database)
    {
        await using var vault = await FoundedAsync(database);
        for (var attempt = 1; attempt <= 4; attempt++)
            Assert.Equal("account.sign-in-failed", (await SignInAsync(vault, "wrong")).Error?.Code);
        Assert.Equal("account.locked", (await SignInAsync(vault, "wrong")).Error?.Code);
        Assert.Equal("account.locked", await LastActAsync(vault));
        Assert.Equal("account.locked", (await SignInAsync(vault, Password)).Error?.Code);
        Assert.Equal("account.sign-in-refused", await LastActAsync(vault));
    }

    /// <summary>Not only while the lock lasts: an attack by night would have passed unseen (R08).</summary>
    [Theory, OnEachDatabase]
    public async Task LockedAccount_WaitsOnTheAdministratorsDesk_UntilItsOwnerSignsIn(Database database)
    {
        await using var vault = await FoundedAsync(database);
        for (var attempt = 1; attempt <= 5; attempt++)
            await SignInAsync(vault, "wrong");
        await using (var db = await vault.DatabaseAsync())
            await db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.LockoutEnd, DateTimeOffset.UnixEpoch), Ct); // the lock is over
        var administrator = await vault.ActorAsync(Name);

        var row = Assert.Single(await LockedAsync());
        Assert.Equal((Name, administrator.PersonId), (row.Number, row.ObjectId));

        Assert.True((await SignInAsync(vault, Password)).Succeeded);
        Assert.Empty(await LockedAsync());

        async Task<IReadOnlyList<DeskRow>> LockedAsync() => (await vault.Get<DeskQueries>().BoardAsync(administrator, ["account.locked"], new(), Ct)).Value.Page.Rows;
    }

    [Theory, OnEachDatabase]
    public async Task Password_TooOld_MustBeChanged_OnlyWhereTheCompanyWantsIt(Database database)
    {
        const string Newer = "another-word-88";
        await using var vault = await FoundedAsync(database);
        vault.Clock.Advance(TimeSpan.FromDays(200));
        Assert.False((await SignInAsync(vault, Password)).Value.MustChangePassword);
        var administrator = await vault.ActorAsync(Name);
        Assert.True((await vault.Get<ChangeSetting>().ExecuteAsync(administrator, "password.days", "180", "公司密码制度", Ct)).Succeeded);

        Assert.True((await SignInAsync(vault, Password)).Value.MustChangePassword);
        Assert.Empty((await vault.Get<DeskQueries>().BoardAsync(administrator, ["account.password-reset"], new(), Ct)).Value.Page.Rows); // nobody reset it
        Assert.True((await vault.Get<ChangeOwnPassword>().ExecuteAsync(administrator, Password, Newer, Ct)).Succeeded);
        Assert.False((await SignInAsync(vault, Newer)).Value.MustChangePassword);
        vault.Clock.Advance(TimeSpan.FromDays(181));
        Assert.True((await SignInAsync(vault, Newer)).Value.MustChangePassword);
        Assert.Empty((await vault.Get<DeskQueries>().BoardAsync(administrator, ["account.password-reset"], new(), Ct)).Value.Page.Rows);
    }

    [Theory, OnEachDatabase]
    public async Task SignIn_WithAnUnknownName_IsNotedWithoutTheName(Database database)
    {
        await using var vault = await FoundedAsync(database);
        var refused = await vault.Get<SignIn>().ExecuteAsync("my-secret-password", "x", Session, Ct);
        Assert.Equal("account.sign-in-failed", refused.Error?.Code);
        await using var db = await vault.DatabaseAsync();
        var entry = await db.Set<TrailEntry>().OrderBy(e => e.Seq).LastAsync(Ct);
        Assert.Equal(("account.sign-in-failed", "—"), (entry.Act, entry.PersonName));
        Assert.False(await db.Set<TrailDetail>().AnyAsync(d => d.Content.Contains("my-secret-password"), Ct));
    }

    [Theory, OnEachDatabase]
    public async Task Deactivated_IsOutAtOnce_AndCannotSignIn(Database database)
    {
        await using var vault = await FoundedAsync(database);
        var account = (await SignInAsync(vault, Password)).Value.AccountId;
        var stamp = (await vault.Get<SignedInPeople>().FindAccountAsync(account, Ct))!.SecurityStamp;
        Assert.NotNull(await vault.Get<SignedInPeople>().FindAsync(account, stamp, Session, Ct));
        await using (var db = await vault.DatabaseAsync())
            await db.Users.ExecuteUpdateAsync(s => s.SetProperty(a => a.DeactivatedAt, TestVault.Start.UtcDateTime), Ct);
        Assert.Null(await vault.Get<SignedInPeople>().FindAsync(account, stamp, Session, Ct));
        Assert.Equal("account.deactivated", (await SignInAsync(vault, Password)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WhoHasLeft_CannotSignIn(Database database)
    {
        await using var vault = await FoundedAsync(database);
        await using (var db = await vault.DatabaseAsync())
            await db.Set<Person>().ExecuteUpdateAsync(s => s.SetProperty(p => p.LeftAt, TestVault.Start.UtcDateTime), Ct);
        Assert.Equal("account.deactivated", (await SignInAsync(vault, Password)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ChangeOwnPassword_EndsOtherSignIns_AndAnswersAReset(Database database)
    {
        await using var vault = await FoundedAsync(database);
        await using (var db = await vault.DatabaseAsync())
            await db.Users.ExecuteUpdateAsync(s => s.SetProperty(a => a.MustChangePassword, true), Ct);
        var accepted = (await SignInAsync(vault, Password)).Value;
        Assert.True(accepted.MustChangePassword);
        var before = (await vault.Get<SignedInPeople>().FindAccountAsync(accepted.AccountId, Ct))!.SecurityStamp;
        var actor = (await WhoAsync(vault, accepted.AccountId))!;

        Assert.Equal("account.password-wrong", (await ChangeAsync("no-such-word-1", "another-word-88")).Error?.Code);
        Assert.Equal("account.password-same", (await ChangeAsync(Password, Password)).Error?.Code);
        Assert.Equal("account.password-weak", (await ChangeAsync(Password, "aaaaaaaaaa1")).Error?.Code);
        Assert.True((await ChangeAsync(Password, "another-word-88")).Succeeded);

        Assert.Null(await vault.Get<SignedInPeople>().FindAsync(accepted.AccountId, before, Session, Ct));
        Assert.False((await SignInAsync(vault, "another-word-88")).Value.MustChangePassword);

        Task<Result> ChangeAsync(string current, string chosen) => vault.Get<ChangeOwnPassword>().ExecuteAsync(actor, current, chosen, Ct);
    }

    [Theory, OnEachDatabase]
    public async Task SecondFactor_SwitchedOn_IsAskedFor_AndEachRecoveryCodeWorksOnce(Database database)
    {
        await using var vault = await FoundedAsync(database);
        var account = (await SignInAsync(vault, Password)).Value.AccountId;
        var actor = (await WhoAsync(vault, account))!;
        var factor = vault.Get<OwnTwoFactor>();
        Assert.True((await factor.BeginAsync(actor, Ct)).Succeeded);
        Assert.Equal("account.code-wrong", (await factor.EnableAsync(actor, "12345", Ct)).Error?.Code);
        var key = (await vault.Get<SignedInPeople>().FindOwnAsync(actor, Ct))!.AuthenticatorKey!;
        var codes = (await factor.EnableAsync(actor, Totp.Of(key), Ct)).Value;
        Assert.Equal(10, codes.Count);

        Assert.True((await SignInAsync(vault, Password)).Value.NeedsSecondFactor);
        Assert.NotEqual("account.signed-in", await LastActAsync(vault));
        Assert.Equal("account.code-wrong", (await ConfirmAsync("abc")).Error?.Code);
        Assert.True((await ConfirmAsync(Totp.Of(key))).Succeeded);
        Assert.Equal("account.signed-in", await LastActAsync(vault));
        Assert.True((await ConfirmAsync(codes[0])).Succeeded);
        Assert.Equal("account.code-wrong", (await ConfirmAsync(codes[0])).Error?.Code);

        Assert.Equal("account.password-wrong", (await factor.DisableAsync(actor, "wrong", Ct)).Error?.Code);
        Assert.True((await factor.DisableAsync(actor, Password, Ct)).Succeeded);
        Assert.False((await SignInAsync(vault, Password)).Value.NeedsSecondFactor);

        Task<Result<PasswordAccepted>> ConfirmAsync(string code) => vault.Get<ConfirmSecondFactor>().ExecuteAsync(account, code, Session, Ct);
    }

    private static async Task<TestVault> FoundedAsync(Database database)
    {
        var vault = await TestVault.CreateAsync(database);
        Assert.True((await SetUpAsync(vault, vault.Get<SetUpCode>().Text)).Succeeded);
        return vault;
    }

    private static Task<Result<FoundedVault>> SetUpAsync(TestVault vault, string code, string password = Password) =>
        vault.Get<SetUpVault>().ExecuteAsync(new SetUpRequest(code, Plans.Of("海岸数据服务有限公司", 4), Name, password, [Role.Controller]), Session, null, Ct);

    private static Task<Result<PasswordAccepted>> SignInAsync(TestVault vault, string password) =>
        vault.Get<SignIn>().ExecuteAsync(Name, password, Session, Ct);

    private static async Task<Actor?> WhoAsync(TestVault vault, Guid account)
    {
        var people = vault.Get<SignedInPeople>();
        var stamp = (await people.FindAccountAsync(account, Ct))!.SecurityStamp;
        return (await people.FindAsync(account, stamp, Session, Ct))?.Actor;
    }

    private static async Task<string> LastActAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        return await db.Set<TrailEntry>().OrderByDescending(e => e.Seq).Select(e => e.Act).FirstAsync(Ct);
    }
}
