using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Access;

/// <summary>Counting of attempts to sign in, the same for both steps.</summary>
internal static class Attempts
{
    /// <summary>Who tries: the account's owner by name, without any right; or nobody.</summary>
    public static Actor By(Account? account, ActSession session) => new()
    {
        PersonId = account?.PersonId ?? Guid.Empty,
        Name = account?.UserName ?? "—",
        Session = session,
    };

    public static async Task<Error?> LockedAsync(Act act, Accounts accounts, Account account, TimeProvider clock)
    {
        if (!await accounts.In(act.Db).IsLockedOutAsync(account))
            return null;
        act.Note("account.sign-in-refused", new ObjectRef(Account.Kind, account.Id), new { Why = "account.locked" });
        return Locked(account, clock);
    }

    /// <summary>Counts a failure; the one that locks the account says so, in the answer and in the trail.</summary>
    public static async Task<Error> FailAsync(Act act, Accounts accounts, Account account, TimeProvider clock, string code)
    {
        var manager = accounts.In(act.Db);
        await manager.AccessFailedAsync(account);
        var about = new ObjectRef(Account.Kind, account.Id);
        act.Note("account.sign-in-failed", about, new { Why = code });
        if (!await manager.IsLockedOutAsync(account))
            return Error.Forbidden(code);
        act.Note("account.locked", about);
        return Locked(account, clock);
    }

    public static async Task SucceedAsync(Act act, Accounts accounts, Account account)
    {
        await accounts.In(act.Db).ResetAccessFailedCountAsync(account);
        act.Note("account.signed-in", new ObjectRef(Account.Kind, account.Id));
    }

    private static Error Locked(Account account, TimeProvider clock)
    {
        var left = account.LockoutEnd.GetValueOrDefault() - clock.GetUtcNow();
        return Error.Forbidden("account.locked", Math.Max(1, (int)Math.Ceiling(left.TotalMinutes)));
    }
}
