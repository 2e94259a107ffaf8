using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Access;

/// <summary>Who stands behind a sign-in at this moment; a password reset by an administrator must be answered first (R14).</summary>
public sealed record SignedIn(Actor Actor, bool MustChangePassword);

/// <summary>A person's own account as its page shows it. The key is that of the authenticator app, null before it was asked for.</summary>
public sealed record OwnAccount(string Name, bool TwoFactorEnabled, string? AuthenticatorKey, int RecoveryCodesLeft);

/// <summary>Answers for a sign-in whether it still counts, and what a person's own account looks like.</summary>
public sealed class SignedInPeople(IDbContextFactory<VaultDbContext> databases, IActors actors, Accounts accounts)
{
    /// <summary>
    /// Null when the account is deactivated, its security stamp has changed since (password, second factor, forced sign-out), or the person
    /// has left: whoever held it is out at once.
    /// </summary>
    public async Task<SignedIn?> FindAsync(Guid accountId, string? stamp, ActSession session, CancellationToken ct)
    {
        var account = await FindAccountAsync(accountId, ct);
        if (account is null || account.DeactivatedAt is not null || account.SecurityStamp != stamp)
            return null;
        var actor = await actors.FindAsync(account.PersonId, session, ct);
        return actor is null ? null : new SignedIn(actor, account.MustChangePassword);
    }

    public async Task<Account?> FindAccountAsync(Guid accountId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == accountId, ct);
    }

    /// <summary>The account with which the actor signs in.</summary>
    public async Task<Account?> FindAccountOfAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == actor.PersonId, ct);
    }

    public async Task<OwnAccount?> FindOwnAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var account = await db.Users.FirstOrDefaultAsync(a => a.PersonId == actor.PersonId, ct);
        if (account is null)
            return null;
        var manager = accounts.In(db);
        return new OwnAccount(
            account.UserName!, account.TwoFactorEnabled, await manager.GetAuthenticatorKeyAsync(account), await manager.CountRecoveryCodesAsync(account));
    }

    /// <summary>The accounts a sample vault offers on its sign-in page, with the roles they stand for; empty in a real vault.</summary>
    public async Task<IReadOnlyList<string>> SampleNamesAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await VaultIdentity.IsSampleAsync(db, ct))
            return [];
        return await db.Users.AsNoTracking().Where(a => a.IsSample && a.DeactivatedAt == null)
            .OrderBy(a => a.Id).Select(a => a.UserName!).ToListAsync(ct);
    }
}
