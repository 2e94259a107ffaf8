using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Access;

/// <summary>A password was right: whose, and what is still missing before the person is in.</summary>
public sealed record PasswordAccepted(Guid AccountId, bool NeedsSecondFactor, bool MustChangePassword);

/// <summary>
/// Checks name and password. Each success, failure and lock-out is in the trail; the name of an account that does not exist is not, because
/// people type passwords into the wrong field (R08).
/// </summary>
[NeedsNobody("signing in is how somebody becomes known")]
public sealed class SignIn(
    Vault vault, Accounts accounts, IActors actors, IPasswordHasher<Account> hasher, IDbContextFactory<VaultDbContext> databases, TimeProvider clock)
{
    /// <summary>Refuses with <c>account.sign-in-failed</c>, <c>account.locked</c> or <c>account.deactivated</c>.</summary>
    public async Task<Result<PasswordAccepted>> ExecuteAsync(string name, string password, ActSession session, CancellationToken ct)
    {
        var found = await FindAsync(name, ct);
        var right = IsRight(found, password);
        var hasLeft = found is not null && await actors.FindAsync(found.PersonId, session, ct) is null;
        var judged = Result.Of<Account>(null!);
        var counted = await vault.ActAsync(this, Attempts.By(found, session), async act =>
        {
            judged = await JudgeAsync(act, found, right, hasLeft);
            return Result.Success;
        }, ct);
        if ((counted.Error ?? judged.Error) is { } error)
            return error;
        return new PasswordAccepted(judged.Value.Id, judged.Value.TwoFactorEnabled, judged.Value.MustChangePassword);
    }

    private async Task<Account?> FindAsync(string name, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await accounts.In(db).FindByNameAsync(name.Trim());
    }

    /// <summary>Outside the act, since a slow hash must not hold the transaction; as slow for an unknown name, so that time tells nothing.</summary>
    private bool IsRight(Account? account, string password)
    {
        if (account?.PasswordHash is not null)
            return accounts.IsRight(account, password);
        _ = hasher.HashPassword(null!, password);
        return false;
    }

    /// <summary>The lock-out is asked inside the transaction: many guesses at once do not slip past it.</summary>
    private async Task<Result<Account>> JudgeAsync(Act act, Account? found, bool right, bool hasLeft)
    {
        if (found is null)
        {
            act.Note("account.sign-in-failed", TrailWriter.VaultRef);
            return Error.Forbidden("account.sign-in-failed");
        }

        var account = await act.Db.Users.FirstAsync(a => a.Id == found.Id, act.Token);
        if (await Attempts.LockedAsync(act, accounts, account, clock) is { } locked)
            return locked;
        if (!right)
            return await Attempts.FailAsync(act, accounts, account, clock, "account.sign-in-failed");
        if (account.DeactivatedAt is not null || hasLeft)
        {
            act.Note("account.sign-in-refused", new ObjectRef(Account.Kind, account.Id), new { Why = "account.deactivated" });
            return Error.Forbidden("account.deactivated");
        }

        await PasswordAge.CheckAsync(act, account);
        if (!account.TwoFactorEnabled)
            await Attempts.SucceedAsync(act, accounts, account);
        return account;
    }
}
